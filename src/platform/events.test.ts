import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { publish } from './events.ts'

const database = await createTestDatabase()
const ctx = testContext()

const outboxOf = async (type: string): Promise<string[]> => {
  const { rows } = await database.pool.query<{ listener: string }>(
    `SELECT listener FROM platform.outbox JOIN platform.events ON id = event_id
     WHERE type = $1 ORDER BY listener`,
    [type],
  )
  return rows.map(({ listener }) => listener)
}

test('a fact waits once for each listener of its type, and for nobody when none listens', async () => {
  await database.pool.query(
    `INSERT INTO platform.listeners VALUES ('x.one', 'a.b'), ('x.two', 'a.b'), ('x.three', 'a.c')`,
  )
  const fact = (type: string) => ({ type, subject: ctx.ids.next(), data: { amount: '1.00' } })
  await inTestTransaction(database, ctx, (tx) => publish(tx, [fact('a.b'), fact('a.d')]))
  assert.deepEqual(await outboxOf('a.b'), ['x.one', 'x.two'])
  assert.deepEqual(await outboxOf('a.d'), [])
  const { rows } = await database.pool.query('SELECT type FROM platform.events ORDER BY type')
  assert.deepEqual(rows, [{ type: 'a.b' }, { type: 'a.d' }])
})

test('a fact of a transaction that rolls back was never published', async () => {
  const before = await database.pool.query('SELECT count(*) FROM platform.events')
  const work = inTestTransaction(database, ctx, async (tx) => {
    await publish(tx, [{ type: 'a.b', subject: ctx.ids.next(), data: {} }])
    throw new Error('no')
  })
  await assert.rejects(work, /no/)
  const after = await database.pool.query('SELECT count(*) FROM platform.events')
  assert.deepEqual(after.rows, before.rows)
})
