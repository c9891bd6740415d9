import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { openEmbeddedPostgres } from '../embedded/postgres.ts'
import { type Supervisor, supervise } from '../embedded/supervisor.ts'
import type { Log } from '../log.ts'
import { Refused } from '../refused.ts'
import { applicationRole, createPool } from './pool.ts'

/** The database that the program works on, its own embedded one or the one that it was given. */
export type Database = {
  readonly url: string
  /** `18.4` */
  readonly version: string
  readonly isEmbedded: boolean
  /** The database did not exist before. */
  readonly isNew: boolean
  /** Works as the application's role; the schema must be there. */
  readonly openPool: (max: number) => pg.Pool
  /** Works as the owner of the schema: migrations, checks. */
  readonly openOwnerPool: () => pg.Pool
  /** Leaves the database; stops the embedded server when nobody else uses it. */
  readonly close: () => Promise<void>
}

const oldestVersion = 15
const newestVersion = 18
const databaseName = 'okpay'

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // a lost connection shows in the next query
  await client.connect()
  return client
}

/** What went wrong, in the words of somebody who has to mend it; the password stays out. */
const explain = (url: string, error: Error & { code?: string }): Refused => {
  const { host, pathname, username } = new URL(url)
  const where = `the PostgreSQL at ${host} (OKPAY_DATABASE_URL)`
  const sentences: Readonly<Record<string, string>> = {
    '28P01': `${where} refused the password of ${username}.`,
    '28000': `${where} refused the user ${username}.`,
    '3D000': `${where} has no database "${pathname.slice(1)}": create it, or name another.`,
    '53300': `${where} has no connection left.`,
  }
  const reason = error.message || error.code || 'no answer'
  const sentence = sentences[error.code ?? ''] ?? `${where} cannot be reached: ${reason}.`
  return new Refused(sentence[0]!.toUpperCase() + sentence.slice(1), { cause: error })
}

const readVersion = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ number: string; version: string }>(
    `SELECT current_setting('server_version_num') AS number,
       current_setting('server_version') AS version`,
  )
  const { number = '0', version = 'unknown' } = rows[0] ?? {}
  const major = Math.floor(Number(number) / 10_000)
  if (major < oldestVersion || major > newestVersion) {
    throw new Refused(
      `OKPay works with PostgreSQL ${oldestVersion} to ${newestVersion}; this server is ${version}.`,
    )
  }
  return version.split(' ')[0]!
}

const pools = (url: string, log: Log) => {
  const onError = (error: Error) =>
    log.warn({ event: 'connection_lost', reason: error.message }, 'A connection was lost')
  return {
    openPool: (max: number) => createPool({ url, max, role: applicationRole, onError }),
    openOwnerPool: () => createPool({ url, max: 3, role: null, onError }),
  }
}

const openGiven = async (url: string, log: Log): Promise<Database> => {
  const client = await connect(url).catch((error: Error) => {
    throw explain(url, error)
  })
  try {
    const version = await readVersion(client)
    return {
      ...{ url, version, isEmbedded: false, isNew: false, ...pools(url, log) },
      close: async () => {},
    }
  } finally {
    await client.end()
  }
}

/** @returns whether the database had to be made. */
const ensureDatabase = async (client: pg.Client): Promise<boolean> => {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName])
  if (found.rowCount) return false
  await client.query(`CREATE DATABASE ${databaseName}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error // somebody was quicker
  })
  return true
}

const openOwn = async (folder: string, log: Log): Promise<Database> => {
  const server = await openEmbeddedPostgres({ home: join(folder, 'main') })
  await server.start()
  let supervisor: Supervisor | undefined
  try {
    const client = await connect(server.url('postgres'))
    const version = await readVersion(client)
    const isNew = await ensureDatabase(client)
    await client.end()
    supervisor = supervise(server, log)
    const url = server.url(databaseName)
    return {
      ...{ url, version, isEmbedded: true, isNew, ...pools(url, log) },
      close: async () => {
        await supervisor?.stop()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Brings up the embedded server, or reaches the given one.
 * @throws Refused when it cannot be reached or has the wrong version.
 */
export const openDatabase = ({ databaseUrl, dataFolder }: Config, log: Log): Promise<Database> =>
  databaseUrl === null ? openOwn(dataFolder, log) : openGiven(databaseUrl, log)
