import type { LimitWindows } from '#identity'
import { readWindows } from '#ledger'
import type { TxContext } from '#platform/context'
import type { AccountId } from '#platform/ids'
import { noUsage, type Usage, windowKeys } from './limits.ts'

/**
 * What was sent from wallets in the windows of their owners, in order: as the ledger has counted it
 * under the wallet's lock. Null for a wallet that was never opened. One statement, which does not
 * grow with history.
 */
export const loadUsages = async (
  ctx: TxContext,
  asked: readonly { readonly walletId: AccountId | null; readonly windows: LimitWindows }[],
): Promise<readonly Usage[]> => {
  const wanted = asked.flatMap(({ walletId, windows }) => {
    if (walletId === null) return []
    const { day, month } = windowKeys(windows)
    return [
      { accountId: walletId, key: day },
      { accountId: walletId, key: month },
    ]
  })
  const found = await readWindows(ctx, wanted)
  let next = 0
  return asked.map(({ walletId }) =>
    walletId === null ? noUsage : { day: found[next++]!, month: found[next++]! },
  )
}
