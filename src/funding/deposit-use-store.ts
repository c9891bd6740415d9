import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

export type DepositUse = { readonly sumMinor: bigint; readonly count: number }

type Asked = {
  readonly personId: PersonId
  readonly currency: Currency
  /** When the day and the month began. */
  readonly day: Date
  readonly month: Date
}

const selectUses: Prepared = {
  name: 'funding.select-deposit-uses',
  text: `
    SELECT used.*
    FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[])
      WITH ORDINALITY AS asked (person_id, currency, day, month, place)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_minor) FILTER (WHERE credited_at >= asked.day), 0)::bigint
          AS "daySum",
        count(*) FILTER (WHERE credited_at >= asked.day)::integer AS "dayCount",
        coalesce(sum(amount_minor) FILTER (WHERE credited_at >= asked.month), 0)::bigint
          AS "monthSum",
        count(*) FILTER (WHERE credited_at >= asked.month)::integer AS "monthCount"
      FROM funding.deposits AS d
      WHERE d.person_id = asked.person_id AND d.currency = asked.currency
        AND d.credited_at >= least(asked.day, asked.month)
    ) AS used
    ORDER BY place`,
}

type Row = { daySum: bigint; dayCount: number; monthSum: bigint; monthCount: number }

/** Fees included: what the bank brought. In order; read by (person, time). */
export const loadDepositUses = async (ctx: TxContext, asked: readonly Asked[]) => {
  if (asked.length === 0) return []
  const rows = await ctx.tx.query<Row>(selectUses, [
    asked.map(({ personId }) => personId),
    asked.map(({ currency }) => currency),
    asked.map(({ day }) => day),
    asked.map(({ month }) => month),
  ])
  return rows.map((row) => ({
    day: { sumMinor: row.daySum, count: row.dayCount },
    month: { sumMinor: row.monthSum, count: row.monthCount },
  }))
}
