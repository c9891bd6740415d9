import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { declareContracts, strict, Type } from '../contract.ts'
import { createPool } from '../database/pool.ts'
import { endpoint } from './endpoint.ts'

const contracts = declareContracts({
  'GET /v1/one': { summary: 'One', reply: { 200: strict({ one: Type.Integer() }) } },
  'POST /v1/one': {
    summary: 'One',
    body: strict({}),
    reply: { 201: strict({ one: Type.Integer() }) },
  },
})
const one = { name: 'test.one', text: 'SELECT 1 AS one' }
const endpoints = [
  endpoint(contracts, 'GET /v1/one', {
    permission: 'anyone',
    problems: [],
    transaction: 'read',
    handle: async ({ tx }) => {
      const [row] = await tx.query<{ one: number }>(one, [])
      return { status: 200, body: { one: row!.one } }
    },
  }),
  endpoint(contracts, 'POST /v1/one', {
    permission: 'signed_in',
    problems: [],
    transaction: 'write',
    idempotency: 'pipeline',
    handle: async ({ tx }) => {
      const [row] = await tx.query<{ one: number }>(one, [])
      return { status: 201, body: { one: row!.one } }
    },
  }),
]

const database = await createTestDatabase()

/** A wire to the database that can be cut, or go silent. */
const createWire = async () => {
  const target = new URL(database.url)
  const sockets = new Set<Socket>()
  let state: 'open' | 'silent' | 'cut' = 'open'
  const wire = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => state !== 'silent' && far.write(bytes))
    far.on('data', (bytes) => state !== 'silent' && near.write(bytes))
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  url.port = String((wire.address() as { port: number }).port)
  const become = (next: typeof state) => {
    state = next
    if (next !== 'silent') for (const socket of sockets) socket.destroy()
  }
  return { url: url.href, become, close: () => wire.close() }
}

const wire = await createWire()
const pool = createPool({ url: wire.url, max: 5, role: 'okpay_app' })
const server = await startTestServer({ pool, modules: [{ name: 'one', endpoints }] })
after(async () => {
  wire.become('cut')
  await server.close()
  wire.close()
  await pool.end()
})

const ask = async () => {
  const startedMs = performance.now()
  const { status, json, headers } = await server.call('/v1/one')
  const tookMs = performance.now() - startedMs
  return { status, code: json.code, retryAfter: headers.get('retry-after'), tookMs }
}

const post = (key: string) =>
  server.call('/v1/one', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer token-of-amy-000000',
      'idempotency-key': key,
    },
    body: '{}',
  })

test('while the database is cut off everybody gets 503 at once, and it recovers by itself', async () => {
  assert.equal((await ask()).status, 200)
  wire.become('cut')
  const { status, code, retryAfter, tookMs } = await ask()
  assert.deepEqual([status, code, retryAfter], [503, 'platform.unavailable', '2'])
  assert.ok(tookMs < 5_000, `${tookMs} ms`)
  await eventually(async () => assert.equal((await server.call('/readyz')).status, 503))
  assert.equal((await server.call('/healthz')).status, 200)
  wire.become('open')
  await eventually(async () => assert.equal((await ask()).status, 200))
  await eventually(async () => assert.equal((await server.call('/readyz')).status, 200))
})

test('a silent database is told within five seconds, and a change under way is not called failed', async () => {
  assert.equal((await post('first')).status, 201)
  wire.become('silent')
  const [read, change] = await Promise.all([ask(), post('second')])
  assert.deepEqual([read.status, read.code], [503, 'platform.unavailable'])
  assert.ok(read.tookMs < 5_000, `${read.tookMs} ms`)
  assert.deepEqual([change.status, change.json.code], [503, 'platform.outcome_unknown'])
  const startedMs = performance.now()
  assert.equal((await ask()).status, 503)
  assert.ok(performance.now() - startedMs < 500)
  wire.become('cut')
  wire.become('open')
  await eventually(async () => assert.equal((await ask()).status, 200))
  await eventually(async () => assert.equal((await post('second')).status, 201))
  assert.equal((await post('second')).headers.get('idempotent-replayed'), 'true')
})
