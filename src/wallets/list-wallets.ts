import { findPeople } from '#identity'
import type { Account } from '#ledger'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { Wallet } from './contract.ts'
import { findWallets, toWallet } from './own-wallets.ts'

/** My wallets: the main currency first, then those with money in them, then the others. */
export const listWallets = async (ctx: TxContext): Promise<Static<typeof Wallet>[]> => {
  const personId = signedIn(ctx)
  const wallets = await findWallets(ctx, personId)
  const main = (await findPeople(ctx, [personId])).get(personId)?.mainCurrency
  const rank = ({ asset, balanceMinor, incomingMinor }: Account): number => {
    if (asset === main) return 0
    return balanceMinor > 0n || incomingMinor > 0n ? 1 : 2
  }
  return wallets.toSorted((one, other) => rank(one) - rank(other)).map(toWallet)
}
