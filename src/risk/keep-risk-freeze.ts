import type { TxContext } from '#platform/context'
import { policyInForce } from '#policy'
import { findListed } from '#verification'
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
  // Of a confirmed match no member of staff decides alone.
  const isListed = (await findListed(ctx, [freeze.personId])).size > 0
  const category = isListed ? 'compliance' : freeze.category
  const isNew = await insertRestriction(ctx, {
    ...{ ...freeze, category, reviewDue, endsAt: null, placedBy: null, note: null, policyVersion },
  })
  if (!isNew) return
  const step = { restrictionId: freeze.id, kind: 'placed', by: null, note: null } as const
  await keepHappening(ctx, { ...step, reviewDue })
}
