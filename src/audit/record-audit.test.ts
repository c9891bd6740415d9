import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createManualClock } from '#platform/clock'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import { systemContext } from '#platform/system-context'
import { asPerson, inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { recordAudit } from './record-audit.ts'
import { sealPlace } from './store.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
const anna = '01900000-0000-7000-8000-00000000000a' as PersonId
const chrome =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36'
const source = { address: '203.0.113.77', userAgent: chrome }
const ctx = testContext({ clock, actor: asPerson(anna), requestId: 'req-1', source })

const rows = async () =>
  (await database.owner.query('SELECT * FROM audit.entries ORDER BY id')).rows

const failure = { event: 'authn_login_fail', personId: anna, outcome: 'refused' } as const

test('what is recorded says who, what, from where and with what, in one statement', async () => {
  let statements = 0
  await inTestTransaction(database, ctx, ({ tx, ...rest }) => {
    const counted = {
      get db() {
        return tx.db
      },
      query: ((statement, values) => {
        statements += 1
        return tx.query(statement, values)
      }) as typeof tx.query,
    }
    return recordAudit({ ...rest, tx: counted }, [
      { ...failure, facts: { tries: 3 } },
      { event: 'user_updated', personId: anna, outcome: 'ok', facts: {}, kind: 'phone_confirmed' },
      { event: 'session_created', personId: null, outcome: 'ok', facts: {} },
    ])
  })
  assert.equal(statements, 1)
  const [first, second, third] = await rows()
  const { id, address_sealed: sealed, ...plain } = first
  assert.deepEqual(plain, {
    at: clock.now(),
    ...{ event: 'authn_login_fail', kind: 'sign_in_failed', outcome: 'refused' },
    ...{ actor_kind: 'person', actor_id: anna, person_id: anna },
    ...{ place: '203.0.113.x', browser: 'Chrome', system: 'macOS' },
    ...{ request_id: 'req-1', facts: { tries: 3 } },
  })
  assert.equal(secretsInUse().open(sealed, sealPlace(id)), '203.0.113.77')
  assert.equal(second.kind, 'phone_confirmed')
  assert.equal(third.kind, null)
})

test('a dump of the record shows no clear address', async () => {
  const { rows: dump } = await database.owner.query(
    `SELECT e::text AS line FROM audit.entries e
     UNION ALL SELECT c::text FROM audit.check_audit c`,
  )
  assert.ok(dump.length > 0)
  for (const { line } of dump) assert.doesNotMatch(line, /203\.0\.113\.77/)
})

test('what a job does is recorded under its name, without a place', async () => {
  const job = systemContext(ctx, 'identity.sweep')
  await inTestTransaction(database, job, (tx) =>
    recordAudit(tx, [{ event: 'session_expired', personId: anna, outcome: 'ok', facts: {} }]),
  )
  const { actor_kind, actor_id, place, address_sealed } = (await rows()).at(-1)
  assert.deepEqual([actor_kind, actor_id], ['system', 'identity.sweep'])
  assert.deepEqual([place, address_sealed], [null, null])
})

test('what is rolled back is not on record', async () => {
  const before = (await rows()).length
  const work = inTestTransaction(database, ctx, async (tx) => {
    await recordAudit(tx, [{ ...failure, facts: {} }])
    throw new Error('on purpose')
  })
  await assert.rejects(work, /on purpose/)
  assert.equal((await rows()).length, before)
})

test('two writers at once do not wait for each other', async () => {
  const before = (await rows()).length
  const write = (work: () => Promise<void>) =>
    inTestTransaction(database, ctx, async (tx) => {
      await recordAudit(tx, [{ ...failure, facts: {} }])
      await work()
    })
  // The inner one commits while the outer one is open: a shared lock would hang here.
  await write(() => write(async () => {}))
  assert.equal((await rows()).length, before + 2)
})

const forbidden = [
  'UPDATE audit.entries SET event = event',
  "UPDATE audit.entries SET facts = '{}'",
  'DELETE FROM audit.entries',
  'TRUNCATE audit.entries',
  'UPDATE audit.unsealed SET entry_id = entry_id',
  'UPDATE audit.seals SET hash = hash',
  'DELETE FROM audit.seals',
  'UPDATE audit.sealed_entries SET seal_no = seal_no',
  'DELETE FROM audit.sealed_entries',
  'ALTER TABLE audit.entries DISABLE TRIGGER ALL',
  'DROP TABLE audit.entries',
]

for (const statement of forbidden) {
  test(`the application may not: ${statement}`, async () => {
    await assert.rejects(database.pool.query(statement), /permission denied|must be owner/)
  })
}
