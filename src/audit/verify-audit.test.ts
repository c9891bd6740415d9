import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { createManualClock } from '#platform/clock'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createSealer } from './jobs.ts'
import { recordAudit } from './record-audit.ts'
import { sealEntries } from './seal-entries.ts'
import { verifyAudit } from './verify-audit.ts'

const database = await createTestDatabase()
const { pool, owner } = database
const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
const ctx = testContext({ clock })
const folder = await mkdtemp(join(tmpdir(), 'audit-'))
const headsFile = join(folder, 'audit-heads.jsonl')
after(() => rm(folder, { recursive: true }))

const record = (count: number) =>
  inTestTransaction(database, ctx, (tx) =>
    recordAudit(
      tx,
      Array.from({ length: count }, (_, index) => ({
        event: 'authn_login_fail',
        personId: null,
        outcome: 'refused',
        facts: { index, words: '"引号" | \\ and a\nline' },
      })),
    ),
  )

const seal = createSealer({ ...ctx, pool, headsFile })
/** A minute of life: something happens, the sealer comes. */
const minute = async (count: number) => {
  await record(count)
  clock.advanceMs(60_000)
  await seal()
}
const verify = () => verifyAudit(owner, headsFile)
const lines = async () => (await readFile(headsFile, 'utf8')).trimEnd().split('\n')
const idAt = async (place: number): Promise<string> =>
  (await owner.query('SELECT id FROM audit.entries ORDER BY id OFFSET $1 LIMIT 1', [place])).rows[0]
    .id

// Three seals of three, one and two entries.
beforeEach(async () => {
  await owner.query('TRUNCATE audit.entries, audit.unsealed, audit.seals, audit.sealed_entries')
  await rm(headsFile, { force: true })
  for (const count of [3, 1, 2]) await minute(count)
})

test('a record that nobody touched is whole, with what waits for its seal', async () => {
  await record(1)
  assert.deepEqual(await verify(), {
    ...{ ok: true, entries: 6, seals: 3, waiting: 1 },
    ...{ exportedHeads: 3, unreadableHeads: 0, violations: [] },
  })
})

test('each change of a sealed entry is found, and the seal is named', async () => {
  const id = await idAt(3)
  const changes = [
    `at = at + interval '1 microsecond'`,
    `event = 'authn_login_success'`,
    `outcome = 'ok'`,
    `kind = NULL`,
    `actor_kind = 'system'`,
    `actor_id = 'x'`,
    `person_id = id`,
    `address_sealed = overlay(address_sealed placing '!' from 20 for 1)`,
    `place = 'unknown'`,
    `browser = 'Chrome'`,
    `system = 'macOS'`,
    `request_id = 'other'`,
    `facts = jsonb_set(facts, '{index}', '1')`,
  ]
  const { rows } = await owner.query('SELECT * FROM audit.entries WHERE id = $1', [id])
  for (const change of changes) {
    await owner.query(`UPDATE audit.entries SET ${change} WHERE id = $1`, [id])
    const { violations } = await verify()
    assert.deepEqual(violations, ['seal 2 was touched: its hash does not recompute'], change)
    await owner.query('DELETE FROM audit.entries WHERE id = $1', [id])
    await owner.query(
      'INSERT INTO audit.entries SELECT * FROM jsonb_populate_record(NULL::audit.entries, $1)',
      [JSON.stringify(rows[0])],
    )
  }
  assert.equal((await verify()).ok, true)
})

test('a flipped byte of a seal is found', async () => {
  await owner.query(
    'UPDATE audit.seals SET hash = set_byte(hash, 7, get_byte(hash, 7) # 1) WHERE no = 2',
  )
  const { violations } = await verify()
  assert.match(violations.join('\n'), /^seal 2 was touched/m)
  assert.match(violations.join('\n'), /^seal 2, told outside at .+, is another one now$/m)
})

test('a deleted entry is named', async () => {
  const id = await idAt(1)
  await owner.query('DELETE FROM audit.entries WHERE id = $1', [id])
  assert.match((await verify()).violations.join(), /^seal 1: entry aud_\w{26} is gone$/)
})

test('an entry that was deleted with its link is missed by its seal', async () => {
  const id = await idAt(1)
  await owner.query('DELETE FROM audit.entries WHERE id = $1', [id])
  await owner.query('DELETE FROM audit.sealed_entries WHERE entry_id = $1', [id])
  assert.deepEqual((await verify()).violations, ['seal 1 holds 2 entries, not 3'])
})

test('a deleted seal is found, with or without its entries', async () => {
  await owner.query('DELETE FROM audit.seals WHERE no = 2')
  const found = (await verify()).violations.join('\n')
  assert.match(found, /seal 2 is missing, its entries are there/)
  assert.match(found, /seal 2, told outside at .+, is not in the database/)
  const id = await idAt(3)
  await owner.query('DELETE FROM audit.sealed_entries WHERE entry_id = $1', [id])
  assert.match((await verify()).violations.join('\n'), /is in no seal and does not wait for one/)
  await owner.query('DELETE FROM audit.entries WHERE id = $1', [id])
  assert.match((await verify()).violations.join('\n'), /seal 2 is missing: seal 3 follows 1/)
})

const cutTail = async () => {
  await owner.query(`
    WITH cut AS (DELETE FROM audit.sealed_entries WHERE seal_no = 3 RETURNING entry_id),
         gone AS (DELETE FROM audit.entries USING cut WHERE id = entry_id)
    DELETE FROM audit.seals WHERE no = 3`)
}

test('a tail that was cut off whole is found by the head that was told outside', async () => {
  await cutTail()
  const { ok, violations } = await verify()
  assert.equal(ok, false)
  assert.match(violations.join(), /^seal 3, told outside at [^,]+, is not in the database$/)
})

test('a tail that was written again is found, also after the sealer went on', async () => {
  await cutTail()
  await minute(2)
  await minute(1)
  const { violations } = await verify()
  assert.match(violations.join(), /^seal 3, told outside at [^,]+, is another one now$/)
})

test('an entry that is taken away before it is sealed is missed', async () => {
  await record(1)
  const id = await idAt(6)
  await owner.query('DELETE FROM audit.entries WHERE id = $1', [id])
  assert.match((await verify()).violations.join(), /entry aud_\w{26} went before it was sealed/)
})

test('an entry that is kept from the sealer is missed', async () => {
  await record(1)
  await database.pool.query('DELETE FROM audit.unsealed')
  assert.match((await verify()).violations.join(), /is in no seal and does not wait for one/)
})

test('what commits long after later entries were sealed comes into a later seal', async () => {
  await inTestTransaction(database, ctx, async (tx) => {
    const entry = { event: 'user_updated', personId: null, outcome: 'ok', facts: {} } as const
    await recordAudit(tx, [entry])
    await minute(2)
  })
  clock.advanceMs(3_600_000)
  await seal()
  assert.deepEqual(await verify(), {
    ...{ ok: true, entries: 9, seals: 5, waiting: 0 },
    ...{ exportedHeads: 5, unreadableHeads: 0, violations: [] },
  })
})

test('two nodes that seal at once make one chain', async () => {
  await record(40)
  const both = [1, 2, 3].map(() => inTestTransaction(database, ctx, sealEntries))
  const sealed = (await Promise.all(both)).reduce((sum, count) => sum + count, 0)
  assert.equal(sealed, 40)
  await seal()
  const { ok, entries, waiting } = await verify()
  assert.deepEqual([ok, entries, waiting], [true, 46, 0])
})

test('a minute in which nothing happened adds no seal and no line', async () => {
  await seal()
  assert.equal((await lines()).length, 3)
  assert.equal((await verify()).seals, 3)
})

test('a head that could not be told is made up for by the next one', async () => {
  const [first = ''] = await lines()
  await writeFile(headsFile, `${first}\n`)
  await seal()
  assert.equal((await lines()).length, 2)
  assert.equal((await verify()).ok, true)
})

test('a line that was cut short by a crash spoils neither the next line nor the verdict', async () => {
  const text = await readFile(headsFile, 'utf8')
  await truncate(headsFile, text.length - 20)
  await minute(1)
  const { ok, exportedHeads, unreadableHeads } = await verify()
  assert.deepEqual([ok, exportedHeads, unreadableHeads], [true, 4, 1])
})

test('a head that nobody told is not believed', async () => {
  const forged = { at: '2026-11-20T09:00:00.000Z', seal: '3', hash: 'ab'.repeat(32) }
  await appendFile(headsFile, `${JSON.stringify(forged)}\n`)
  assert.match((await verify()).violations.join(), /^seal 3, told outside at .+ another one now$/)
})

test('without the file the chain alone is judged', async () => {
  await rm(headsFile)
  const { ok, exportedHeads } = await verify()
  assert.deepEqual([ok, exportedHeads], [true, null])
})
