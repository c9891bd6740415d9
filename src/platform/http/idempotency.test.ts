import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction, testContext } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../database/transaction.ts'
import {
  findReplays,
  fingerprintOf,
  forgetOldReplies,
  keepReplies,
  readKey,
} from './idempotency.ts'

const database = await createTestDatabase()
const ctx = testContext()

const callKey = (caller: string, key: string, body: unknown = {}) => ({
  ...{ caller, key },
  fingerprint: fingerprintOf('POST', '/v1/transfers', body),
})

test('a batch finds what was answered before, in the order of its questions', async () => {
  const first = { ...callKey('amy', 'one'), status: 201, body: '{"n":1}' }
  const second = { ...callKey('bob', 'one'), status: 201, body: '{"n":2}' }
  await inTestTransaction(database, ctx, ({ tx }) =>
    keepReplies(tx, [first, second], ctx.clock.now()),
  )
  const found = await inTestTransaction(database, ctx, ({ tx }) =>
    findReplays(tx, [
      callKey('carol', 'one'),
      callKey('bob', 'one'),
      callKey('amy', 'one', { other: true }),
      callKey('amy', 'one'),
    ]),
  )
  const [none, ofBob, conflict, ofAmy] = found
  assert.deepEqual(
    [none, ofBob, conflict, ofAmy],
    [null, { status: 201, body: '{"n":2}' }, 'conflict', { status: 201, body: '{"n":1}' }],
  )
})

test('two nodes that answer one key: the slower one rolls back, runs again and sees the answer', async () => {
  const reply = { ...callKey('amy', 'race'), status: 201, body: '{"by":"slow"}' }
  const faster = { ...reply, body: '{"by":"fast"}' }
  let rounds = 0
  const seen = await inTransaction(database.pool, {}, async (tx) => {
    rounds++
    const [replay] = await findReplays(tx, [reply])
    if (replay) return replay
    await inTransaction(database.pool, {}, (other) => keepReplies(other, [faster], ctx.clock.now()))
    await keepReplies(tx, [reply], ctx.clock.now())
    return null
  })
  assert.equal(rounds, 2)
  assert.deepEqual(seen, { status: 201, body: '{"by":"fast"}' })
})

test('the order of fields and the spaces between them make no other request', () => {
  const body = { amount: '1.00', to: { b: 1, a: [1, { d: 2, c: 3 }] } }
  const same = JSON.parse('{"to":{"a":[1,{"c":3,"d":2}],"b":1},"amount":"1.00"}')
  const fingerprint = (value: unknown) => fingerprintOf('POST', '/v1/x', value).toString('hex')
  assert.equal(fingerprint(body), fingerprint(same))
  assert.notEqual(fingerprint(body), fingerprint({ ...body, amount: '1.0' }))
  assert.notEqual(fingerprint([1, 2]), fingerprint([2, 1]))
  assert.notEqual(fingerprint(Buffer.from('a')), fingerprint(Buffer.from('b')))
})

test('a key is 1 to 255 printable characters', () => {
  for (const good of ['a', 'x'.repeat(255), '8f14e45f-ceea-467f', 'a b']) {
    assert.equal(readKey(good), good)
  }
  for (const bad of ['x'.repeat(256), 'a\tb', 'a\u0000', 'é', ' a', 'a ', ['a', 'b']]) {
    assert.throws(() => readKey(bad), { code: 'platform.key_invalid' })
  }
  for (const missing of [undefined, '']) {
    assert.throws(() => readKey(missing), { code: 'platform.key_missing' })
  }
})

test('answers are kept for 35 days and not longer', async () => {
  const daysAgo = (days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000)
  const reply = (key: string) => ({ ...callKey('old', key), status: 201, body: '{}' })
  await inTestTransaction(database, ctx, async ({ tx }) => {
    await keepReplies(tx, [reply('34')], daysAgo(34))
    await keepReplies(tx, [reply('36')], daysAgo(36))
    assert.equal(await forgetOldReplies(tx, ctx.clock.now()), 1)
    const [young, old] = await findReplays(tx, [reply('34'), reply('36')])
    assert.deepEqual([young !== null, old], [true, null])
  })
})
