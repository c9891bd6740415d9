import type { TxContext } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { Problem, type Words } from '#platform/problems'
import { policyContract } from './contract.ts'
import {
  approveProposal,
  judgeApproval,
  rejectProposal,
  requireProposal,
  withdrawProposal,
} from './proposals/decide-proposal.ts'
import { listProposals, showNewest, showWorkedOn } from './proposals/list-proposals.ts'
import { previewDocument } from './proposals/preview-document.ts'
import type { Proposal } from './proposals/proposal-store.ts'
import { proposePolicy } from './proposals/propose-policy.ts'
import type { NamesOf } from './proposals/show-proposal.ts'
import { showTopic } from './published/show-topic.ts'
import { showTopics } from './published/show-topics.ts'

const published: readonly Endpoint[] = [
  endpoint(policyContract, 'GET /v1/policies', {
    permission: 'anyone',
    transaction: 'read',
    problems: [],
    ratePerMinute: 120,
    handle: async (ctx) => ({ status: 200, body: await showTopics(ctx) }),
  }),
  endpoint(policyContract, 'GET /v1/policies/{topic}', {
    permission: 'anyone',
    transaction: 'read',
    problems: ['policy.topic_unknown', 'policy.version_unknown', 'policy.country_unknown'],
    ratePerMinute: 120,
    handle: async (ctx, { params, query }) => ({
      status: 200,
      body: await showTopic(ctx, { ...params, ...query }),
    }),
  }),
]

const editors = ['administrator', 'publisher'] as const
const writing = { permission: editors, transaction: 'write', ratePerMinute: 30 } as const

/** What is refused anyway is refused before anybody is asked for a factor. */
const approvalWords = async (
  judged: Promise<Awaited<ReturnType<typeof judgeApproval>>>,
): Promise<Words | Problem> => {
  try {
    const { base, effectiveFrom, isWorse } = await judged
    const day = effectiveFrom.toISOString().slice(0, 16).replace('T', ' ')
    const version = base.version + 1
    return {
      en: `Put version ${version} of the policy into force on ${day} UTC${isWorse ? ', which makes something worse for customers' : ''}`,
      'zh-CN': `批准政策版本 ${version}，于 ${day}（UTC）生效${isWorse ? '，其中含对客户不利的变更' : ''}`,
    }
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const reading = (namesOf: NamesOf): readonly Endpoint[] => {
  return [
    endpoint(policyContract, 'GET /v1/staff/policy-proposals', {
      permission: [...editors, 'auditor'],
      transaction: 'read',
      problems: [],
      handle: async (ctx) => ({
        status: 200,
        body: { items: await listProposals(ctx, namesOf) },
      }),
    }),
    endpoint(policyContract, 'GET /v1/staff/policy-document', {
      permission: editors,
      transaction: 'read',
      problems: [],
      handle: async (ctx) => ({ status: 200, body: await showNewest(ctx) }),
    }),
    endpoint(policyContract, 'POST /v1/staff/policy-proposals/preview', {
      permission: editors,
      transaction: 'read',
      problems: [],
      ratePerMinute: 120,
      handle: async (ctx, { body }) => ({
        status: 200,
        body: await previewDocument(ctx, body.document),
      }),
    }),
  ]
}

const proposing = (namesOf: NamesOf): readonly Endpoint[] => {
  const show = (ctx: TxContext, proposal: Proposal) => showWorkedOn(ctx, namesOf, proposal)
  return [
    endpoint(policyContract, 'POST /v1/staff/policy-proposals', {
      ...writing,
      problems: [
        ...['policy.proposal_outdated', 'policy.document_invalid', 'policy.nothing_changed'],
        'policy.effective_too_early',
      ],
      handle: async (ctx, { body }) => ({
        status: 201,
        body: await show(ctx, await proposePolicy(ctx, body)),
      }),
    }),
    endpoint(policyContract, 'POST /v1/staff/policy-proposals/{id}/approve', {
      ...writing,
      problems: [
        ...['policy.proposal_not_found', 'policy.own_proposal', 'policy.proposal_decided'],
        ...['policy.proposal_outdated', 'policy.document_invalid', 'policy.effective_too_early'],
      ],
      stepUp: {
        shows: (ctx, { params }) =>
          approvalWords(
            requireProposal(ctx, params.id).then((proposal) => judgeApproval(ctx, proposal)),
          ),
      },
      handle: async (ctx, { params, body }) => ({
        status: 200,
        body: await show(ctx, await approveProposal(ctx, params.id, body.note)),
      }),
    }),
  ]
}

const turningDown = (namesOf: NamesOf): readonly Endpoint[] => {
  const show = (ctx: TxContext, proposal: Proposal) => showWorkedOn(ctx, namesOf, proposal)
  return [
    endpoint(policyContract, 'POST /v1/staff/policy-proposals/{id}/reject', {
      ...writing,
      problems: ['policy.proposal_not_found', 'policy.own_proposal', 'policy.proposal_decided'],
      handle: async (ctx, { params, body }) => ({
        status: 200,
        body: await show(ctx, await rejectProposal(ctx, params.id, body.note)),
      }),
    }),
    endpoint(policyContract, 'POST /v1/staff/policy-proposals/{id}/withdraw', {
      ...writing,
      problems: ['policy.proposal_not_found', 'policy.not_own_proposal', 'policy.proposal_decided'],
      handle: async (ctx, { params, body }) => ({
        status: 200,
        body: await show(ctx, await withdrawProposal(ctx, params.id, body.note)),
      }),
    }),
  ]
}

export const policyRoutes = (namesOf: NamesOf): readonly Endpoint[] => [
  ...published,
  ...reading(namesOf),
  ...proposing(namesOf),
  ...turningDown(namesOf),
]
