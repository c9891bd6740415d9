import { type Endpoint, endpoint } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { coverageContract } from './contract.ts'
import { showCoverage } from './show-coverage.ts'

export const coverageRoutes = (_: ExplainDependencies): readonly Endpoint[] => [
  endpoint(coverageContract, 'GET /v1/staff/coverage', {
    permission: ['support_lead', 'administrator', 'auditor'],
    problems: [],
    transaction: 'read',
    handle: async (ctx, { query }) => ({
      status: 200,
      body: await showCoverage(ctx, Number(query.days ?? '30')),
    }),
  }),
]
