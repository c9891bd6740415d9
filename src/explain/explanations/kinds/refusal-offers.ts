import { isCurrency, money, parseAmount, toWire } from '#money'
import type { MoneyParam, Problem } from '#platform/problems'
import type { Offer } from '../explanation.ts'
import { callOf, type OfferId, offer } from '../offers.ts'
import type { Refusal } from '../refusal.ts'
import { screenOf } from './screen-of.ts'

const isSome = (amount: MoneyParam | undefined): amount is MoneyParam =>
  amount !== undefined && (minorOf(amount) ?? 0n) > 0n

const send = callOf('POST', '/v1/transfers')

/** The amount that would have passed, when the problem tells one. */
const sendLess = (amount: MoneyParam | undefined): Offer[] => {
  if (!isSome(amount)) return []
  const { currency } = amount
  const query = new URLSearchParams({ currency, amount: amount.amount, step: 'amount' })
  return [offer('send_less', { href: `/send?${query}`, call: send })]
}

const moneyIn = ({ params }: Problem, name: string): MoneyParam | undefined =>
  params[name] as MoneyParam | undefined

const addMoney = (currency: string | undefined): Offer =>
  offer('add_money', {
    href: currency ? `/add-money?currency=${currency}` : '/add-money',
    call: currency ? callOf('GET', `/v1/deposits/bank-details?currency=${currency}`) : null,
  })

const minorOf = ({ amount, currency }: MoneyParam): bigint | null => {
  if (!isCurrency(currency)) return null
  const parsed = parseAmount(amount, currency)
  return 'refusal' in parsed ? null : parsed.minor
}

/**
 * What the wallet can pay, fee included: the fee of a smaller amount is at most that of the one
 * that was asked for, so what is left after that fee passes.
 */
const payable = (problem: Problem, { amount: asked }: Refusal): MoneyParam | undefined => {
  const available = moneyIn(problem, 'available')
  const needed = moneyIn(problem, 'needed')
  const currency = available?.currency ?? ''
  if (!available || !needed || asked?.currency !== currency || !isCurrency(currency)) return
  const [has, needs, wished] = [minorOf(available), minorOf(needed), minorOf(asked)]
  if (has === null || needs === null || wished === null) return
  return toWire(money(has - (needs - wished), currency))
}

/** Withdraw, with the amount that would pass when one is known. */
const withdraw = (amount: MoneyParam | undefined, id: OfferId = 'withdraw_again'): Offer => {
  const query = amount
    ? `?${new URLSearchParams({ currency: amount.currency, amount: amount.amount })}`
    : ''
  return offer(id, { href: `/withdraw${query}`, call: callOf('POST', '/v1/withdrawals') })
}

const withdrawLess = (amount: MoneyParam | undefined): Offer[] =>
  isSome(amount) ? [withdraw(amount, 'withdraw_less')] : []

const otherAccount = offer('other_account', {
  ...{ href: '/bank-accounts', call: callOf('POST', '/v1/instruments') },
})

const sendInstead = offer('send', { href: '/send', call: send })

const seeLimits = (currency: unknown): Offer =>
  typeof currency === 'string'
    ? offer('see_limits', { href: `/limits?currency=${currency}` })
    : offer('see_limits')

const lessWithin = (problem: Problem, name: string): Offer[] => {
  const amount = moneyIn(problem, name)
  return [...sendLess(amount), seeLimits(amount?.currency)]
}

const withdrawWithin = (problem: Problem, name: string): Offer[] => {
  const amount = moneyIn(problem, name)
  return [...withdrawLess(amount), seeLimits(amount?.currency)]
}

/** What solves a problem where its remedy says too little. */
const byCode: Readonly<Record<string, (problem: Problem, refusal: Refusal) => Offer[]>> = {
  'transfers.insufficient_funds': (problem, refusal) => [
    addMoney(moneyIn(problem, 'needed')?.currency),
    ...sendLess(payable(problem, refusal)),
  ],
  'transfers.daily_limit': (problem) => lessWithin(problem, 'remaining'),
  'transfers.monthly_limit': (problem) => lessWithin(problem, 'remaining'),
  'transfers.over_transfer_limit': (problem) => lessWithin(problem, 'limit'),
  'transfers.daily_count_reached': ({ params }) => [seeLimits(params.currency)],
  'transfers.monthly_count_reached': ({ params }) => [seeLimits(params.currency)],
  'transfers.cooling_down': () => [offer('see_restrictions'), offer('freeze')],
  'transfers.sender_frozen': () => [offer('see_restrictions'), offer('contact')],
  'withdrawals.insufficient_funds': (problem, refusal) => [
    addMoney(moneyIn(problem, 'needed')?.currency),
    ...withdrawLess(payable(problem, refusal)),
  ],
  'withdrawals.over_limit': (problem) => withdrawWithin(problem, 'limit'),
  'withdrawals.count_reached': ({ params }) => [seeLimits(params.currency)],
  'withdrawals.window_reached': (problem) => withdrawWithin(problem, 'remaining'),
  'withdrawals.below_minimum': (problem) => [withdraw(moneyIn(problem, 'minimum'))],
  'withdrawals.cooling_down': () => [offer('see_restrictions'), offer('freeze')],
  'withdrawals.frozen': () => [offer('see_restrictions'), offer('contact')],
  'withdrawals.account_blocked': () => [otherAccount],
  'withdrawals.account_currency_differs': () => [withdraw(undefined), otherAccount],
  'withdrawals.not_offered': () => [sendInstead],
  'risk.under_review': () => [offer('see_restrictions')],
}

/** On the screen of the call itself; its address only when nothing in it was filled in. */
const atItsScreen = (id: OfferId, operation: string): Offer => {
  const [method = '', path = ''] = operation.split(' ')
  const call = path.includes('{') ? null : callOf(method, path)
  return offer(id, { href: screenOf(operation), call })
}

/** On the screen of the call, which shows what is closed. */
const tellMe = ({ operation, closure }: Refusal): Offer =>
  offer('tell_me_when_back', {
    href: screenOf(operation),
    call: closure ? callOf('POST', `/v1/availability/${closure}/tell-me`) : null,
  })

const byRemedy = ({ declaration }: Problem, refusal: Refusal): Offer => {
  const { operation, amount } = refusal
  const remedy: string = declaration.remedy
  switch (remedy) {
    case 'tell-me':
      return tellMe(refusal)
    case 'verify-identity':
      return offer('verify_identity')
    case 'change-input':
      return atItsScreen('change_input', operation)
    case 'request-code':
      return atItsScreen('request_code', operation)
    case 'start-over':
      return atItsScreen('start_over', operation)
    case 'sign-in':
      return offer('sign_in')
    case 'verify-contact':
      return offer('verify_contact')
    case 'set-up-factor':
      return offer('set_up_factor')
    case 'set-password':
      return offer('set_password')
    case 'unfreeze':
      return offer('unfreeze')
    case 'see-restrictions':
      return offer('see_restrictions')
    case 'add-money':
      return addMoney(amount?.currency)
    case 'check-activity':
      return offer('check_activity')
    case 'contact-support':
      return offer('contact')
    case 'go-home':
      return offer('go_home')
    default:
      return atItsScreen('retry', operation)
  }
}

/** What a refused person can do, the best first; never nothing. */
export const refusalOffers = (problem: Problem, refusal: Refusal): readonly Offer[] =>
  byCode[problem.code]?.(problem, refusal) ?? [byRemedy(problem, refusal)]
