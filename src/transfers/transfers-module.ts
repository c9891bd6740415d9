import type pg from 'pg'
import type { Clock } from '#platform/clock'
import type { Context } from '#platform/context'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Module } from '#platform/module'
import type { RandomSource } from '#platform/random'
import { transfersJobs } from './jobs.ts'
import { transfersRoutes } from './routes.ts'
import { createSendMoney } from './send-money.ts'

type Deps = {
  /** Works as the application's role. */
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
}

export const createTransfersModule = ({ pool, ...deps }: Deps): Module => {
  const context: Context = {
    ...{ clock: deps.clock, ids: deps.ids, random: deps.random, log: deps.log },
    actor: { kind: 'system', name: 'transfers' },
    ...{ language: 'en', requestId: 'transfers.send-money', source: null },
  }
  const sendMoney = createSendMoney({ pool, context, ids: deps.ids })
  return {
    name: 'transfers',
    endpoints: transfersRoutes({ pool, sendMoney }),
    jobs: transfersJobs,
    drain: sendMoney.drained,
  }
}
