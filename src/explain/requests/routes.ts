import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { requestsContract } from './contract.ts'
import { showRequest } from './show-request.ts'

export const requestsRoutes = (_: ExplainDependencies): readonly Endpoint[] => [
  endpoint(requestsContract, 'GET /v1/requests/{idempotencyKey}', {
    permission: 'signed_in',
    problems: [],
    transaction: 'read',
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await showRequest(ctx, params.idempotencyKey),
    }),
  }),
]
