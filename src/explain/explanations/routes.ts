import { inTransaction } from '#platform/database/transaction'
import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { createCursors } from '#platform/paging'
import type { ExplainDependencies } from '../dependencies.ts'
import { explanationsContract } from './contract.ts'
import { listRefusals } from './list-refusals.ts'
import type { RefusalRecorder } from './refusal-recorder.ts'
import { showExplanation, showToStaff } from './show-explanation.ts'
import { explanationReaders } from './staff-rights.ts'

export const explanationsRoutes = (
  { pool, secrets }: Pick<ExplainDependencies, 'pool' | 'secrets'>,
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
    // A transaction of its own: the thing is only read, that it was read is written down.
    endpointWithoutTransaction(explanationsContract, 'GET /v1/staff/explanations/{kind}/{id}', {
      permission: explanationReaders,
      problems: ['explain.not_found'],
      handle: async (ctx, { params, query: { person } }) => ({
        status: 200,
        body: await inTransaction(pool, {}, (tx) =>
          showToStaff({ ...ctx, tx }, { ...params, person }),
        ),
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
