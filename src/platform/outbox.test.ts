import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { eventually } from '../../test/support/eventually.ts'
import { createManualClock } from './clock.ts'
import { type Listener, publish } from './events.ts'
import { createOutboxRelay } from './outbox.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
const ctx = testContext({ clock })
const subject = ctx.ids.next()

const publishSome = (type: string, ...numbers: number[]) =>
  inTestTransaction(database, ctx, (tx) =>
    publish(
      tx,
      numbers.map((n) => ({ type, subject, data: { n } })),
    ),
  )

const relayOf = (...listeners: Listener[]) =>
  createOutboxRelay({ ...ctx, pool: database.pool, listeners, pollMs: 60_000 })

const numbersOf = (events: readonly { data: Readonly<Record<string, unknown>> }[]) =>
  events.map(({ data }) => data.n)

const waiting = async () => {
  const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM platform.outbox')
  return rows[0].n
}

test('events published together come together, in order, and only once', async () => {
  const got: unknown[][] = []
  const relay = relayOf({
    key: 'test.together',
    type: 'test.together',
    handle: async (_, events) => void got.push(numbersOf(events)),
  })
  await relay.start()
  await publishSome('test.together', 1, 2, 3)
  await relay.drain()
  await relay.drain()
  assert.deepEqual(got, [[1, 2, 3]])
  assert.equal(await waiting(), 0)
  await relay.stop()
})

test('one event that cannot be handled holds up neither its neighbours nor other listeners', async () => {
  const got: unknown[] = []
  const others: unknown[] = []
  let healed = false
  const relay = relayOf(
    {
      key: 'test.picky',
      type: 'test.mixed',
      handle: async (_, events) => {
        if (!healed && numbersOf(events).includes(2)) throw new Error('I cannot read 2')
        got.push(...numbersOf(events))
      },
    },
    {
      key: 'test.easy',
      type: 'test.mixed',
      handle: async (_, events) => void others.push(...numbersOf(events)),
    },
  )
  await relay.start()
  await publishSome('test.mixed', 1, 2, 3)
  await relay.drain()
  assert.deepEqual(got.sort(), [1, 3])
  assert.deepEqual(others, [1, 2, 3])
  healed = true
  await relay.drain()
  assert.deepEqual(got, [1, 3])
  clock.advanceMs(3_000)
  await relay.drain()
  assert.deepEqual(got, [1, 3, 2])
  assert.equal(await waiting(), 0)
  await relay.stop()
})

test('two nodes share the work and nobody is served twice', async () => {
  const got: unknown[] = []
  const listener: Listener = {
    key: 'test.shared',
    type: 'test.shared',
    handle: async (_, events) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      got.push(...numbersOf(events))
    },
  }
  const nodes = [relayOf(listener), relayOf(listener)]
  await Promise.all(nodes.map((node) => node.start()))
  const numbers = Array.from({ length: 1_200 }, (_, index) => index)
  await publishSome('test.shared', ...numbers)
  for (const node of nodes) node.kick()
  await eventually(() => assert.equal(got.length, 1_200))
  assert.deepEqual(new Set(got).size, 1_200)
  await Promise.all(nodes.map((node) => node.stop()))
})

test('what waits for a listener that no longer exists is forgotten', async () => {
  await database.pool.query(`INSERT INTO platform.listeners VALUES ('test.gone', 'test.gone')`)
  await publishSome('test.gone', 1)
  assert.equal(await waiting(), 1)
  const relay = relayOf()
  await relay.start()
  assert.equal(await waiting(), 0)
  await relay.stop()
})
