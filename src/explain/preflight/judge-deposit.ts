import { type Closure, closureProblem } from '#availability'
import { fundingProblems } from '#funding/problems'
import { type Money, money, toWire } from '#money'
import type { Problem } from '#platform/problems'
import { addBusinessDays, type Method, type Policy } from '#policy'
import { type Restriction, refuseRestricted } from '#risk'
import { methodBlocker, methodWords, usualMethod } from './methods.ts'
import { preflightProblems } from './problems.ts'
import type { Asker, Finding, Question } from './question.ts'

/** What was loaded of the person who wants to pay in. */
export type DepositFacts = Asker & {
  readonly policy: Policy
  readonly closure: Closure | null
  readonly restriction: Restriction | null
}

const bankBlocker = (currency: Money['currency'], policy: Policy): Problem | null => {
  const { accounts } = policy.bankDeposits
  if (accounts[currency]) return null
  return fundingProblems.currency_without_bank({
    ...{ currency, others: Object.keys(accounts).join(', ') },
  })
}

/** When money that is sent now is here at the latest. */
const arrivalOf = (
  about: { operation: 'deposit'; method: Method; currency: Money['currency'] },
  policy: Policy,
  now: Date,
): Finding['arrives'] => {
  const { within, unit, cutOff } = policy.timeFor(about)
  const minutes = { minutes: within, hours: within * 60, business_days: 0 }[unit]
  if (unit !== 'business_days') {
    return { within, unit, at: new Date(now.getTime() + minutes * 60_000) }
  }
  const hours = policy.openingHours(`bank:${about.currency}`)
  return { within, unit, at: addBusinessDays(now, within, hours, cutOff) }
}

/** A deposit: what would keep money that is paid in now from being credited. Pure. */
export const judgeDeposit = (facts: DepositFacts, question: Question, now: Date): Finding => {
  const { person, policy, closure, restriction } = facts
  const { amount, currency } = question
  const method = question.method ?? usualMethod.deposit
  const about = { operation: 'deposit', method, currency } as const
  const { country } = person
  const offers = policy.methodsFor({ operation: 'deposit', country, currency })
  const notOffered =
    (method === 'bank' ? bankBlocker(currency, policy) : null) ?? methodBlocker(method, offers)
  const works = notOffered === null
  const minimumMinor = works ? policy.minimumFor({ ...about, country }) : null
  const isSmall = amount !== null && minimumMinor !== null && amount.minor < minimumMinor
  const before = [
    notOffered,
    closure && closureProblem(closure, now),
    person.state === 'active' ? null : preflightProblems.deposit_waits(),
    restriction && refuseRestricted(restriction, now),
  ].filter((problem) => problem !== null)
  const minimum = money(minimumMinor ?? 0n, currency)
  const tooSmall = isSmall
    ? [
        preflightProblems.below_minimum({
          ...{ method: methodWords[method], minimum: toWire(minimum) },
        }),
      ]
    : []
  const nearest = isSmall ? minimum : amount
  return {
    ...{ person, policy, offers, asksForFactor: false, payee: null, limits: null, minimumMinor },
    blockers: [...before, ...tooSmall],
    fee: amount && works ? policy.feeFor({ ...about, country })(amount) : null,
    total: amount,
    availableMinor: null,
    arrives: works ? arrivalOf(about, policy, now) : null,
    outlook: {
      nowMinor: before.length === 0 && nearest ? nearest.minor : null,
      ...{ later: null, at: null },
    },
  }
}
