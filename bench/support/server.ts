import { rm } from 'node:fs/promises'
import pg from 'pg'
import { migrate } from '#platform/database/migrate'
import { applicationRole, createPool } from '#platform/database/pool'
import { defaultHome, openEmbeddedPostgres } from '#platform/embedded/postgres'
import { note } from './bench.ts'

export type BenchServer = {
  readonly home: string
  readonly url: (database: string) => string
  /** A fresh, migrated database; returns its URL. */
  readonly createDatabase: (name: string) => Promise<string>
  readonly pool: (url: string, max: number) => pg.Pool
  readonly owner: (url: string) => pg.Pool
  /** Stops the server and removes its folder. */
  readonly remove: () => Promise<void>
}

/** A throw-away PostgreSQL of this run alone, durable: fsync and full pages as in production. */
export const openBenchServer = async (): Promise<BenchServer> => {
  const home = defaultHome(`bench-${process.pid}`)
  const server = await openEmbeddedPostgres({ home, settings: { fsync: 'on' } })
  const pools: pg.Pool[] = []
  const keep = (pool: pg.Pool) => {
    pools.push(pool)
    return pool
  }
  let removed = false
  const remove = async () => {
    if (removed) return
    removed = true
    await Promise.all(pools.map((pool) => pool.end()))
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
  const onSignal = () => void remove().finally(() => process.exit(130))
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  await server.start()
  note(`PostgreSQL at ${home}`)
  return {
    home,
    url: server.url,
    createDatabase: async (name) => {
      const client = new pg.Client({ connectionString: server.url('postgres') })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      const owner = createPool({ url: server.url(name), max: 1, role: null })
      await migrate(owner)
      await owner.end()
      return server.url(name)
    },
    pool: (url, max) => keep(createPool({ url, max, role: applicationRole })),
    owner: (url) => keep(createPool({ url, max: 2, role: null })),
    remove,
  }
}

/** Runs `work` with a server of its own, removed afterwards whatever happens. */
export const withBenchServer = async <T>(work: (server: BenchServer) => Promise<T>): Promise<T> => {
  const server = await openBenchServer()
  try {
    return await work(server)
  } finally {
    await server.remove()
  }
}
