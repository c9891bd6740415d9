import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { AccountId } from '#platform/ids'
import { arrayLiteral, textArrayLiteral } from './array-literal.ts'

/** What an account has used of a window. */
export type WindowUsage = { readonly count: number; readonly sumMinor: bigint }

const selectWindows: Prepared = {
  name: 'ledger.read-windows',
  text: `
    SELECT coalesce(w.count, 0)::integer AS count, coalesce(w.sum_minor, 0)::bigint AS "sumMinor"
      FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS wanted (account_id, key, place)
      LEFT JOIN ledger.windows w USING (account_id, key)
     ORDER BY wanted.place`,
}

/** The use of windows in the order asked for, zero for those never used. One statement. */
export const readWindows = async (
  ctx: TxContext,
  asked: readonly { readonly accountId: AccountId; readonly key: string }[],
): Promise<readonly WindowUsage[]> => {
  if (asked.length === 0) return []
  return ctx.tx.query<WindowUsage>(selectWindows, [
    arrayLiteral(asked.map(({ accountId }) => accountId)),
    textArrayLiteral(asked.map(({ key }) => key)),
  ])
}
