import type { TxContext } from '#platform/context'
import { ageOfKnowledgeMs, inForceAt, readVersions, versionsInMemory } from './known-versions.ts'
import type { Policy } from './policy.ts'

const refreshAfterMs = 5_000

/**
 * The policy in force as far as this process knows it, without a statement; null before anybody has
 * asked. For deciding whether a question is worth a transaction, never for the decision itself.
 */
export const knownPolicy = ({ clock }: Pick<TxContext, 'clock'>): Policy | null =>
  inForceAt(versionsInMemory(), clock.now())?.policy ?? null

/**
 * The policy in force at `ctx.clock`: from memory, with new versions looked for at most every
 * 5 seconds by one small statement.
 */
export const policyInForce = async (ctx: TxContext): Promise<Policy> => {
  const ageMs = ageOfKnowledgeMs(ctx)
  const isFresh = versionsInMemory().length > 0 && ageMs >= 0 && ageMs < refreshAfterMs
  const versions = isFresh ? versionsInMemory() : await readVersions(ctx)
  const found = inForceAt(versions, ctx.clock.now())
  if (!found) throw new Error('No version of the policy is in force yet')
  return found.policy
}
