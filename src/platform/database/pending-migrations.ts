import type pg from 'pg'
import { readMigrations } from './migrate.ts'

/** Names of the migrations that this database does not have yet, oldest first. */
export const pendingMigrations = async (owner: pg.Pool): Promise<readonly string[]> => {
  const { rows: tables } = await owner.query<{ found: boolean }>(
    `SELECT to_regclass('migrations.hashes') IS NOT NULL AS found`,
  )
  const { rows } = tables[0]?.found
    ? await owner.query<{ name: string }>('SELECT name FROM migrations.hashes')
    : { rows: [] }
  const applied = new Set(rows.map(({ name }) => name))
  return (await readMigrations()).map(({ name }) => name).filter((name) => !applied.has(name))
}
