import type { MoneyParam, Problem } from '#platform/problems'
import type { Offer } from '../explanation.ts'
import { callOf, type OfferId, offer } from '../offers.ts'
import type { Refusal } from '../refusal.ts'
import { screenOf } from './screen-of.ts'

const isSome = (amount: MoneyParam | undefined): amount is MoneyParam =>
  amount !== undefined && /[1-9]/.test(amount.amount) && !amount.amount.startsWith('-')

const send = callOf('POST', '/v1/transfers')

/** The amount that would have passed, when the problem tells one. */
const sendLess = (amount: MoneyParam | undefined): Offer[] => {
  if (!isSome(amount)) return []
  const query = new URLSearchParams({ currency: amount.currency, amount: amount.amount })
  return [offer('send_less', { href: `/send?${query}`, call: send })]
}

const moneyIn = ({ params }: Problem, name: string): MoneyParam | undefined =>
  params[name] as MoneyParam | undefined

const addMoney = (currency: string | undefined): Offer =>
  offer('add_money', {
    href: currency ? `/add-money?currency=${currency}` : '/add-money',
    call: currency ? callOf('GET', `/v1/deposits/bank-details?currency=${currency}`) : null,
  })

/** What solves a problem where its remedy says too little. */
const byCode: Readonly<Record<string, (problem: Problem) => Offer[]>> = {
  'transfers.insufficient_funds': (problem) => [
    addMoney(moneyIn(problem, 'needed')?.currency),
    ...sendLess(moneyIn(problem, 'available')),
  ],
  'transfers.daily_limit': (problem) => [
    ...sendLess(moneyIn(problem, 'remaining')),
    offer('see_limits'),
  ],
  'transfers.over_transfer_limit': (problem) => [
    ...sendLess(moneyIn(problem, 'limit')),
    offer('see_limits'),
  ],
  'transfers.daily_count_reached': () => [offer('see_limits')],
  'transfers.cooling_down': () => [offer('see_restrictions'), offer('freeze')],
  'transfers.sender_frozen': () => [offer('see_restrictions'), offer('contact')],
  'risk.under_review': () => [offer('see_restrictions')],
}

/** On the screen of the call itself; its address only when nothing in it was filled in. */
const atItsScreen = (id: OfferId, operation: string): Offer => {
  const [method = '', path = ''] = operation.split(' ')
  const call = path.includes('{') ? null : callOf(method, path)
  return offer(id, { href: screenOf(operation), call })
}

const byRemedy = ({ declaration }: Problem, { operation, amount }: Refusal): Offer => {
  switch (declaration.remedy) {
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
  byCode[problem.code]?.(problem) ?? [byRemedy(problem, refusal)]
