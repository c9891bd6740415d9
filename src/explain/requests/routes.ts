import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { RefusalRecorder } from '../explanations/refusal-recorder.ts'
import { closeRequest } from './close-request.ts'
import { requestsContract } from './contract.ts'
import { outcomeOfKey } from './outcome-of-key.ts'

export const requestsRoutes = (recorder: RefusalRecorder): readonly Endpoint[] => [
  endpoint(requestsContract, 'GET /v1/requests/{idempotencyKey}', {
    permission: 'signed_in',
    problems: [],
    transaction: 'read',
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await outcomeOfKey(ctx, recorder, params.idempotencyKey),
    }),
  }),
  endpoint(requestsContract, 'POST /v1/requests/{idempotencyKey}/close', {
    permission: 'signed_in',
    problems: ['platform.key_invalid', 'platform.key_in_progress'],
    transaction: 'write',
    handle: async (ctx, { params }) => ({
      status: 200,
      body: await closeRequest(ctx, recorder, params.idempotencyKey),
    }),
  }),
]
