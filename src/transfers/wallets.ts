import { findAccounts, houseOwnerId, openAccounts, type WantedAccount } from '#ledger'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { AccountId } from '#platform/ids'
import type { Plan } from './transfer.ts'

/** Ids of the accounts that a batch posts to; balances and states are the ledger's to judge. */
export type Wallets = {
  /** Null when the person has no wallet in that currency. */
  readonly of: (personId: string, currency: Currency) => AccountId | null
  readonly feesOf: (currency: Currency) => AccountId
}

export type WalletDirectory = {
  /**
   * Wallets of both sides of each plan and the house's fee accounts. A payee's wallet is opened
   * when it is missing; a sender's is not: there is nothing in it to send.
   */
  readonly load: (ctx: TxContext, plans: readonly Plan[]) => Promise<Wallets>
}

const wallet = (ownerId: string, asset: Currency): WantedAccount => ({
  ...{ ownerId, kind: 'wallet', asset },
})
const fees = (asset: Currency): WantedAccount => ({ ownerId: houseOwnerId, kind: 'fees', asset })
const nameOf = (ownerId: string, asset: Currency) => `${ownerId}${asset}`

const mostRemembered = 200_000

/** Remembers ids of accounts that are committed: what an account is called never changes. */
export const createWalletDirectory = (): WalletDirectory => {
  let known = new Map<string, AccountId>()

  const find = async (ctx: TxContext, wanted: readonly WantedAccount[]) => {
    const found = await findAccounts(ctx, wanted)
    if (known.size + wanted.length > mostRemembered) known = new Map()
    for (const account of found) {
      if (account) known.set(nameOf(account.ownerId, account.asset), account.id)
    }
  }

  return {
    load: async (ctx, plans) => {
      const debits = new Map<string, WantedAccount>()
      const credits = new Map<string, WantedAccount>()
      for (const { sender, payee, amount } of plans) {
        const { currency } = amount
        const debit = nameOf(sender.id, currency)
        const credit = nameOf(payee.id, currency)
        const fee = nameOf(houseOwnerId, currency)
        if (!known.has(debit)) debits.set(debit, wallet(sender.id, currency))
        if (!known.has(credit)) credits.set(credit, wallet(payee.id, currency))
        if (!known.has(fee)) credits.set(fee, fees(currency))
      }
      const wanted = new Map([...debits, ...credits])
      if (wanted.size > 0) await find(ctx, [...wanted.values()])
      const missing = [...credits].filter(([name]) => !known.has(name))
      // Not remembered yet: this transaction may still roll back.
      const opened = new Map<string, AccountId>()
      for (const account of await openAccounts(
        ctx,
        missing.map(([, account]) => account),
      )) {
        opened.set(nameOf(account.ownerId, account.asset), account.id)
      }
      const idOf = (name: string) => known.get(name) ?? opened.get(name) ?? null
      return {
        of: (personId, currency) => idOf(nameOf(personId, currency)),
        feesOf: (currency) => idOf(nameOf(houseOwnerId, currency))!,
      }
    },
  }
}
