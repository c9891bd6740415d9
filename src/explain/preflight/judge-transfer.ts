import { money } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { preflightTransfer } from '#transfers'
import { methodBlocker, usualMethod } from './methods.ts'
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
  const offers = policy.methodsFor({ operation, currency, country: sender.country })
  const { method } = question
  // The usual way is judged by sending itself.
  const wrongMethod =
    method === null || method === usualMethod.transfer ? null : methodBlocker(method, offers)
  return {
    person: sender,
    policy,
    blockers: wrongMethod ? [...found.blockers, wrongMethod] : found.blockers,
    fee,
    total: amount && fee && money(amount.minor + fee.minor, currency),
    ...{ availableMinor: found.availableMinor, asksForFactor: found.asksForFactor },
    arrives: { within: 0, unit: 'minutes', at: ctx.clock.now() },
    outlook: wrongMethod ? { nowMinor: null, later: null, at: null } : found.outlook,
    ...{
      offers,
      payee: found.payee,
      limits: { ...found.limits, usage: found.usage },
      minimumMinor: null,
      missed,
    },
  }
}
