import { findPeople } from '#identity'
import { findAccounts, openAccounts } from '#ledger'
import type { Currency } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { Words } from '#platform/problems'
import { policyInForce } from '#policy'
import type { Wallet } from './contract.ts'
import { toWallet } from './own-wallets.ts'
import { walletsProblems } from './problems.ts'

const notServed: Words = {
  en: 'OKPay does not serve your country of residence',
  'zh-CN': 'OKPay 暂不支持您居住的国家或地区',
}
const none: Words = { en: 'no currency', 'zh-CN': '暂无' }

/** @throws wallets.currency_not_permitted (409) with the reason and what can be opened instead. */
const checkCountry = async (ctx: TxContext, country: string, currency: Currency): Promise<void> => {
  const rules = (await policyInForce(ctx)).country(country)
  if (rules?.currencies.includes(currency)) return
  const separator = ctx.language === 'en' ? ', ' : '、'
  throw walletsProblems.currency_not_permitted({
    why: (rules?.refusals[currency] ?? notServed)[ctx.language],
    currencies: rules?.currencies.join(separator) || none[ctx.language],
  })
}

/**
 * Opens a wallet of the signed-in person. One that is there already is given as it is, whatever the
 * policy says now: nobody loses sight of money.
 * @throws wallets.currency_not_permitted (409)
 */
export const openWallet = async (
  ctx: TxContext,
  currency: Currency,
): Promise<{ readonly isNew: boolean; readonly wallet: Static<typeof Wallet> }> => {
  const ownerId = signedIn(ctx)
  const wanted = [{ ownerId, kind: 'wallet', asset: currency }] as const
  const [found] = await findAccounts(ctx, wanted)
  if (found) return { isNew: false, wallet: toWallet(found) }
  const person = (await findPeople(ctx, [ownerId])).get(ownerId)
  if (!person) throw new Error('Signed in, but nobody')
  await checkCountry(ctx, person.country, currency)
  const [opened] = await openAccounts(ctx, wanted)
  return { isNew: true, wallet: toWallet(opened!) }
}
