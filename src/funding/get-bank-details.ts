import { findClosures, knownClosures, showClosure } from '#availability'
import { findPeople } from '#identity'
import { type Currency, money, toWire } from '#money'
import type { TxContext } from '#platform/context'
import { signedIn } from '#platform/context'
import { type Policy, policyInForce } from '#policy'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { fundingProblems } from './problems.ts'

/** @throws funding.currency_without_bank, naming the currencies that do work. */
export const refuseCurrency = (policy: Policy, currency: Currency): never => {
  const others = Object.keys(policy.bankDeposits.accounts).join(', ')
  throw fundingProblems.currency_without_bank({ currency, others })
}

/** What holds this person's deposits up; who it is is read only when something is closed. */
const findClosure = async (ctx: TxContext, currency: Currency) => {
  const wish = { operation: 'deposit', method: 'bank', currency } as const
  const anywhere = await findClosures(ctx, { ...wish, country: null })
  if (anywhere.length === 0) return null
  const id = signedIn(ctx)
  const country = (await findPeople(ctx, [id])).get(id)?.country ?? null
  const [closure] = knownClosures(ctx, { ...wish, country })
  return closure ? showClosure(closure, ctx.language) : null
}

/** A time in whole business days, never shorter than it is. */
const businessDaysOf = ({ within, unit }: ReturnType<Policy['timeFor']>): number =>
  unit === 'business_days' ? within : Math.ceil(within / (unit === 'hours' ? 24 : 24 * 60))

/**
 * Our bank account for a currency, with the person's own reference (made at the first call).
 * @throws funding.currency_without_bank (409) for USDC and any currency without an account.
 */
export const getBankDetails = async (ctx: TxContext, currency: Currency) => {
  const policy = await policyInForce(ctx)
  const bank = policy.bankDeposits.accounts[currency] ?? refuseCurrency(policy, currency)
  const personId = signedIn(ctx)
  const country = (await findPeople(ctx, [personId])).get(personId)?.country ?? ''
  const about = { operation: 'deposit', method: 'bank', currency, country } as const
  return {
    currency,
    ...{ holder: bank.holder, account: bank.account, bic: bank.bic, bankName: bank.bankName },
    reference: await ensureBankReference(ctx, personId),
    arrivesWithinBusinessDays: businessDaysOf(policy.timeFor(about)),
    fee: toWire(policy.feeFor(about)(money(0n, currency))),
    closure: await findClosure(ctx, currency),
  }
}
