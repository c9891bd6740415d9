import type { MoneyOutHold, Payer } from '#identity'
import { type Money, money, toWire } from '#money'
import type { Problem } from '#platform/problems'
import type { Policy } from '#policy'
import type { Instrument } from '../instruments/instrument.ts'
import { bankReasonTitle } from './bank-reason.ts'
import { withdrawalProblems } from './problems.ts'
import { limitProblems, type OwnLimits, type Usage } from './withdrawal-limits.ts'

/** What is known before anything is decided. */
export type Wish = {
  readonly payer: Payer
  readonly instrument: Instrument | null
  readonly amount: Money
  readonly availableMinor: bigint
  readonly limits: OwnLimits
  readonly usage: Usage
  /** What is closed or restricted, found by the modules that know. */
  readonly barriers: readonly Problem[]
}

/** Why the owner's money stays, in their words. */
const held = (hold: MoneyOutHold, now: Date): Problem => {
  if (hold.kind === 'frozen_by_owner') return withdrawalProblems.frozen_by_owner()
  if (hold.kind !== 'cooling_down') return withdrawalProblems.frozen()
  const { until, because } = hold
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000)
  return withdrawalProblems.cooling_down({ until, because }, { retryAfterSeconds })
}

const ofInstrument = ({ instrument, amount }: Wish): Problem[] => {
  if (instrument === null) return []
  if (instrument.state === 'blocked') {
    const because = bankReasonTitle(instrument.blockedBecause)
    return [withdrawalProblems.account_blocked({ because })]
  }
  const { currency } = instrument
  if (currency === amount.currency) return []
  return [withdrawalProblems.account_currency_differs({ currency })]
}

const aboutOf = ({ payer: { country }, amount: { currency } }: Wish) => ({
  ...({ operation: 'withdrawal', method: 'bank', currency, country } as const),
})

const ofMethod = (wish: Wish, policy: Policy): Problem[] => {
  const offer = policy.methodsFor(aboutOf(wish)).find(({ method }) => method === 'bank')
  if (offer?.offered) return []
  const why = offer?.why ?? { en: 'It is not offered.', 'zh-CN': '暂不提供。' }
  return [withdrawalProblems.not_offered({ why })]
}

/** What it costs on top. */
export const feeOf = (wish: Wish, policy: Policy): Money =>
  policy.feeFor(aboutOf(wish))(wish.amount)

const ofMoney = (wish: Wish, policy: Policy, now: Date): Problem[] => {
  const { amount, availableMinor, limits, usage } = wish
  const { currency } = amount
  const minimum = policy.minimumFor(aboutOf(wish))
  const needed = amount.minor + feeOf(wish, policy).minor
  return [
    ...(amount.minor < minimum
      ? [withdrawalProblems.below_minimum({ minimum: toWire(money(minimum, currency)) })]
      : []),
    ...limitProblems(limits, usage, amount, now),
    ...(needed > availableMinor
      ? [
          withdrawalProblems.insufficient_funds({
            available: toWire(money(availableMinor, currency)),
            needed: toWire(money(needed, currency)),
          }),
        ]
      : []),
  ]
}

/** What stands in the way whatever the amount, in order of precedence. */
export const standingBlockersOf = (wish: Wish, policy: Policy, now: Date): readonly Problem[] => [
  ...ofInstrument(wish),
  ...ofMethod(wish, policy),
  ...wish.barriers,
  ...(wish.payer.hold ? [held(wish.payer.hold, now)] : []),
]

/**
 * Everything that stands in the way of a withdrawal, in order of precedence; nothing when it may
 * go. Pure: the request refuses with the first, pre-flight shows them all.
 */
export const blockersOf = (wish: Wish, policy: Policy, now: Date): readonly Problem[] => [
  ...standingBlockersOf(wish, policy, now),
  ...ofMoney(wish, policy, now),
]

/** A person looks first: an account that is new, in another script, or much money. */
export const needsReview = (
  { nameMatch, usedTimes }: Pick<Instrument, 'nameMatch' | 'usedTimes'>,
  amount: Money,
  policy: Policy,
): boolean => {
  const from = policy.withdrawals.reviewFrom[amount.currency]
  const isLarge = from !== undefined && amount.minor >= from
  return isLarge || (nameMatch === 'other_script' && usedTimes === 0)
}
