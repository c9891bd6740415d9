import type pg from 'pg'
import type { Clock } from '#platform/clock'
import type { Secrets } from '#platform/crypto'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
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
  /** How many people wait for this process; what is asked while typing gives way to them. */
  readonly pressure?: Pressure
}
