import type { Payer } from '#identity'
import type { Policy } from '#policy'
import { insteadWords, type Method, methodWords, offersFor } from './methods.ts'
import { preflightProblems } from './problems.ts'
import type { Finding, Question } from './question.ts'

const usualMethod: Readonly<Record<string, Method>> = { withdrawal: 'bank', payment: 'okpay' }

/** What no method carries out: says so, and what works instead. Pure. */
export const judgeUnoffered = (person: Payer, question: Question, policy: Policy): Finding => {
  const { operation, currency } = question
  const method = question.method ?? usualMethod[operation] ?? 'bank'
  const offers = offersFor({ operation, currency, country: person.country }, policy)
  const why = offers.find((offer) => offer.method === method)?.why
  const blockers = why
    ? [
        preflightProblems.method_not_offered({
          ...{ method: methodWords[method], why, instead: insteadWords(offers) },
        }),
      ]
    : []
  return {
    ...{ person, policy, blockers, offers, asksForFactor: false, payee: null, limits: null },
    ...{ fee: null, total: null, arrives: null, minimumMinor: null },
    outlook: { nowMinor: null, later: null, at: null },
  }
}
