import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { codes } from '../codes.ts'
import { orProblem } from '../or-problem.ts'
import { changeTier, showTier, wordsForTier } from './change-tier.ts'
import { tiersContract } from './contract.ts'

/** Until documents are checked here, a reviewer who has seen them by hand sets the tier. */
export const tierEndpoints: readonly Endpoint[] = [
  endpoint(tiersContract, 'GET /v1/staff/people/{accountNumber}/tier', {
    permission: ['verification'],
    transaction: 'read',
    problems: codes('tier_person_unknown'),
    ratePerMinute: 60,
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await showTier(ctx, params.accountNumber),
    }),
  }),
  endpoint(tiersContract, 'POST /v1/staff/people/{accountNumber}/tier', {
    permission: ['verification'],
    transaction: 'write',
    problems: codes('tier_person_unknown', 'own_tier', 'tier_unchanged'),
    ratePerMinute: 30,
    stepUp: {
      shows: (ctx, { params, body }) =>
        orProblem(wordsForTier(ctx, params.accountNumber, body.tier)),
    },
    handle: async (ctx, { params, body }) => ({
      status: 200,
      body: await changeTier(ctx, { accountNumber: params.accountNumber, ...body }),
    }),
  }),
]
