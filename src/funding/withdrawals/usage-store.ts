import type { LimitWindows } from '#identity'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Usage } from './withdrawal-limits.ts'

type Row = { daySum: bigint; dayCount: number; monthSum: bigint; monthCount: number }

type Asked = {
  readonly personId: PersonId
  readonly currency: Currency
  readonly windows: LimitWindows
}

const selectUses: Prepared = {
  name: 'funding.select-withdrawal-uses',
  text: `
    SELECT used.*
    FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[])
      WITH ORDINALITY AS asked (person_id, currency, day, month, place)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_minor) FILTER (WHERE requested_at >= asked.day), 0)::bigint
          AS "daySum",
        count(*) FILTER (WHERE requested_at >= asked.day)::integer AS "dayCount",
        coalesce(sum(amount_minor) FILTER (WHERE requested_at >= asked.month), 0)::bigint
          AS "monthSum",
        count(*) FILTER (WHERE requested_at >= asked.month)::integer AS "monthCount"
      FROM funding.withdrawals AS w
      WHERE w.person_id = asked.person_id AND w.currency = asked.currency
        AND w.requested_at >= least(asked.day, asked.month)
    ) AS used
    ORDER BY place`,
}

/**
 * What was withdrawn since the windows began, in order. As in the ledger, what was cancelled or
 * came back does not make room again.
 */
export const loadUsages = async (
  ctx: Pick<TxContext, 'tx'>,
  asked: readonly Asked[],
): Promise<readonly Usage[]> => {
  if (asked.length === 0) return []
  const rows = await ctx.tx.query<Row>(selectUses, [
    asked.map(({ personId }) => personId),
    asked.map(({ currency }) => currency),
    asked.map(({ windows }) => windows.day.startsAt),
    asked.map(({ windows }) => windows.month.startsAt),
  ])
  return rows.map((row) => ({
    day: { sumMinor: row.daySum, count: row.dayCount },
    month: { sumMinor: row.monthSum, count: row.monthCount },
  }))
}
