import pg from 'pg'
import type { Log } from '../log.ts'

/** Thrown into work that waits for a database that has stopped answering. */
export class DatabaseGone extends Error {}

export type DatabaseWatch = {
  readonly isThere: () => boolean
  /** The work's own outcome, or `DatabaseGone` as soon as the database is known to be gone. */
  readonly race: <T>(work: Promise<T>) => Promise<T>
  readonly stop: () => Promise<void>
}

type Options = {
  readonly pool: pg.Pool
  readonly log: Log
  readonly everyMs?: number
  /** Silence for longer than this means gone. */
  readonly patienceMs?: number
}

const within = <T>(work: Promise<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseGone('The database is silent')), timeoutMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * Asks the database on a connection of its own, once a second, whether it is there. A database that
 * is slow but alive is waited for; one that is silent fails everybody who waits within seconds.
 */
export const watchDatabase = ({
  pool,
  log,
  everyMs = 1_000,
  patienceMs = 2_500,
}: Options): DatabaseWatch => {
  const waiting = new Set<(error: Error) => void>()
  let there = true
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  const drop = () => {
    const old = client
    client = null
    old?.end().catch(() => {})
  }
  const ask = async () => {
    if (!client) {
      client = new pg.Client({ ...pool.options, connectionTimeoutMillis: patienceMs })
      client.on('error', () => {})
      await client.connect()
    }
    await client.query('SELECT 1')
  }
  const look = async () => {
    try {
      await within(ask(), patienceMs)
      if (!there) log.info({ event: 'database_back' }, 'The database answers again')
      there = true
    } catch (error) {
      drop()
      if (stopped) return
      if (there) log.error({ event: 'database_gone', err: error }, 'The database does not answer')
      there = false
      for (const reject of waiting) reject(new DatabaseGone('The database does not answer'))
      waiting.clear()
    }
    if (!stopped) timer = setTimeout(look, there ? everyMs : 300)
  }
  timer = setTimeout(look, everyMs)

  return {
    isThere: () => there,
    race: (work) =>
      new Promise((resolve, reject) => {
        waiting.add(reject)
        const settle = <T>(how: (value: T) => void) => {
          return (value: T) => {
            waiting.delete(reject)
            how(value)
          }
        }
        work.then(settle(resolve), settle(reject))
      }),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      drop()
    },
  }
}
