import { readAmount } from '#money'
import { type Endpoint, endpointWithoutTransaction } from '#platform/http/endpoint'
import { noPressure } from '#platform/pressure'
import type { ExplainDependencies } from '../dependencies.ts'
import { preflightContract } from './contract.ts'
import { runPreflight } from './run-preflight.ts'
import { createTurns } from './turns.ts'

/** Enough for somebody who types all the time; a program that asks more often has to wait. */
const ratePerMinute = 120

export const preflightRoutes = ({ pool, pressure }: ExplainDependencies): readonly Endpoint[] => {
  const inTurn = createTurns(pressure ?? noPressure)
  return [
    endpointWithoutTransaction(preflightContract, 'POST /v1/preflight', {
      permission: 'signed_in',
      problems: ['money.amount_invalid'],
      ratePerMinute,
      handle: async (ctx, { body }) => {
        const { operation, currency, to = null, method = null, instrumentId = null } = body
        const amount =
          body.amount === undefined
            ? null
            : readAmount(body.amount, currency, '/amount', ctx.language)
        const question = { operation, currency, amount, to, method, instrumentId }
        return { status: 200, body: await inTurn(() => runPreflight(pool, ctx, question)) }
      },
    }),
  ]
}
