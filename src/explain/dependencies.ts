import type pg from 'pg'
import type { Clock } from '#platform/clock'
import type { Secrets } from '#platform/crypto'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Metrics } from '#platform/metrics'
import type { Pressure } from '#platform/pressure'
import type { RandomSource } from '#platform/random'

/** What the module is made with; every part takes what it needs. */
export type ExplainDependencies = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
  readonly secrets: Secrets
  /** Recording refusals gives way to people who wait; default: nobody waits. */
  readonly pressure?: Pressure
  readonly metrics?: Pick<Metrics, 'countRefusals'>
}
