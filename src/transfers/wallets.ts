import { type Account, findAccounts, houseOwnerId, openAccounts, type WantedAccount } from '#ledger'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Plan } from './transfer.ts'

export type Wallets = {
  /** Null when the person has no wallet in that currency. */
  readonly of: (personId: string, currency: Currency) => Account | null
  readonly feesOf: (currency: Currency) => Account
}

const wallet = (ownerId: string, asset: Currency): WantedAccount => ({
  ...{ ownerId, kind: 'wallet', asset },
})
const fees = (asset: Currency): WantedAccount => ({ ownerId: houseOwnerId, kind: 'fees', asset })
const nameOf = ({ ownerId, kind, asset }: WantedAccount) => `${ownerId} ${kind} ${asset}`

/**
 * Wallets of both sides of each plan and the house's fee accounts. A payee's wallet is opened when
 * it is missing; a sender's is not: there is nothing in it to send.
 */
export const loadWallets = async (ctx: TxContext, plans: readonly Plan[]): Promise<Wallets> => {
  const wanted = new Map<string, WantedAccount>()
  const mustExist = new Set<string>()
  for (const { sender, payee, amount } of plans) {
    for (const account of [wallet(sender.id, amount.currency)]) wanted.set(nameOf(account), account)
    for (const account of [wallet(payee.id, amount.currency), fees(amount.currency)]) {
      const name = nameOf(account)
      wanted.set(name, account)
      mustExist.add(name)
    }
  }
  const list = [...wanted.values()]
  const found = await findAccounts(ctx, list)
  const missing = list.filter(
    (account, index) => found[index] === null && mustExist.has(nameOf(account)),
  )
  const opened = missing.length === 0 ? [] : await openAccounts(ctx, missing)
  const accounts = new Map<string, Account>()
  for (const account of [...found, ...opened]) {
    if (account) accounts.set(nameOf(account), account)
  }
  return {
    of: (personId, currency) => accounts.get(nameOf(wallet(personId, currency))) ?? null,
    feesOf: (currency) => accounts.get(nameOf(fees(currency)))!,
  }
}
