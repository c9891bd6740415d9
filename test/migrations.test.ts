import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import {
  isMigrated,
  MigrationRefused,
  migrate,
  migrationsFolder,
} from '../src/platform/database/migrate.ts'
import { ownSchemas } from '../src/platform/reference/own-schemas.ts'
import { createTestDatabase } from './support/database.ts'

const database = await createTestDatabase()

const inCopy = async (
  change: (folder: string) => Promise<void>,
  work: (folder: URL) => Promise<void>,
) => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await cp(migrationsFolder, folder, { recursive: true })
  await change(folder)
  await work(pathToFileURL(`${folder}/`)).finally(() => rm(folder, { recursive: true }))
}

test('migrations are numbered without a gap, one file a module', async () => {
  const names = (await readdir(migrationsFolder)).sort()
  assert.deepEqual(
    names.map((name) => Number(name.slice(0, 4))),
    names.map((_, index) => index + 1),
  )
})

test('a database that is up to date is left as it is, and says so to the application', async () => {
  assert.deepEqual(await migrate(database.owner), [])
  assert.equal(await isMigrated(database.pool), true)
})

test('every schema, table, column and view says what it is for', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname || coalesce('.' || a.attname, '') AS name
     FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND c.relkind <> 'v'
       AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
       AND (obj_description(c.oid, 'pg_class') IS NULL
         OR a.attnum IS NOT NULL AND col_description(c.oid, a.attnum) IS NULL)
     UNION ALL
     SELECT nspname FROM pg_namespace
     WHERE nspname = ANY ($1) AND obj_description(oid, 'pg_namespace') IS NULL
     ORDER BY 1`,
    [ownSchemas],
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [],
    'write a COMMENT for these',
  )
})

test('no schema of ours is left out of the references', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace
     WHERE nspname !~ '^pg_' AND nspname <> ALL ($1)`,
    [[...ownSchemas, 'public', 'information_schema', 'graphile_worker', 'migrations']],
  )
  assert.deepEqual(rows, [])
})

test('the application owns nothing and may not change what has been posted or published', async () => {
  const { rows: owned } = await database.owner.query(
    `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'okpay_app'`,
  )
  assert.deepEqual(owned, [])
  const may = async (privilege: string, table: string) => {
    const { rows } = await database.owner.query(
      `SELECT has_table_privilege('okpay_app', $1, $2) AS may`,
      [table, privilege],
    )
    return rows[0].may
  }
  for (const privilege of ['UPDATE', 'DELETE', 'TRUNCATE']) {
    assert.equal(await may(privilege, 'platform.events'), false, privilege)
  }
})

test('a migration that was changed after it had been applied is refused by name', async () => {
  await inCopy(
    (folder) => writeFile(join(folder, '0001_platform.sql'), 'SELECT 1'),
    async (folder) => {
      await assert.rejects(migrate(database.owner, folder), (error) => {
        assert.ok(error instanceof MigrationRefused)
        assert.match(error.message, /^0001_platform\.sql was changed/)
        return true
      })
    },
  )
})

test('a database of a newer version is refused, and nothing is touched', async () => {
  await inCopy(
    (folder) => writeFile(join(folder, '9000_later.sql'), 'CREATE SCHEMA later'),
    async (folder) => {
      assert.deepEqual(await migrate(database.owner, folder), ['9000_later.sql'])
    },
  )
  await assert.rejects(migrate(database.owner), /9000_later\.sql.*newer version/)
  await database.owner.query('DROP SCHEMA later')
})

test('a migration that fails leaves nothing behind and names itself', async () => {
  const fresh = await createTestDatabase()
  await inCopy(
    (folder) => writeFile(join(folder, '9001_broken.sql'), 'CREATE SCHEMA half; SELECT nonsense'),
    async (folder) => {
      await assert.rejects(migrate(fresh.owner, folder), /9001_broken\.sql failed.*nonsense/)
    },
  )
  const { rows } = await fresh.owner.query(`SELECT FROM pg_namespace WHERE nspname = 'half'`)
  assert.equal(rows.length, 0)
})
