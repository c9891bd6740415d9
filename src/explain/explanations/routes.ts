import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { createCursors } from '#platform/paging'
import type { ExplainDependencies } from '../dependencies.ts'
import { explanationsContract } from './contract.ts'
import { listRefusals } from './list-refusals.ts'
import type { RefusalRecorder } from './refusal-recorder.ts'
import { showExplanation, showToStaff } from './show-explanation.ts'

export const explanationsRoutes = (
  { secrets }: Pick<ExplainDependencies, 'secrets'>,
  recorder: RefusalRecorder,
): readonly Endpoint[] => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  const cursors = createCursors(key)
  return [
    endpoint(explanationsContract, 'GET /v1/explanations/{kind}/{id}', {
      permission: 'signed_in',
      problems: ['explain.not_found'],
      transaction: 'read',
      handle: async (ctx, { params }) => ({
        status: 200,
        body: await showExplanation(ctx, recorder, params),
      }),
    }),
    endpoint(explanationsContract, 'GET /v1/staff/explanations/{kind}/{id}', {
      permission: ['support', 'senior_support', 'support_lead', 'treasury', 'auditor'],
      problems: ['explain.not_found'],
      transaction: 'write',
      handle: async (ctx, { params, query: { person } }) => ({
        status: 200,
        body: await showToStaff(ctx, { ...params, person }),
      }),
    }),
    endpoint(explanationsContract, 'GET /v1/refusals', {
      permission: 'signed_in',
      problems: ['platform.cursor_invalid'],
      transaction: 'read',
      handle: async (ctx, { query }) => ({
        status: 200,
        body: await listRefusals(ctx, cursors, query),
      }),
    }),
  ]
}
