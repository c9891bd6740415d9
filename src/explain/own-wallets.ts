import { type Account, findAccounts } from '#ledger'
import { walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'

/** The wallets that somebody has, in the order of the currencies. */
export const loadOwnWallets = async (
  ctx: TxContext,
  ownerId: PersonId,
): Promise<readonly Account[]> => {
  const wanted = walletCurrencies.map((asset) => ({ ownerId, kind: 'wallet' as const, asset }))
  return (await findAccounts(ctx, wanted)).filter((account) => account !== null)
}
