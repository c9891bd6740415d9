import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { Policy } from './policy.ts'
import { type PolicyRow, readPolicy } from './read-policy.ts'

const refreshAfterMs = 5_000

const selectNewer: Prepared = {
  name: 'policy.newer',
  text: `
    SELECT version, effective_from AS "effectiveFrom", document
    FROM policy.versions WHERE version > $1 ORDER BY version`,
}

/** Versions never change, so the cache only grows; newest last. */
let known: Policy[] = []
let readAtMs = Number.NEGATIVE_INFINITY

/** Forgets what was read: for a test that uses several databases in one process. */
export const forgetPolicy = (): void => {
  known = []
  readAtMs = Number.NEGATIVE_INFINITY
}

const refresh = async (ctx: TxContext): Promise<void> => {
  const newest = known.at(-1)?.version ?? 0
  const rows = await ctx.tx.query<PolicyRow>(selectNewer, [newest])
  const read = rows.map(readPolicy)
  // Two calls may have asked at the same time: only what is still newer is added.
  const last = known.at(-1)?.version ?? 0
  known = [...known, ...read.filter(({ version }) => version > last)]
  readAtMs = ctx.clock.monotonicMs()
}

const choose = (at: Date): Policy | undefined =>
  known.findLast(({ effectiveFrom }) => effectiveFrom.getTime() <= at.getTime())

/**
 * The policy in force as far as this process knows it, without a statement; null before anybody has
 * asked. For deciding whether a question is worth a transaction, never for the decision itself.
 */
export const knownPolicy = ({ clock }: Pick<TxContext, 'clock'>): Policy | null =>
  choose(clock.now()) ?? null

/**
 * The policy in force at `ctx.clock`: from memory, with new versions looked for at most every
 * 5 seconds by one small statement.
 */
export const policyInForce = async (ctx: TxContext): Promise<Policy> => {
  const ageMs = ctx.clock.monotonicMs() - readAtMs
  if (known.length === 0 || ageMs >= refreshAfterMs || ageMs < 0) await refresh(ctx)
  const policy = choose(ctx.clock.now())
  if (!policy) throw new Error('No version of the policy is in force yet')
  return policy
}
