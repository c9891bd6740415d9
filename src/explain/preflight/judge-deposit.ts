import { fundingProblems } from '#funding/problems'
import type { Payer } from '#identity'
import { money, toWire } from '#money'
import type { Problem } from '#platform/problems'
import type { Policy } from '#policy'
import { addBusinessDays } from './business-days.ts'
import { insteadWords, methodWords, type Offer, offersFor } from './methods.ts'
import { preflightProblems } from './problems.ts'
import type { Finding, Question } from './question.ts'

const methodBlocker = (offer: Offer, offers: readonly Offer[]): Problem | null =>
  offer.why &&
  preflightProblems.method_not_offered({
    method: methodWords[offer.method],
    ...{ why: offer.why, instead: insteadWords(offers) },
  })

const bankBlocker = ({ currency }: Question, policy: Policy): Problem | null => {
  const { accounts } = policy.bankDeposits
  if (accounts[currency]) return null
  return fundingProblems.currency_without_bank({
    ...{ currency, others: Object.keys(accounts).join(', ') },
  })
}

/** A deposit: what would keep money that is paid in now from being credited. Pure. */
export const judgeDeposit = (
  person: Payer,
  question: Question,
  policy: Policy,
  now: Date,
): Finding => {
  const { operation, amount, currency } = question
  const method = question.method ?? 'bank'
  const offers = offersFor({ operation, currency, country: person.country }, policy)
  const offer = offers.find((one) => one.method === method)!
  const minimumMinor = policy.bankDeposits.minimum[currency] ?? 1n
  const minimum = toWire(money(minimumMinor, currency))
  const within = policy.bankDeposits.arrivesWithinBusinessDays
  const works = offer.offered
  const blockers = [
    (method === 'bank' ? bankBlocker(question, policy) : null) ?? methodBlocker(offer, offers),
    person.state === 'active' ? null : preflightProblems.deposit_waits(),
    works && amount && amount.minor < minimumMinor
      ? preflightProblems.below_minimum({ method: methodWords[method], minimum })
      : null,
  ].filter((problem) => problem !== null)
  const isSmall = blockers.length === 1 && blockers[0]!.code === 'explain.below_minimum'
  return {
    ...{ person, policy, blockers, asksForFactor: false, offers, payee: null, limits: null },
    fee: amount && works ? policy.bankDeposits.feeOf(amount) : null,
    total: amount,
    arrives: works ? { within, unit: 'business_days', at: addBusinessDays(now, within) } : null,
    outlook: {
      nowMinor: isSmall ? minimumMinor : blockers.length === 0 ? (amount?.minor ?? null) : null,
      ...{ later: null, at: null },
    },
    minimumMinor: works ? minimumMinor : null,
  }
}
