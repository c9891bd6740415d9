import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { WithdrawalState } from './withdrawal.ts'

/** A withdrawal with all that can be told of it, for who explains it. */
export type WithdrawalFacts = {
  readonly id: string
  readonly personId: PersonId
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly captureId: string | null
  readonly returnId: string | null
  readonly state: WithdrawalState
  /** It lies in a payment file: nobody can cancel it any more. */
  readonly isInFile: boolean
  readonly requestedAt: Date
  readonly reviewDue: Date | null
  readonly arrivesBy: Date
  /** When its owner was last told that it takes longer; null: never. */
  readonly lateToldAt: Date | null
  readonly approvedAt: Date | null
  readonly submittedAt: Date | null
  readonly sentAt: Date | null
  readonly completedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBy: 'owner' | 'okpay' | 'bank' | null
  /** `bank.account_closed`; null: it has not ended, or its owner ended it. */
  readonly endCode: string | null
  readonly outsideCode: string | null
  readonly note: string | null
  readonly policyVersion: number
  readonly instrumentId: string
  readonly holder: string
  readonly accountEnd: string
  /** The bank said that nothing can be paid there. */
  readonly isAccountBlocked: boolean
}

const columns = `
  w.id, w.person_id AS "personId", w.currency, w.amount_minor AS "amountMinor",
  w.fee_minor AS "feeMinor", w.capture_id AS "captureId", w.return_id AS "returnId", w.state,
  w.file_id IS NOT NULL AS "isInFile", w.requested_at AS "requestedAt",
  w.review_due AS "reviewDue", w.arrives_by AS "arrivesBy", w.late_told_at AS "lateToldAt",
  w.approved_at AS "approvedAt", w.submitted_at AS "submittedAt", w.sent_at AS "sentAt",
  w.completed_at AS "completedAt", w.ended_at AS "endedAt", w.ended_by AS "endedBy",
  w.end_code AS "endCode", w.outside_code AS "outsideCode", w.note,
  w.policy_version AS "policyVersion", i.id AS "instrumentId", i.holder,
  i.account_end AS "accountEnd", i.state = 'blocked' AS "isAccountBlocked"`

const one: Prepared = {
  name: 'funding.withdrawal-facts',
  text: `
    SELECT ${columns} FROM funding.withdrawals AS w
      JOIN funding.instruments AS i ON i.id = w.instrument_id WHERE w.id = $1`,
}

/** By its id, whosever it is; null: there is none. */
export const findWithdrawal = async (
  ctx: Pick<TxContext, 'tx'>,
  id: string,
): Promise<WithdrawalFacts | null> => (await ctx.tx.query<WithdrawalFacts>(one, [id]))[0] ?? null

const recent: Prepared = {
  name: 'funding.recent-withdrawals',
  text: `
    SELECT ${columns} FROM funding.withdrawals AS w
      JOIN funding.instruments AS i ON i.id = w.instrument_id
     WHERE w.person_id = $1 AND w.requested_at >= $2
     ORDER BY w.requested_at DESC, w.id DESC LIMIT $3`,
}

/** Of a person since a moment, newest first, at most `limit`. */
export const recentWithdrawals = (
  ctx: Pick<TxContext, 'tx'>,
  personId: PersonId,
  since: Date,
  limit: number,
): Promise<readonly WithdrawalFacts[]> =>
  ctx.tx.query<WithdrawalFacts>(recent, [personId, since, limit])
