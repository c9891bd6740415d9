import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { declareContracts, nullable, strict, Type } from '../contract.ts'
import { createMetrics } from '../metrics.ts'
import { endpoint } from './endpoint.ts'

const contracts = declareContracts({
  'POST /v1/things/{id}': {
    summary: 'Change <a> thing',
    params: strict({ id: Type.String() }),
    body: strict({
      colour: Type.Union([Type.Literal('red'), Type.Literal('blue')]),
      note: nullable(Type.String()),
    }),
    reply: { 200: strict({ ok: Type.Boolean() }) },
  },
})
const endpoints = [
  endpoint(contracts, 'POST /v1/things/{id}', {
    permission: ['support'],
    problems: ['platform.not_found'],
    transaction: 'write',
    idempotency: 'pipeline',
    handle: async () => ({ status: 200, body: { ok: true } }),
  }),
]

const database = await createTestDatabase()
const server = await startTestServer({
  pool: database.pool,
  modules: [{ name: 'things', endpoints }],
  metrics: createMetrics(database.pool),
  readyChecks: [{ name: 'worker', isReady: () => workerIsThere }],
})
let workerIsThere = true
after(server.close)

test('the OpenAPI document says what an endpoint takes, gives and refuses', async () => {
  const { json } = await server.call('/openapi.json')
  assert.equal(json.openapi, '3.1.0')
  const operation = json.paths['/v1/things/{id}'].post
  const { schema, example } = operation.requestBody.content['application/json']
  assert.deepEqual(schema.properties.colour, { type: 'string', enum: ['red', 'blue'] })
  assert.deepEqual(schema.properties.note, { type: ['string', 'null'] })
  assert.equal(example.colour, 'red')
  const names = operation.parameters.map(({ name }: { name: string }) => name)
  assert.deepEqual(names, ['id', 'Idempotency-Key'])
  assert.ok(operation['x-problems'].includes('platform.key_reused'))
  assert.ok(operation.responses[403].description.includes('platform.not_permitted'))
  const refusal = operation.responses[422].content['application/problem+json']
  const { $ref } = refusal.examples['platform.input_invalid']
  assert.ok(json.components.examples[$ref.split('/').at(-1)])
})

test('the documentation is a page without any script, its texts made safe', async () => {
  const { text, headers } = await server.call('/docs')
  assert.match(headers.get('content-type') ?? '', /^text\/html/)
  assert.ok(text.includes('Change &lt;a&gt; thing'))
  assert.doesNotMatch(text, /<script|style="|<style/)
  const style = await server.call('/docs/page.css')
  assert.match(style.headers.get('content-type') ?? '', /^text\/css/)
})

test('each problem has a page in both languages, the reader’s own first', async () => {
  const zh = await server.call('/problems/platform.unavailable', {
    headers: { 'accept-language': 'zh-CN' },
  })
  assert.ok(zh.text.indexOf('OKPay 暂时无法使用') < zh.text.indexOf('cannot be reached'))
  assert.equal((await server.call('/problems/platform.nonsense')).status, 404)
  assert.equal((await server.call('/problems/<script>')).status, 404)
  assert.match((await server.call('/problems')).text, /platform\.unavailable/)
})

test('readiness tells what is not ready', async () => {
  assert.equal((await server.call('/readyz')).status, 200)
  workerIsThere = false
  const { status, json } = await server.call('/readyz')
  assert.equal(status, 503)
  assert.deepEqual(json.checks, { database: 'ok', worker: 'failed' })
})

test('metrics count requests by route, not by address', async () => {
  await server.call('/v1/things/abc')
  const { text } = await server.call('/metrics')
  assert.match(
    text,
    /okpay_http_request_seconds_count\{method="GET",route="\/docs",status="200"\} 1/,
  )
  assert.match(text, /okpay_database_connections\{state="idle"\}/)
  assert.ok(!text.includes('/v1/things/abc'))
})
