import type { Policy } from '#policy'
import { type Restriction, refuseRestricted } from '#risk'
import { methodBlocker, usualMethod } from './methods.ts'
import type { Asker, Finding, Question } from './question.ts'

/** What no method carries out yet says so, with what works instead. Pure. */
export const judgeUnoffered = (
  {
    person,
    policy,
    restriction,
  }: Asker & {
    readonly policy: Policy
    readonly restriction: Restriction | null
  },
  question: Question,
  now: Date,
): Finding => {
  const { operation, currency } = question
  const offers = policy.methodsFor({ operation, currency, country: person.country })
  const blockers = [
    methodBlocker(question.method ?? usualMethod[operation], offers),
    restriction && refuseRestricted(restriction, now),
  ].filter((problem) => problem !== null)
  return {
    ...{ person, policy, blockers, offers, asksForFactor: false, payee: null, limits: null },
    ...{ fee: null, total: null, availableMinor: null, arrives: null, minimumMinor: null },
    outlook: { nowMinor: null, later: null, at: null },
  }
}
