import { money } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { preflightTransfer } from '#transfers'
import { insteadWords, methodWords, offersFor } from './methods.ts'
import { preflightProblems } from './problems.ts'
import type { Finding, Question } from './question.ts'

/** A transfer: every check of sending. `missed` when the payee was not found, to be counted. */
export const judgeTransfer = async (
  ctx: TxContext,
  personId: PersonId,
  question: Question,
): Promise<Finding & { readonly missed: boolean }> => {
  const { amount, currency, to, operation } = question
  const found = await preflightTransfer(ctx, personId, { to, amount, currency })
  const { policy, sender, fee, missed } = found
  const offers = offersFor({ operation, currency, country: sender.country }, policy)
  const asked = offers.find(({ method }) => method === question.method)
  const wrongMethod =
    asked?.why && asked.method !== 'okpay'
      ? preflightProblems.method_not_offered({
          method: methodWords[asked.method],
          ...{ why: asked.why, instead: insteadWords(offers) },
        })
      : null
  return {
    person: sender,
    policy,
    blockers: wrongMethod ? [...found.blockers, wrongMethod] : found.blockers,
    fee,
    total: amount && fee && money(amount.minor + fee.minor, currency),
    asksForFactor: found.asksForFactor,
    arrives: { within: 0, unit: 'minutes', at: ctx.clock.now() },
    outlook: wrongMethod ? { nowMinor: null, later: null, at: null } : found.outlook,
    ...{ offers, payee: found.payee, limits: found.limits, minimumMinor: null, missed },
  }
}
