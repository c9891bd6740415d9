import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { Refused } from '../refused.ts'
import { prepareJobs } from './prepare-jobs.ts'

/** What stands in the way of a migration, in one sentence that a person can act on. */
export class MigrationRefused extends Refused {}

type Numbered = { readonly name: string; readonly text: string; readonly hash: string }

export const migrationsFolder = new URL('../../../migrations/', import.meta.url)

export const readMigrations = async (folder: URL = migrationsFolder): Promise<Numbered[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const hashTable = sql`
  CREATE SCHEMA IF NOT EXISTS migrations;
  CREATE TABLE IF NOT EXISTS migrations.hashes (name text PRIMARY KEY, hash text NOT NULL)`

const readableHistory = sql`
  GRANT USAGE ON SCHEMA migrations TO okpay_app;
  GRANT SELECT ON migrations.hashes TO okpay_app`

type Plain = Kysely<{ 'migrations.hashes': { name: string; hash: string } }>

const checkHistory = async (db: Plain, migrations: readonly Numbered[]): Promise<void> => {
  const applied = await db.selectFrom('migrations.hashes').selectAll().orderBy('name').execute()
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]))
  for (const { name, hash } of applied) {
    if (!known.has(name)) {
      throw new MigrationRefused(
        `This database has ${name}, which this version of OKPay does not know: it was written by a newer version. Start that version, or use another database.`,
      )
    }
    if (known.get(name) !== hash) {
      throw new MigrationRefused(
        `${name} was changed after it had been applied to this database. Migrations only go forward: restore the file and add a new one.`,
      )
    }
  }
}

/**
 * Brings the schema up to date, each file in its own transaction, one process at a time.
 * @returns the names of the files that were applied now.
 * @throws MigrationRefused when the database is newer, or an applied file has changed.
 */
export const migrate = async (pool: pg.Pool, folder?: URL): Promise<string[]> => {
  const migrations = await readMigrations(folder)
  const db: Plain = new Kysely({ dialect: new PostgresDialect({ pool }) })
  await hashTable.execute(db)
  await checkHistory(db, migrations)
  const provider = {
    getMigrations: async (): Promise<Record<string, Migration>> =>
      Object.fromEntries(
        migrations.map(({ name, text, hash }) => [
          name,
          {
            up: async (on: Kysely<never>) => {
              await sql.raw(text).execute(on)
              await sql`INSERT INTO migrations.hashes VALUES (${name}, ${hash})`.execute(on)
            },
          } as Migration,
        ]),
      ),
  }
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'migrations' })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'unknown'
    throw new MigrationRefused(`Migration ${failed} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
  await prepareJobs(pool)
  await readableHistory.execute(db)
  return (results ?? []).map(({ migrationName }) => migrationName)
}

/** Whether the database has every migration of this version; may ask as the application's role. */
export const isMigrated = async (pool: pg.Pool): Promise<boolean> => {
  const [migrations, { rows }] = await Promise.all([
    readMigrations(),
    pool.query<{ hash: string }>('SELECT hash FROM migrations.hashes'),
  ])
  const applied = new Set(rows.map(({ hash }) => hash))
  return migrations.every(({ hash }) => applied.has(hash))
}
