import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { policyContract } from '../contract.ts'
import { type KnownVersion, readVersions } from '../known-versions.ts'
import { policyProblems } from '../problems.ts'
import { insertProposal, type Proposal } from './proposal-store.ts'
import { requireDocument } from './require-document.ts'
import { type Weighed, weighDocument } from './weigh-document.ts'

type Input = Static<(typeof policyContract)['POST /v1/staff/policy-proposals']['body']>

/** The newest version, whether it is in force or to come: what a proposal follows. */
export const newestOf = (versions: readonly KnownVersion[]): KnownVersion => {
  const newest = versions.at(-1)
  if (!newest) throw new Error('There is no version of the policy')
  return newest
}

/** @throws policy.proposal_outdated */
export const requireNewest = (versions: readonly KnownVersion[], base: number): KnownVersion => {
  const newest = newestOf(versions)
  if (newest.version !== base) {
    throw policyProblems.proposal_outdated({ base, newest: newest.version })
  }
  return newest
}

/** @throws policy.effective_too_early */
export const requireNotice = (effectiveFrom: Date | null, weighed: Weighed): void => {
  if (effectiveFrom !== null && effectiveFrom < weighed.earliest) {
    throw policyProblems.effective_too_early({
      ...{ earliest: weighed.earliest, days: weighed.noticeDays },
    })
  }
}

/**
 * Keeps a proposal; nothing changes for anybody until a second person approves.
 * @throws policy.proposal_outdated, document_invalid, nothing_changed, effective_too_early
 */
export const proposePolicy = async (
  ctx: TxContext,
  { baseVersion, document: value, effectiveFrom, reason }: Input,
): Promise<Proposal> => {
  const versions = await readVersions(ctx)
  const base = requireNewest(versions, baseVersion)
  const document = requireDocument(ctx, value)
  if (isDeepStrictEqual(document, base.document)) throw policyProblems.nothing_changed()
  const from = effectiveFrom === undefined ? null : new Date(effectiveFrom)
  const weighed = weighDocument(ctx, versions, base, document)
  requireNotice(from, weighed)
  const proposal: Proposal = {
    ...{ id: ctx.ids.next(), baseVersion, document, effectiveFrom: from, reason },
    isWorse: weighed.isWorse,
    ...{ proposedBy: signedIn(ctx), proposedAt: ctx.clock.now(), state: 'proposed' },
    ...{ decidedBy: null, decidedAt: null, note: null, version: null },
  }
  await insertProposal(ctx, proposal)
  const facts = { proposal: formatId('proposal', proposal.id), baseVersion }
  await recordAudit(ctx, [
    { event: 'sensitive_create', personId: null, outcome: 'ok', kind: null, facts },
  ])
  return proposal
}
