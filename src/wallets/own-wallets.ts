import { type Account, findAccounts } from '#ledger'
import { type Currency, money, toWire, walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import type { Wallet } from './contract.ts'
import { walletsProblems } from './problems.ts'

/** The wallets that a person has opened, in the order of `walletCurrencies`. */
export const findWallets = async (
  ctx: TxContext,
  ownerId: PersonId,
): Promise<readonly Account[]> => {
  const wanted = walletCurrencies.map((asset) => ({ ownerId, kind: 'wallet' as const, asset }))
  const found = await findAccounts(ctx, wanted)
  return found.filter((account) => account !== null)
}

/** @throws wallets.wallet_not_open (404) */
export const findWallet = async (
  ctx: TxContext,
  ownerId: PersonId,
  currency: Currency,
): Promise<Account> => {
  const [account] = await findAccounts(ctx, [{ ownerId, kind: 'wallet', asset: currency }])
  if (!account) throw walletsProblems.wallet_not_open({ currency })
  return account
}

export const toWallet = (account: Account): Static<typeof Wallet> => {
  const { asset, balanceMinor, availableMinor, heldMinor, incomingMinor } = account
  return {
    id: formatId('account', account.id),
    currency: asset,
    available: toWire(money(availableMinor, asset)),
    held: toWire(money(heldMinor, asset)),
    incoming: toWire(money(incomingMinor, asset)),
    total: toWire(money(balanceMinor, asset)),
    state: account.state,
    openedAt: account.openedAt.toISOString(),
  }
}
