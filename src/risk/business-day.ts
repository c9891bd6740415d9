import type { TxContext } from '#platform/context'
import { addBusinessDays, policyInForce } from '#policy'

/**
 * When a person at OKPay has looked at it: the closing time of the next day on which support works,
 * by the policy in force.
 */
export const nextBusinessDay = async (ctx: TxContext, at: Date): Promise<Date> => {
  const policy = await policyInForce(ctx)
  return addBusinessDays(at, 1, policy.openingHours('support'))
}
