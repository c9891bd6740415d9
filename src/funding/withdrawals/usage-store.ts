import { sql } from 'kysely'
import type { LimitWindows } from '#identity'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Usage } from './withdrawal-limits.ts'

type Row = { daySum: bigint; dayCount: number; monthSum: bigint; monthCount: number }

/**
 * What was withdrawn since the windows began. As in the ledger, what was cancelled or came back does
 * not make room again.
 */
export const loadUsage = async (
  ctx: TxContext,
  personId: PersonId,
  currency: Currency,
  { day, month }: LimitWindows,
): Promise<Usage> => {
  const since = day.startsAt < month.startsAt ? day.startsAt : month.startsAt
  const { rows } = await sql<Row>`
    SELECT
      coalesce(sum(amount_minor) FILTER (WHERE requested_at >= ${day.startsAt}), 0)::bigint
        AS "daySum",
      (count(*) FILTER (WHERE requested_at >= ${day.startsAt}))::integer AS "dayCount",
      coalesce(sum(amount_minor) FILTER (WHERE requested_at >= ${month.startsAt}), 0)::bigint
        AS "monthSum",
      (count(*) FILTER (WHERE requested_at >= ${month.startsAt}))::integer AS "monthCount"
    FROM funding.withdrawals
    WHERE person_id = ${personId} AND currency = ${currency}
      AND requested_at >= ${since}`.execute(ctx.tx.db)
  const [row] = rows
  return {
    day: { sumMinor: row?.daySum ?? 0n, count: row?.dayCount ?? 0 },
    month: { sumMinor: row?.monthSum ?? 0n, count: row?.monthCount ?? 0 },
  }
}
