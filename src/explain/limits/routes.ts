import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { limitsContract } from './contract.ts'
import { showLimits } from './show-limits.ts'

export const limitsRoutes = (_: ExplainDependencies): readonly Endpoint[] => [
  endpoint(limitsContract, 'GET /v1/limits', {
    permission: 'signed_in',
    transaction: 'read',
    problems: [],
    handle: async (ctx) => ({ status: 200, body: await showLimits(ctx) }),
  }),
]
