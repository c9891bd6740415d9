import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'

const database = await createTestDatabase()

const forbidden = [
  'UPDATE ledger.transfers SET amount_minor = 1',
  'DELETE FROM ledger.transfers',
  'TRUNCATE ledger.transfers',
  'UPDATE ledger.refusals SET code = code',
  'DELETE FROM ledger.refusals',
  'UPDATE ledger.batches SET hash = hash',
  'DELETE FROM ledger.batches',
  'DELETE FROM ledger.writers',
  'UPDATE ledger.seals SET at = at',
  'DELETE FROM ledger.seals',
  'DELETE FROM ledger.sealed_heads',
  'DELETE FROM ledger.accounts',
  'UPDATE ledger.accounts SET floor_minor = NULL',
  'UPDATE ledger.accounts SET owner_id = owner_id',
  'DELETE FROM ledger.holds',
  'UPDATE ledger.holds SET amount_minor = 1',
  'ALTER TABLE ledger.transfers DISABLE TRIGGER ALL',
  'DROP TABLE ledger.transfers',
]

for (const statement of forbidden) {
  test(`the application may not: ${statement}`, async () => {
    await assert.rejects(database.pool.query(statement), /permission denied|must be owner/)
  })
}

test('the database itself refuses a balance below its floor', async () => {
  await database.owner.query(`
    INSERT INTO ledger.accounts (id, owner_id, kind, asset, debit_normal, floor_minor, state, opened_at)
    VALUES (gen_random_uuid(), gen_random_uuid(), 'wallet', 'USD', false, 0, 'open', now())`)
  const overdraw = 'UPDATE ledger.accounts SET debits_posted = 1'
  await assert.rejects(database.pool.query(overdraw), /not_below_floor/)
})

// What a distributed PostgreSQL-compatible engine may lack, or what would queue inside the
// database.
const unportable =
  /\b(trigger|sequence|serial|identity|references|foreign key|pg_advisory\w*|plpgsql|savepoint|listen|notify|ctid|lock table)\b/i

test('the posting path uses portable SQL only', async () => {
  const folder = new URL('./', import.meta.url)
  const sources = (await readdir(folder)).filter(
    (name) => /(?<!\.test)\.ts$/.test(name) && !/^(verify|invariants)/.test(name),
  )
  assert.ok(sources.includes('write.ts'))
  const migration = new URL('../../migrations/0002_ledger.sql', import.meta.url)
  for (const file of [...sources.map((name) => new URL(name, folder)), migration]) {
    const text = await readFile(file, 'utf8')
    const code = text.replace(/^\s*(\/\/|\*|\/\*\*|--).*$/gm, '').replace(/^COMMENT ON .*$/gm, '')
    const statements = file.pathname.endsWith('.sql')
      ? [code]
      : [...code.matchAll(/`[^`]*`/g)].map(([literal]) => literal)
    for (const statement of statements) {
      assert.doesNotMatch(statement, unportable, file.pathname.split('/').at(-1))
    }
  }
})

test('that test would notice', () => {
  for (const word of [
    'CREATE TRIGGER t',
    'SELECT pg_advisory_xact_lock(1)',
    'SAVEPOINT a',
    'bigserial REFERENCES x',
  ]) {
    assert.match(word, unportable)
  }
})
