import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { eventually } from '../../test/support/eventually.ts'
import { startTestServer } from '../../test/support/http.ts'
import { publish } from './events.ts'
import { createLive } from './live.ts'

const database = await createTestDatabase()
const ctx = testContext()
const amy = '01900000-0000-7000-8000-000000000001'
const bob = '01900000-0000-7000-8000-000000000002'
const ended = new Set<string>()

const live = createLive({
  ...ctx,
  pool: database.pool,
  pollMs: 50,
  heartbeatMs: 200,
  findLiveSessions: async (ids) => new Set(ids.filter((id) => !ended.has(id))),
})
live.start()
const server = await startTestServer({
  pool: database.pool,
  modules: [{ name: 'platform', endpoints: [live.endpoint] }],
})
after(async () => {
  live.stop()
  await server.close()
})

const happens = (subject: string, n: number) =>
  inTestTransaction(database, ctx, (tx) =>
    publish(tx, [{ type: 'test.happened', subject, data: { n } }]),
  )

const listen = async (headers: Record<string, string> = {}) => {
  const abort = new AbortController()
  const response = await fetch(`${server.url}/v1/events`, {
    headers: { authorization: 'Bearer token-of-amy-000000', ...headers },
    signal: abort.signal,
  })
  const heard = { text: '', closed: false, abort, response }
  const read = async () => {
    for await (const chunk of response.body!) heard.text += Buffer.from(chunk).toString()
  }
  void read()
    .catch(() => {})
    .finally(() => {
      heard.closed = true
    })
  return heard
}

const numbersIn = (text: string) => [...text.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n))

test('a person hears what happens to them, as it happens, and nothing of others', async () => {
  await happens(amy, 1)
  const heard = await listen()
  assert.equal(heard.response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  await happens(amy, 2)
  await happens(bob, 3)
  await happens(amy, 4)
  await eventually(() => assert.deepEqual(numbersIn(heard.text), [2, 4]))
  assert.match(heard.text, /id: evt_[0-9a-z]{26}\ndata: \{.*"type":"test\.happened"/)
  await eventually(() => assert.match(heard.text, /: still here/))
  heard.abort.abort()
  await eventually(() => assert.equal(live.connected(), 0))
})

test('after a reconnect nothing is missed', async () => {
  const first = await listen()
  await happens(amy, 5)
  await eventually(() => assert.deepEqual(numbersIn(first.text), [5]))
  const lastId = /id: (evt_\w+)/.exec(first.text)?.[1] ?? ''
  first.abort.abort()
  await happens(amy, 6)
  const second = await listen({ 'last-event-id': lastId })
  await eventually(() => assert.ok(numbersIn(second.text).includes(6)))
  assert.ok(!numbersIn(second.text).includes(5))
  second.abort.abort()
})

test('the stream ends within a second of a sign-out', async () => {
  const heard = await listen()
  await eventually(() => assert.ok(live.connected() > 0))
  ended.add('01900000-0000-7000-9000-000000000001')
  await eventually(() => assert.equal(heard.closed, true), 1_000)
})
