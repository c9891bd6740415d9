import { type RawBuilder, sql } from 'kysely'
import type { Account } from '#ledger'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { MovementKind, MovementRow } from './movement.ts'
import type { SearchWord } from './search-words.ts'
import type { LineKind } from './statement.ts'

/** The views whose lines together are a person's activity; each is read by its own index. */
const movementViews = [
  'transfers.movement_view',
  'funding.movement_view',
  'funding.withdrawal_view',
  'funding.withdrawal_return_view',
] as const

export type MovementFilter = {
  readonly currency?: Currency | undefined
  readonly kind?: MovementKind | undefined
  readonly direction?: 'in' | 'out' | undefined
  /** First moment that counts. */
  readonly since?: Date | undefined
  /** First moment that no longer counts. */
  readonly before?: Date | undefined
  readonly words?: readonly SearchWord[] | undefined
  /** Lines after this one: moment (text, to the microsecond) and id. */
  readonly after?: { readonly at: string; readonly id: string } | undefined
  /** One movement only. */
  readonly id?: string | undefined
}

const wordCondition = ({ patterns, amounts }: SearchWord): RawBuilder<boolean> => {
  const texts = patterns.map((pattern) => sql<boolean>`lower(search) LIKE ${pattern}`)
  const sums = amounts.map(
    ({ currency, minor }) => sql<boolean>`currency = ${currency} AND (amount_minor = ${minor}
      OR CASE direction WHEN 'out' THEN amount_minor + fee_minor
                        ELSE amount_minor - fee_minor END = ${minor})`,
  )
  return sql`(${sql.join([...texts, ...sums], sql` OR `)})`
}

const conditionsOf = (filter: MovementFilter): RawBuilder<boolean>[] => {
  const { currency, kind, direction, since, before, after, id, words = [] } = filter
  return [
    ...(currency ? [sql<boolean>`currency = ${currency}`] : []),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(direction ? [sql<boolean>`direction = ${direction}`] : []),
    ...(since ? [sql<boolean>`at >= ${since}`] : []),
    ...(before ? [sql<boolean>`at < ${before}`] : []),
    ...(after ? [sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
    ...(id ? [sql<boolean>`id = ${id}`] : []),
    ...words.map(wordCondition),
  ]
}

/**
 * Movements of a person, newest first. Each view gives at most `limit` lines by its own index
 * before they are put together, and each line looks up its own posting (LIMIT 1 keeps the planner
 * from joining whole tables), so the cost does not grow with the history.
 * @param wallets the person's wallets, for the balance after each line.
 */
export const loadMovements = async (
  ctx: TxContext,
  personId: PersonId,
  wallets: readonly Account[],
  filter: MovementFilter,
  limit: number,
): Promise<readonly MovementRow[]> => {
  const conditions = [sql<boolean>`person_id = ${personId}`, ...conditionsOf(filter)]
  const branches = movementViews.map(
    (view) => sql`(
      SELECT id, kind, at, direction, currency, amount_minor, fee_minor, counterparty,
             counterparty_account, memo, state, ledger_transfer_id
        FROM ${sql.table(view)} WHERE ${sql.join(conditions, sql` AND `)}
       ORDER BY at DESC, id DESC LIMIT ${limit})`,
  )
  const { rows } = await sql<MovementRow>`
    SELECT m.id, m.kind, m.at, m.at::text AS "atText", m.direction, m.currency,
           m.amount_minor AS "amountMinor", m.fee_minor AS "feeMinor", m.counterparty,
           m.counterparty_account AS "counterpartyAccount", m.memo, m.state,
           main.kind IN ('transfer', 'capture') AS "isBooked",
           coalesce(
             (SELECT fee.balance_after_minor FROM ledger.posting_view AS fee
               WHERE fee.account_id = main.account_id AND fee.seq = main.seq + 1
                 AND fee.group_id = main.group_id LIMIT 1),
             main.balance_after_minor) AS "balanceAfterMinor"
      FROM (SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) AS branches
             ORDER BY at DESC, id DESC LIMIT ${limit}) AS m
     CROSS JOIN LATERAL (
       SELECT account_id, seq, group_id, kind, balance_after_minor FROM ledger.posting_view
        WHERE transfer_id = m.ledger_transfer_id AND account_id = ANY(${walletIds(wallets)}::uuid[])
        LIMIT 1
     ) AS main
     ORDER BY m.at DESC, m.id DESC`.execute(ctx.tx.db)
  return rows
}

const walletIds = (wallets: readonly Account[]): string[] => wallets.map(({ id }) => id)

/** The moments at which the days begin in a time zone, in order. */
export const loadDayStarts = async (
  ctx: TxContext,
  timeZone: string,
  days: readonly string[],
): Promise<readonly Date[]> => {
  const { rows } = await sql<{ at: Date }>`
    SELECT (day::date)::timestamp AT TIME ZONE ${timeZone} AS at
      FROM unnest(${days}::text[]) WITH ORDINALITY AS wanted (day, place)
     ORDER BY place`.execute(ctx.tx.db)
  return rows.map(({ at }) => at)
}

/** A posting of a wallet that changed its balance, with the movement that it belongs to. */
export type PostingRow = {
  readonly seq: bigint
  readonly at: Date
  readonly side: 'debit' | 'credit'
  readonly amountMinor: bigint
  readonly balanceAfterMinor: bigint
  readonly isFee: boolean
  /** Null when no movement stands behind the posting. */
  readonly movementId: string | null
  readonly kind: Exclude<LineKind, 'fee' | 'adjustment'> | null
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly memo: string | null
}

/**
 * Postings after `afterSeq` up to `lastSeq`, oldest first. A fee carries the movement whose group it
 * is in; holds and releases are left out, they do not change the balance.
 */
export const loadPostings = async (
  ctx: TxContext,
  { ownerId, id: accountId }: Account,
  range: { readonly afterSeq: bigint; readonly lastSeq: bigint },
  limit: number,
): Promise<readonly PostingRow[]> => {
  const branches = movementViews.map(
    (view) => sql`
      SELECT id, kind, counterparty, counterparty_account, memo FROM ${sql.table(view)}
       WHERE person_id = ${ownerId} AND ledger_transfer_id = main.id`,
  )
  const { rows } = await sql<PostingRow>`
    SELECT p.seq, p.at, p.direction AS side, p.amount_minor AS "amountMinor",
           p.balance_after_minor AS "balanceAfterMinor", p.reason LIKE '%fee' AS "isFee",
           m.id AS "movementId", m.kind, m.counterparty,
           m.counterparty_account AS "counterpartyAccount", m.memo
      FROM (SELECT * FROM ledger.posting_view
             WHERE account_id = ${accountId} AND seq > ${range.afterSeq} AND seq <= ${range.lastSeq}
               AND kind IN ('transfer', 'capture')
             ORDER BY seq LIMIT ${limit}) AS p
     CROSS JOIN LATERAL (
       SELECT coalesce(
         (SELECT other.transfer_id FROM ledger.posting_view AS other
           WHERE p.reason LIKE '%fee' AND other.account_id = p.account_id
             AND other.seq = p.seq - 1 AND other.group_id = p.group_id LIMIT 1),
         p.transfer_id) AS id
     ) AS main
      LEFT JOIN LATERAL (${sql.join(branches, sql` UNION ALL `)} LIMIT 1) AS m ON true
     ORDER BY p.seq`.execute(ctx.tx.db)
  return rows
}
