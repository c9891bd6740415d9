import { createHash } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { applicationRole, createPool } from '../../src/platform/database/pool.ts'
import { defaultHome, openEmbeddedPostgres } from '../../src/platform/embedded/postgres.ts'

/**
 * A fresh, migrated database for one test file, cloned from a template; the server is a shared
 * throw-away one (no fsync), brought up by whoever needs it first and stopped by `npm test`.
 */
export type TestDatabase = {
  readonly url: string
  /** Works as the application's role. */
  readonly pool: pg.Pool
  /** Works as the owner of the schema, for what only a test may do. */
  readonly owner: pg.Pool
}

export const openTestServer = () =>
  openEmbeddedPostgres({
    home: defaultHome('test'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  })

const templateName = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const migration of await readMigrations()) hash.update(migration.name).update(migration.hash)
  return `template_${hash.digest('hex').slice(0, 16)}`
}

const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the migrated template once per state of `migrations/`, whoever comes first. */
const ensureTemplate = async (url: (database: string) => string): Promise<string> => {
  const name = await templateName()
  await onServer(url('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock(4000)')
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount) return
    await client.query(`DROP DATABASE IF EXISTS ${name}_building WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}_building`)
    const owner = createPool({ url: url(`${name}_building`), max: 2, role: null })
    await migrate(owner)
    await owner.end()
    await client.query(`ALTER DATABASE ${name}_building RENAME TO ${name}`)
  })
  return name
}

let cloned = 0

/** Call at the top of a test file; everything is dropped after its tests. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const server = await openTestServer()
  await server.start()
  const template = await ensureTemplate(server.url)
  const name = `test_${process.pid}_${Date.now()}_${cloned++}`
  await onServer(server.url('postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
  )
  const url = server.url(name)
  const pool = createPool({ url, max: 20, role: applicationRole })
  const owner = createPool({ url, max: 3, role: null })
  after(async () => {
    await Promise.all([pool.end(), owner.end()])
    await onServer(server.url('postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    )
  })
  return { url, pool, owner }
}
