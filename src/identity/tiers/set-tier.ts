import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { policyInForce, type Tier } from '#policy'
import { identityEvents } from '../events.ts'
import { findPeople } from '../find-people.ts'
import { keepTier } from './tier-store.ts'

/**
 * Sets the tier that somebody's documents give, up or down; nothing happens when it is that already.
 * On record, and told to the person.
 */
export const setTier = async (
  ctx: TxContext,
  personId: PersonId,
  tier: Tier,
  because: string,
): Promise<void> => {
  const from = (await findPeople(ctx, [personId])).get(personId)?.tier
  if (from === undefined || from === tier || !(await keepTier(ctx, personId, tier))) return
  const policy = await policyInForce(ctx)
  const title = policy.tiers.find((one) => one.tier === tier)?.title
  const change = { from, to: tier, title: title ?? { en: `${tier}`, 'zh-CN': `${tier}` } }
  await publish(ctx, [identityEvents.tierChanged(personId, change)])
  const entry = { event: 'authz_change', outcome: 'ok', kind: 'tier_changed' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { from, to: tier, because } }])
}
