import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { publish } from './events.ts'
import { formatId, parseId } from './ids.ts'

const database = await createTestDatabase()
test('publishes', async () => {
  const ctx = testContext()
  await inTestTransaction(database, ctx, (tx) =>
    publish(tx, [{ type: 'a.b', subject: ctx.ids.next(), data: { x: 1 } }]),
  )
  const { rows } = await database.pool.query(
    'select count(*) as n, current_user as u from platform.outbox',
  )
  assert.deepEqual(rows, [{ n: 1n, u: 'okpay_app' }])
  const id = ctx.ids.next()
  assert.equal(parseId('transfer', formatId('transfer', id)), id)
})
