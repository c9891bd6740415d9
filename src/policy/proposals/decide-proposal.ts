import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId, parseId } from '#platform/ids'
import { policyEvents } from '../events.ts'
import { readVersions } from '../known-versions.ts'
import { policyProblems } from '../problems.ts'
import { insertVersion, lockVersions } from '../version-store.ts'
import {
  keepDecision,
  loadProposal,
  lockProposal,
  type Proposal,
  type ProposalState,
} from './proposal-store.ts'
import { requireNewest, requireNotice } from './propose-policy.ts'
import { requireDocument } from './require-document.ts'
import { changesOf, weighDocument } from './weigh-document.ts'

type Decided = Exclude<ProposalState, 'proposed'>

const orNotFound = (proposal: Proposal | null): Proposal => {
  if (!proposal) throw policyProblems.proposal_not_found()
  return proposal
}

/** @throws policy.proposal_not_found */
export const requireProposal = async (ctx: TxContext, id: string): Promise<Proposal> => {
  const uuid = parseId('proposal', id)
  return orNotFound(uuid === null ? null : await loadProposal(ctx, uuid))
}

/** Four eyes: who decides is never who proposed; who withdraws always is. */
const requireOpen = (ctx: TxContext, proposal: Proposal, decided: Decided): void => {
  const isOwn = proposal.proposedBy === signedIn(ctx)
  if (decided === 'withdrawn' && !isOwn) throw policyProblems.not_own_proposal()
  if (decided !== 'withdrawn' && isOwn) throw policyProblems.own_proposal()
  if (proposal.decidedAt) throw policyProblems.proposal_decided({ at: proposal.decidedAt })
}

/**
 * What stands in the way of an approval now, and when the version would begin.
 * @throws policy.own_proposal, proposal_decided, proposal_outdated, document_invalid,
 *   effective_too_early
 */
export const judgeApproval = async (ctx: TxContext, proposal: Proposal) => {
  requireOpen(ctx, proposal, 'approved')
  const versions = await readVersions(ctx)
  const base = requireNewest(versions, proposal.baseVersion)
  // Rules may have become stricter since it was proposed.
  const document = requireDocument(ctx, proposal.document)
  const weighed = weighDocument(ctx, versions, base, document)
  requireNotice(proposal.effectiveFrom, weighed)
  const effectiveFrom = proposal.effectiveFrom ?? weighed.earliest
  return { base, document, effectiveFrom, isWorse: weighed.isWorse }
}

const lockOpen = async (ctx: TxContext, id: string): Promise<Proposal> => {
  const uuid = parseId('proposal', id)
  return orNotFound(uuid === null ? null : await lockProposal(ctx, uuid))
}

const settle = async (
  ctx: TxContext,
  proposal: Proposal,
  state: Decided,
  { note = null, version = null }: { note?: string | null; version?: number | null },
): Promise<Proposal> => {
  const decision = { state, decidedBy: signedIn(ctx), decidedAt: ctx.clock.now(), note, version }
  await keepDecision(ctx, proposal.id, decision)
  const facts = { proposal: formatId('proposal', proposal.id), decision: state, version }
  await recordAudit(ctx, [
    { event: 'sensitive_update', personId: null, outcome: 'ok', kind: null, facts },
  ])
  return { ...proposal, ...decision }
}

/**
 * Makes the proposal a version, announces it, and leaves it to its day.
 * @throws policy.proposal_not_found, own_proposal, proposal_decided, proposal_outdated,
 *   document_invalid, effective_too_early
 */
export const approveProposal = async (
  ctx: TxContext,
  id: string,
  note: string | undefined,
): Promise<Proposal> => {
  await lockVersions(ctx)
  const proposal = await lockOpen(ctx, id)
  const { base, document, effectiveFrom } = await judgeApproval(ctx, proposal)
  const version = base.version + 1
  await insertVersion(ctx, { version, effectiveFrom, announcedAt: ctx.clock.now(), document })
  await publish(ctx, [
    policyEvents.announced(proposal.id, {
      ...{ version, previous: base.version, effectiveFrom: effectiveFrom.toISOString() },
      topics: changesOf(base.document, document).flatMap(({ topic }) =>
        topic === 'house' ? [] : [topic],
      ),
    }),
  ])
  return settle(ctx, proposal, 'approved', { note: note ?? null, version })
}

/** @throws policy.proposal_not_found, own_proposal, proposal_decided */
export const rejectProposal = async (
  ctx: TxContext,
  id: string,
  note: string,
): Promise<Proposal> => {
  const proposal = await lockOpen(ctx, id)
  requireOpen(ctx, proposal, 'rejected')
  return settle(ctx, proposal, 'rejected', { note })
}

/** @throws policy.proposal_not_found, not_own_proposal, proposal_decided */
export const withdrawProposal = async (
  ctx: TxContext,
  id: string,
  note: string | undefined,
): Promise<Proposal> => {
  const proposal = await lockOpen(ctx, id)
  requireOpen(ctx, proposal, 'withdrawn')
  return settle(ctx, proposal, 'withdrawn', { note: note ?? null })
}
