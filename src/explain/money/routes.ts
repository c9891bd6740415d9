import { type Endpoint, endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import type { ExplainDependencies } from '../dependencies.ts'
import { atOneMoment } from './at-one-moment.ts'
import { locatorContract } from './contract.ts'
import { showMoneyLocator } from './show-money-locator.ts'
import { showMyMoney } from './show-my-money.ts'

export const locatorRoutes = ({ pool }: ExplainDependencies): readonly Endpoint[] => [
  endpoint(locatorContract, 'GET /v1/me/money', {
    permission: 'signed_in',
    problems: [],
    transaction: 'read',
    handle: async (ctx) => ({ status: 200, body: await showMyMoney(ctx) }),
  }),
  endpointWithoutTransaction(locatorContract, 'GET /v1/staff/money-locator', {
    permission: ['treasury', 'auditor'],
    problems: [],
    ratePerMinute: 30,
    handle: async (ctx) => ({
      status: 200,
      body: await atOneMoment(pool, (tx) => showMoneyLocator({ ...ctx, tx })),
    }),
  }),
]
