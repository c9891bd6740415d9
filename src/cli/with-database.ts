import { type Config, readConfig } from '#platform/config'
import { type Database, openDatabase } from '#platform/database/open'
import { createLog, type Log } from '#platform/log'

export type Opened = { readonly config: Config; readonly database: Database; readonly log: Log }

/** Opens the configured database for one command and leaves it again, whatever happens. */
export const withDatabase = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const database = await openDatabase(config, log)
  try {
    return await work({ config, database, log })
  } finally {
    await database.close()
  }
}
