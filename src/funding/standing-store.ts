import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

export type ReferenceRow = { readonly reference: string; readonly createdAt: Date }

const reference: Prepared = {
  name: 'funding.reference-standing',
  text: `
    SELECT reference, created_at AS "createdAt" FROM funding.bank_references
    WHERE person_id = $1`,
}

export const loadReferenceRow = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<ReferenceRow | null> =>
  (await ctx.tx.query<ReferenceRow>(reference, [personId]))[0] ?? null

export type RecentDeposit = {
  readonly id: string
  readonly currency: Currency
  readonly amountMinor: bigint
  /** `YYYY-MM-DD`, the bank's day; null when it did not say. */
  readonly bookedOn: string | null
  readonly creditedAt: Date
  /** Came without a reference that we could read, and waited until staff found whose it is. */
  readonly isFound: boolean
}

const deposits: Prepared = {
  name: 'funding.recent-deposits',
  text: `
    SELECT id, currency, amount_minor AS "amountMinor", booked_on::text AS "bookedOn",
      credited_at AS "creditedAt",
      EXISTS (SELECT FROM funding.suspense_items AS s
        WHERE s.entry_id = d.entry_id AND s.deposit_id = d.id) AS "isFound"
    FROM funding.deposits AS d WHERE person_id = $1 AND credited_at >= $2
    ORDER BY credited_at DESC, id DESC LIMIT $3`,
}

/** Newest first. */
export const loadRecentDeposits = (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  limit: number,
) => ctx.tx.query<RecentDeposit>(deposits, [personId, since, limit])

export type WaitingMoney = {
  readonly id: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly reason: string
  readonly state: 'open' | 'returned'
  readonly receivedAt: Date
  readonly decidedAt: Date | null
}

const waiting: Prepared = {
  name: 'funding.waiting-of-person',
  text: `
    SELECT id, currency, amount_minor AS "amountMinor", reason, state,
      received_at AS "receivedAt", decided_at AS "decidedAt"
    FROM funding.suspense_items
    WHERE person_id = $1 AND id >= $2 AND state IN ('open', 'returned') AND reason = ANY($3::text[])
    ORDER BY id DESC LIMIT 20`,
}

/** Unmatched or returned money that bears this person's reference, newest first. */
export const loadWaitingOf = (
  ctx: TxContext,
  personId: PersonId,
  sinceId: string,
  reasons: readonly string[],
) => ctx.tx.query<WaitingMoney>(waiting, [personId, sinceId, reasons])
