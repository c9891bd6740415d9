import type { TxContext } from '#platform/context'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { Problem, type Words } from '#platform/problems'
import { appealRestriction } from './appeal-restriction.ts'
import { riskContract } from './contract.ts'
import { decideAppeal, extendReview, liftRestriction } from './decide-restriction.ts'
import { placeRestriction, requirePlaceable } from './place-restriction.ts'
import { riskReasons } from './reasons.ts'
import { showRestrictions } from './show-restrictions.ts'
import { listReviews, showPersonRestrictions } from './show-staff-restrictions.ts'
import { restrictionReaders as readers } from './staff-rights.ts'
import { takeRestriction } from './take-restriction.ts'

const deciders = ['senior_support', 'verification'] as const

const refused = (...names: readonly string[]) => [
  'platform.not_found',
  ...['risk.own_account', 'risk.category_of_others'],
  ...names.map((name) => `risk.${name}`),
]

/** What is refused anyway is refused before anybody is asked for a factor. */
const orProblem = (look: Promise<Words>): Promise<Words | Problem> =>
  look.catch((error: unknown) => {
    if (error instanceof Problem) return error
    throw error
  })

const titleOf = (reason: string): Words =>
  (riskReasons as Readonly<Record<string, { readonly title: Words }>>)[reason]?.title ??
  riskReasons.review.title

/** What a decision does, for the check of a second factor. */
const shows = (ctx: TxContext, id: string, verb: Words): Promise<Words | Problem> =>
  orProblem(
    takeRestriction(ctx, id).then(({ reason }) => ({
      en: `${verb.en}: ${titleOf(reason).en}`,
      'zh-CN': `${verb['zh-CN']}：${titleOf(reason)['zh-CN']}`,
    })),
  )

const own = { permission: 'signed_in', ratePerMinute: 30 } as const

const ownEndpoints: readonly Endpoint[] = [
  endpoint(riskContract, 'GET /v1/me/restrictions', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showRestrictions(ctx) }),
  }),
  endpoint(riskContract, 'POST /v1/me/restrictions/{id}/appeal', {
    ...own,
    transaction: 'write',
    problems: [
      'risk.appeal_empty',
      ...['platform.not_found', 'risk.appeal_unneeded', 'risk.restriction_over'],
      ...['risk.appeal_waiting', 'risk.appeal_answered'],
    ],
    handle: async (ctx, { params, body }) => {
      await appealRestriction(ctx, params.id, body.words)
      return { status: 200, body: await showRestrictions(ctx) }
    },
  }),
]

const readingEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(riskContract, 'GET /v1/staff/restrictions', {
    permission: readers,
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listReviews(ctx, cursors, query),
    }),
  }),
  endpoint(riskContract, 'GET /v1/staff/people/{accountNumber}/restrictions', {
    permission: readers,
    transaction: 'read',
    problems: ['platform.not_found'],
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await showPersonRestrictions(ctx, params.accountNumber),
    }),
  }),
]

const deciding = { permission: deciders, transaction: 'write', ratePerMinute: 60 } as const

const decidingEndpoints: readonly Endpoint[] = [
  endpoint(riskContract, 'POST /v1/staff/people/{accountNumber}/restrictions', {
    ...deciding,
    problems: refused('reason_unfit', 'date_unusable'),
    stepUp: {
      shows: (ctx, { params, body }) =>
        orProblem(
          requirePlaceable(ctx, params.accountNumber, body).then(({ person }) => ({
            en: `Restrict account ${person.accountNumber}: ${titleOf(body.reason).en}`,
            'zh-CN': `限制账户 ${person.accountNumber}：${titleOf(body.reason)['zh-CN']}`,
          })),
        ),
    },
    handle: async (ctx, { params, body }) => ({
      status: 201,
      body: await placeRestriction(ctx, params.accountNumber, body),
    }),
  }),
  endpoint(riskContract, 'POST /v1/staff/restrictions/{id}/lift', {
    ...deciding,
    problems: refused('restriction_over', 'second_person_needed'),
    stepUp: {
      shows: (ctx, { params }) =>
        shows(ctx, params.id, { en: 'Lift a restriction', 'zh-CN': '解除限制' }),
    },
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await liftRestriction(ctx, params.id, body.reason),
    }),
  }),
  endpoint(riskContract, 'POST /v1/staff/restrictions/{id}/extend', {
    ...deciding,
    problems: refused('restriction_over', 'date_unusable'),
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await extendReview(ctx, params.id, body),
    }),
  }),
  endpoint(riskContract, 'POST /v1/staff/restrictions/{id}/answer', {
    ...deciding,
    problems: refused('restriction_over', 'no_appeal', 'date_unusable', 'second_person_needed'),
    stepUp: {
      shows: (ctx, { params }) =>
        shows(ctx, params.id, { en: 'Answer an appeal', 'zh-CN': '答复申诉' }),
    },
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await decideAppeal(ctx, params.id, body),
    }),
  }),
]

export const riskRoutes = (cursors: Cursors): readonly Endpoint[] => [
  ...ownEndpoints,
  ...readingEndpoints(cursors),
  ...decidingEndpoints,
]
