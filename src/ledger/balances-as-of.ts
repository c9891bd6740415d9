import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { AccountId } from '#platform/ids'
import { arrayLiteral } from './array-literal.ts'
import type { AfterBalance } from './transfer.ts'

/** What stood on an account at a moment, and the number of the last posting until then. */
export type BalanceAt = AfterBalance & { readonly seq: bigint }

// Times of one account never run backwards, so the last posting until a moment is found by halving
// the account's sequence: 20 look-ups for a million postings, and no index on time.
const bisect: Prepared = {
  name: 'ledger.balances-as-of',
  text: `
    WITH RECURSIVE wanted AS (
      SELECT w.place::integer AS place, w.id, w.at, a.seq
        FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS w (id, at, place)
        JOIN ledger.accounts a ON a.id = w.id
    ), halved AS (
      SELECT place, id, at, 0::bigint AS low, seq AS high FROM wanted
      UNION ALL
      SELECT place, id, at,
             CASE WHEN happened THEN middle ELSE low END,
             CASE WHEN happened THEN high ELSE middle - 1 END
        FROM (
          SELECT h.*, m.middle, coalesce(
                   (SELECT t.at FROM ledger.transfers t
                     WHERE t.debit_account_id = h.id AND t.debit_seq = m.middle),
                   (SELECT t.at FROM ledger.transfers t
                     WHERE t.credit_account_id = h.id AND t.credit_seq = m.middle)
                 ) <= h.at AS happened
            FROM halved h
           CROSS JOIN LATERAL (SELECT (h.low + h.high + 1) / 2 AS middle) m
           WHERE h.low < h.high
        ) step
    )
    SELECT h.place, h.low AS seq,
           coalesce(d.debit_balance_minor, c.credit_balance_minor, 0) AS "balanceMinor",
           coalesce(d.debit_available_minor, c.credit_available_minor, 0) AS "availableMinor"
      FROM halved h
      LEFT JOIN ledger.transfers d ON d.debit_account_id = h.id AND d.debit_seq = h.low
      LEFT JOIN ledger.transfers c ON c.credit_account_id = h.id AND c.credit_seq = h.low
     WHERE h.low = h.high`,
}

type Row = BalanceAt & { readonly place: number }

/** Balances right after the last posting at or before each moment; null for an unknown account. */
export const balancesAsOf = async (
  ctx: TxContext,
  wanted: readonly { readonly accountId: AccountId; readonly at: Date }[],
): Promise<readonly (BalanceAt | null)[]> => {
  const found = new Array<BalanceAt | null>(wanted.length).fill(null)
  if (wanted.length === 0) return found
  const rows = await ctx.tx.query<Row>(bisect, [
    arrayLiteral(wanted.map(({ accountId }) => accountId)),
    arrayLiteral(wanted.map(({ at }) => at.toISOString())),
  ])
  for (const { place, seq, balanceMinor, availableMinor } of rows) {
    found[place - 1] = { seq, balanceMinor, availableMinor }
  }
  return found
}
