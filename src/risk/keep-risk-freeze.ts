import type { TxContext } from '#platform/context'
import { policyInForce } from '#policy'
import { keepHappening } from './history-store.ts'
import type { Restriction } from './restriction.ts'
import { insertRestriction } from './store.ts'

/**
 * A freeze by risk belongs to identity; what it lacks there is a date and a place to appeal. So it
 * gets a row of its own, under the id that it was shown with. Without effect when it has one.
 */
export const keepRiskFreeze = async (ctx: TxContext, freeze: Restriction): Promise<void> => {
  const { version: policyVersion } = await policyInForce(ctx)
  const { reviewDue } = freeze
  if (reviewDue === null) throw new Error('A freeze by risk must have a date')
  const isNew = await insertRestriction(ctx, {
    ...{ ...freeze, reviewDue, endsAt: null, placedBy: null, note: null, policyVersion },
  })
  if (!isNew) return
  const step = { restrictionId: freeze.id, kind: 'placed', by: null, note: null } as const
  await keepHappening(ctx, { ...step, reviewDue })
}
