import { type Closure, closureProblem } from '#availability'
import { fundingProblems } from '#funding/problems'
import { type Money, money, toWire } from '#money'
import { Problem } from '#platform/problems'
import { addBusinessDays, type Method, type Policy } from '#policy'
import { type Restriction, refuseRestricted } from '#risk'
import { mostAt, outlookOf } from '#transfers'
import { methodBlocker, methodWords, usualMethod } from './methods.ts'
import { preflightProblems } from './problems.ts'
import type { Asker, Finding, LimitsInUse, Question } from './question.ts'

/** What was loaded of the person who wants to pay in. */
export type DepositFacts = Asker & {
  /** Limits of deposits by bank, with what is used of them. */
  readonly limits: LimitsInUse
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

/** What is left, and from when this passes, the day's or the month's end; or that it never does. */
const overLimit = (limits: LimitsInUse, amount: Money, now: Date): Problem | null => {
  const most = mostAt(limits, limits.usage, now)
  if (amount.minor <= most) return null
  const { day, month } = limits.windows
  const later = (at: Date) => mostAt(limits, limits.usage, at)
  const remaining = toWire(money(most, amount.currency))
  const resetsAt = [day.resetsAt, month.resetsAt].find((at) => amount.minor <= later(at))
  if (resetsAt) return preflightProblems.deposit_over_limit({ remaining, resetsAt })
  const maximum = toWire(money(later(month.resetsAt), amount.currency))
  return preflightProblems.deposit_over_maximum({ maximum, remaining })
}

const amountCodes: ReadonlySet<string> = new Set([
  'explain.below_minimum',
  'explain.deposit_over_limit',
  'explain.deposit_over_maximum',
])

/** A deposit: what would keep money that is paid in now from being credited. Pure. */
export const judgeDeposit = (facts: DepositFacts, question: Question, now: Date): Finding => {
  const { person, policy, closure, restriction, limits } = facts
  const { amount, currency } = question
  const method = question.method ?? usualMethod.deposit
  const about = { operation: 'deposit', method, currency } as const
  const { country } = person
  const offers = policy.methodsFor({ operation: 'deposit', country, currency })
  const notOffered =
    (method === 'bank' ? bankBlocker(currency, policy) : null) ?? methodBlocker(method, offers)
  const works = notOffered === null
  const minimumMinor = works ? policy.minimumFor({ ...about, country }) : null
  const minimum = toWire(money(minimumMinor ?? 0n, currency))
  const blockers = [
    notOffered,
    closure && closureProblem(closure, now),
    person.state === 'active' ? null : preflightProblems.deposit_waits(),
    restriction && refuseRestricted(restriction, now),
    works && amount && overLimit(limits, amount, now),
    amount && minimumMinor !== null && amount.minor < minimumMinor
      ? preflightProblems.below_minimum({ method: methodWords[method], minimum })
      : null,
  ].filter((problem) => problem instanceof Problem)
  const { day, month } = limits.windows
  return {
    ...{ person, policy, offers, asksForFactor: false, payee: null, minimumMinor, blockers },
    fee: amount && works ? policy.feeFor({ ...about, country })(amount) : null,
    ...{ total: amount, availableMinor: null, limits: works ? limits : null },
    arrives: works ? arrivalOf(about, policy, now) : null,
    outlook: outlookOf(blockers, amountCodes, {
      ...{ now, wishMinor: amount?.minor ?? null, moments: [day.resetsAt, month.resetsAt] },
      roomAt: (at) => ({
        leastMinor: minimumMinor === null || minimumMinor < 1n ? 1n : minimumMinor,
        mostMinor: mostAt(limits, limits.usage, at),
        ...{ availableMinor: null, feeMinorOf: () => 0n },
      }),
    }),
  }
}
