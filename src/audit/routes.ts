import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { Cursors } from '#platform/paging'
import { auditContract } from './contract.ts'
import { listHistory } from './list-history.ts'

export const auditEndpoints = (cursors: Cursors): readonly Endpoint[] => [
  endpoint(auditContract, 'GET /v1/me/security-history', {
    permission: 'signed_in',
    transaction: 'read',
    problems: ['platform.cursor_invalid'],
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await listHistory(ctx, cursors, query),
    }),
  }),
]
