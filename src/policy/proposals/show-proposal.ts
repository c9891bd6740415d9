import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import type { PolicyProposal } from '../contract.ts'
import { readDocument } from '../document/read-document.ts'
import type { KnownVersion } from '../known-versions.ts'
import type { Proposal } from './proposal-store.ts'
import { changesOf, earliestOf } from './weigh-document.ts'

/** Names of people by id; the policy knows nobody, so whoever puts the program together says. */
export type NamesOf = (
  ctx: TxContext,
  ids: readonly PersonId[],
) => Promise<ReadonlyMap<PersonId, string>>

const versionNumbered = (versions: readonly KnownVersion[], wanted: number): KnownVersion => {
  const found = versions.find(({ version }) => version === wanted)
  if (!found) throw new Error(`A proposal names version ${wanted}, which does not exist`)
  return found
}

/** As staff read it: with what it would change, and when it could begin. */
export const showProposals = async (
  ctx: TxContext,
  namesOf: NamesOf,
  versions: readonly KnownVersion[],
  proposals: readonly Proposal[],
): Promise<Static<typeof PolicyProposal>[]> => {
  const ids = proposals.flatMap(({ proposedBy, decidedBy }) => [
    proposedBy,
    decidedBy ?? proposedBy,
  ])
  const names = await namesOf(ctx, [...new Set(ids)])
  const member = (id: PersonId) => ({ id: formatId('person', id), name: names.get(id) ?? '–' })
  const reader = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return proposals.map((proposal) => {
    const base = versionNumbered(versions, proposal.baseVersion)
    const document = readDocument(proposal.baseVersion, proposal.document)
    const { isWorse } = proposal
    const { earliest } = earliestOf(ctx, versions, base, isWorse)
    const { id, state, baseVersion, effectiveFrom, reason, proposedBy, proposedAt } = proposal
    return {
      ...{ state, baseVersion, reason, isWorse },
      id: formatId('proposal', id),
      effectiveFrom: effectiveFrom?.toISOString() ?? null,
      proposedBy: member(proposedBy),
      proposedAt: proposedAt.toISOString(),
      decidedBy: proposal.decidedBy && member(proposal.decidedBy),
      decidedAt: proposal.decidedAt?.toISOString() ?? null,
      note: proposal.note,
      version: proposal.version,
      isOwn: proposedBy === reader,
      earliest: earliest.toISOString(),
      changes: [...changesOf(base.document, document)],
    }
  })
}
