import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PolicyProposal } from '../contract.ts'
import { readVersions, versionsInMemory } from '../known-versions.ts'
import { loadProposals, type Proposal } from './proposal-store.ts'
import { newestOf } from './propose-policy.ts'
import { type NamesOf, showProposals } from './show-proposal.ts'

/** Newest first, a hundred at most. */
export const listProposals = async (
  ctx: TxContext,
  namesOf: NamesOf,
): Promise<Static<typeof PolicyProposal>[]> =>
  showProposals(ctx, namesOf, await readVersions(ctx), await loadProposals(ctx))

/**
 * The one that a call has just worked on. Its versions are in memory; reading them again here could
 * keep one that this transaction has written and then rolls back.
 */
export const showWorkedOn = async (
  ctx: TxContext,
  namesOf: NamesOf,
  proposal: Proposal,
): Promise<Static<typeof PolicyProposal>> => {
  const known = versionsInMemory()
  const isKnown = known.some(({ version }) => version === proposal.baseVersion)
  const versions = isKnown ? known : await readVersions(ctx)
  return (await showProposals(ctx, namesOf, versions, [proposal]))[0]!
}

/** What a new proposal starts from. */
export const showNewest = async (ctx: TxContext) => {
  const { version, effectiveFrom, document } = newestOf(await readVersions(ctx))
  return { version, effectiveFrom: effectiveFrom.toISOString(), document }
}
