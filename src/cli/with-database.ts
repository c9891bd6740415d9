import type pg from 'pg'
import { systemClock } from '#platform/clock'
import { type Config, readConfig } from '#platform/config'
import { createSecrets, useSecrets } from '#platform/crypto'
import { type Database, openDatabase } from '#platform/database/open'
import { pendingMigrations } from '#platform/database/pending-migrations'
import { createIds } from '#platform/ids'
import { createLog, type Log } from '#platform/log'
import { systemRandom } from '#platform/random'
import { Refused } from '#platform/refused'
import { loadSecretKeys } from '#platform/secret-keys'
import type { Means } from '#platform/system-context'

export type Opened = {
  readonly config: Config
  readonly database: Database
  /** Works as the owner of the schema. */
  readonly owner: pg.Pool
  readonly log: Log
}

/** Opens the configured database for one command and leaves it again, whatever happens. */
export const withDatabase = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const database = await openDatabase(config, log)
  const owner = database.openOwnerPool()
  try {
    return await work({ config, database, owner, log })
  } finally {
    await owner.end()
    await database.close()
  }
}

/** The same, for commands that need the schema in place. */
export const withSchema = <T>(work: (opened: Opened) => Promise<T>): Promise<T> =>
  withDatabase(async (opened) => {
    const missing = await pendingMigrations(opened.owner)
    if (missing.length > 0) {
      throw new Refused(
        `The schema of this database is not up to date (${missing[0]} is missing): run okpay migrate, or start OKPay once.`,
      )
    }
    return work(opened)
  })

/** What use cases need, with a pool that works as the application's role. */
export const withMeans = <T>(
  work: (means: Means & { readonly pool: pg.Pool; readonly config: Config }) => Promise<T>,
): Promise<T> =>
  withSchema(async ({ config, database, log }) => {
    useSecrets(createSecrets(await loadSecretKeys(config)))
    const pool = database.openPool(4)
    const clock = systemClock
    const random = systemRandom
    try {
      return await work({ config, pool, clock, random, ids: createIds(clock, random), log })
    } finally {
      await pool.end()
    }
  })
