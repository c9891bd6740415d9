import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { signedIn } from '../context.ts'
import { declareContracts, strict, Type } from '../contract.ts'
import { declareProblems } from '../problems.ts'
import { endpoint, endpointWithoutTransaction } from './endpoint.ts'
import { fingerprintOf } from './idempotency.ts'

const contracts = declareContracts({
  'GET /v1/hello': {
    summary: 'Who am I',
    query: strict({ name: Type.Optional(Type.String({ maxLength: 10 })) }),
    reply: { 200: strict({ person: Type.String() }) },
  },
  'GET /v1/things/{id}': {
    summary: 'One thing',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: strict({ id: Type.String() }) },
  },
  'POST /v1/things': {
    summary: 'Make a thing',
    body: strict({
      name: Type.String({ minLength: 1, maxLength: 20 }),
      colour: Type.Optional(Type.Union([Type.Literal('red'), Type.Literal('blue')])),
      parts: Type.Optional(Type.Array(strict({ size: Type.Integer({ minimum: 1 }) }))),
    }),
    reply: { 201: strict({ number: Type.Integer() }) },
  },
  'POST /v1/slow-things': {
    summary: 'Make a thing slowly',
    body: strict({}),
    reply: { 201: strict({ done: Type.Boolean() }) },
  },
  'POST /v1/files': {
    summary: 'Take a file',
    rawBody: ['application/xml'],
    reply: { 200: strict({ bytes: Type.Integer() }) },
  },
  'GET /v1/staff/secrets': { summary: 'Staff only', reply: { 204: null } },
  'POST /v1/sessions': {
    summary: 'Sign in',
    body: strict({}),
    reply: { 201: strict({ ok: Type.Boolean() }) },
  },
  'GET /v1/broken': { summary: 'Breaks', reply: { 200: strict({}) } },
  'GET /v1/undeclared': { summary: 'Says what it does not name', reply: { 204: null } },
  'GET /v1/scarce': { summary: 'Three a minute', reply: { 204: null } },
})

const testProblems = declareProblems('test', {
  surprise: {
    ...{ status: 409, retry: 'never', whoActs: 'nobody', remedy: 'none', disclosure: 'full' },
    article: 'surprise',
    title: { en: 'Surprise', 'zh-CN': '意外' },
    detail: { en: 'Surprise.', 'zh-CN': '意外。' },
  },
})

let made = 0
let slow = Promise.withResolvers<void>()
const common = { permission: 'signed_in', problems: [], transaction: 'write' } as const
const anyone = { permission: 'anyone', problems: [], transaction: 'read' } as const

const endpoints = [
  endpoint(contracts, 'GET /v1/hello', {
    ...common,
    transaction: 'read',
    handle: async (ctx) => ({ status: 200, body: { person: signedIn(ctx) } }),
  }),
  endpoint(contracts, 'GET /v1/things/{id}', {
    ...anyone,
    handle: async (_, { params }) => ({ status: 200, body: { id: params.id } }),
  }),
  endpoint(contracts, 'POST /v1/things', {
    ...common,
    idempotency: 'pipeline',
    handle: async () => ({ status: 201, body: { number: ++made } }),
  }),
  endpoint(contracts, 'POST /v1/slow-things', {
    ...common,
    idempotency: 'pipeline',
    handle: async () => {
      await slow.promise
      return { status: 201, body: { done: true } }
    },
  }),
  endpointWithoutTransaction(contracts, 'POST /v1/files', {
    permission: 'anyone',
    problems: [],
    bodyLimitBytes: 1_000,
    handle: async (_, { body }) => ({ status: 200, body: { bytes: body.length } }),
  }),
  endpoint(contracts, 'GET /v1/staff/secrets', {
    ...common,
    permission: ['treasury'],
    handle: async () => ({ status: 204 }),
  }),
  endpoint(contracts, 'POST /v1/sessions', {
    ...anyone,
    handle: async () => ({
      status: 201,
      body: { ok: true },
      sessionCookie: { token: 'new-token-for-this-session', maxAgeSeconds: 60 },
    }),
  }),
  endpoint(contracts, 'GET /v1/broken', {
    ...anyone,
    handle: async () => {
      throw new Error('the secret cause')
    },
  }),
  endpoint(contracts, 'GET /v1/undeclared', {
    ...anyone,
    handle: async () => {
      throw testProblems.surprise()
    },
  }),
  endpoint(contracts, 'GET /v1/scarce', {
    ...anyone,
    ratePerMinute: 3,
    handle: async () => ({ status: 204 }),
  }),
]

const database = await createTestDatabase()
const forbidden: string[] = []
const server = await startTestServer({
  pool: database.pool,
  modules: [{ name: 'things', endpoints }],
  onForbidden: (ctx, endpoint) => forbidden.push(`${ctx.actor.kind} ${endpoint}`),
})
after(server.close)
const { call } = server

const amy = { authorization: 'Bearer token-of-amy-000000' }
const bob = { authorization: 'Bearer token-of-bob-000000' }

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...amy, ...headers },
    body:
      typeof body === 'string' || body instanceof Uint8Array
        ? (body as BodyInit)
        : JSON.stringify(body),
  })

test('a signed-in person is known by the bearer token or the cookie', async () => {
  const byToken = await call('/v1/hello', { headers: amy })
  assert.equal(byToken.status, 200)
  const byCookie = await call('/v1/hello', {
    headers: { cookie: 'a=b; okpay_session=token-of-amy-000000' },
  })
  assert.deepEqual(byCookie.json, byToken.json)
  assert.equal(byCookie.headers.get('cache-control'), 'no-store')
})

test('without a session the answer is 401 and says to sign in', async () => {
  for (const headers of [{}, { authorization: 'Bearer wrong-token-000000' }]) {
    const { status, json } = await call('/v1/hello', { headers })
    assert.equal(status, 401)
    assert.equal(json.code, 'platform.sign_in_required')
    assert.equal(json.remedy, 'sign-in')
  }
})

test('a role that the person lacks is refused, one that they have is not', async () => {
  assert.equal((await call('/v1/staff/secrets', { headers: amy })).status, 403)
  assert.equal((await call('/v1/staff/secrets', { headers: bob })).status, 204)
  const cat = { authorization: 'Bearer token-of-cat-000000' }
  const { status, json } = await call('/v1/staff/secrets', { headers: cat })
  assert.deepEqual([status, json.code], [403, 'platform.staff_factor_missing'])
})

test('what a role does not include is told for the record, a few times a minute', async () => {
  forbidden.length = 0
  await call('/v1/staff/secrets', { headers: bob })
  await call('/v1/staff/secrets')
  assert.deepEqual(forbidden, [])
  for (let tries = 0; tries < 15; tries++) await call('/v1/staff/secrets', { headers: amy })
  assert.ok(forbidden.length >= 5 && forbidden.length <= 10, `${forbidden.length}`)
  assert.equal(forbidden[0], 'person GET /v1/staff/secrets')
})

test('words follow Accept-Language, codes never change', async () => {
  const read = async (language: string) =>
    (await call('/v1/hello', { headers: { 'accept-language': language } })).json
  const zh = await read('zh-TW,zh;q=0.9,en;q=0.8')
  const en = await read('fr, en;q=0.5')
  assert.equal(zh.title, '请先登录')
  assert.equal(en.title, 'Please sign in')
  assert.equal(zh.code, en.code)
  assert.match(zh.type, /\/problems\/platform\.sign_in_required$/)
  assert.match(zh.instance, /^urn:okpay:request:/)
})

test('a well-formed X-Request-Id is echoed, another one is replaced', async () => {
  const given = await call('/v1/hello', { headers: { 'x-request-id': 'abc-123' } })
  assert.equal(given.headers.get('x-request-id'), 'abc-123')
  assert.equal(given.json.instance, 'urn:okpay:request:abc-123')
  const replaced = await call('/v1/hello', { headers: { 'x-request-id': 'a b<script>' } })
  assert.match(replaced.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
})

test('an unknown address is 404, a wrong method is 405 with Allow', async () => {
  assert.equal((await call('/v1/nowhere')).json.code, 'platform.not_found')
  const wrong = await call('/v1/things', { headers: amy })
  assert.equal(wrong.status, 405)
  assert.equal(wrong.headers.get('allow'), 'POST')
  assert.equal((await call('/v1/%00')).status, 404)
  assert.equal((await call(`/v1/things/${'x'.repeat(41)}`)).status, 404)
  assert.equal((await call('/v1/things/a%00b')).status, 404)
})

test('every fault of an input is named with its pointer and in words', async () => {
  const body = { colour: 'green', parts: [{ size: 0 }, { size: '1' }], extra: 1 }
  const refused = await send('/v1/things', body, { 'accept-language': 'zh-CN' })
  assert.equal(refused.status, 422)
  const errors = refused.json.errors.map((error: { pointer: string; code: string }) => [
    error.pointer,
    error.code,
  ])
  assert.deepEqual(errors.sort(), [
    ['/colour', 'not_allowed'],
    ['/extra', 'unknown_field'],
    ['/name', 'required'],
    ['/parts/0/size', 'too_small'],
    ['/parts/1/size', 'wrong_type'],
  ])
  assert.match(refused.text, /只能是以下之一：red、blue/)
})

test('an unknown or over-long query value is refused', async () => {
  const unknown = await call('/v1/hello?who=me', { headers: amy })
  assert.deepEqual(unknown.json.errors[0].pointer, '/query/who')
  const long = await call('/v1/hello?name=01234567890', { headers: amy })
  assert.equal(long.json.errors[0].code, 'too_long')
  assert.equal((await call('/v1/hello?name=a&name=b', { headers: amy })).status, 422)
  assert.equal((await call('/v1/hello?name=%00', { headers: amy })).status, 422)
})

test('a key given twice, a prototype key and NUL are refused at any depth', async () => {
  const pointers = async (text: string) => {
    const { status, json } = await send('/v1/things', text, { 'idempotency-key': 'x' })
    return [status, json.errors?.[0].pointer, json.errors?.[0].code]
  }
  assert.deepEqual(await pointers('{"name":"a","name":"b"}'), [422, '/name', 'duplicate_key'])
  const hidden = '{"name":"a","parts":[{"size":1},{"size":1,"s\\u0069ze":2}]}'
  assert.deepEqual(await pointers(hidden), [422, '/parts/1/size', 'duplicate_key'])
  assert.deepEqual(await pointers('{"__proto__":{}}'), [422, '/__proto__', 'unknown_field'])
  assert.deepEqual(await pointers('{"name":"a\\u0000"}'), [422, '/name', 'not_text'])
  assert.deepEqual(await pointers('{"name":"\\ud800"}'), [422, '/name', 'not_text'])
})

test('what is not UTF-8 JSON is 400', async () => {
  for (const body of ['{', '', 'null x', '\ufeff{}', new Uint8Array([0x7b, 0xff, 0x7d])]) {
    const { status } = await send('/v1/things', body)
    assert.ok(status === 400 || (body === '' && status === 422), `${status}`)
  }
  assert.equal((await send('/v1/things', '[]')).status, 422)
  assert.equal((await send('/v1/things', `${'['.repeat(90_000)}${']'.repeat(90_000)}`)).status, 422)
})

test('a change must be JSON', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
  ]) {
    const { status, json } = await send('/v1/things', '{}', { 'content-type': type })
    assert.equal(status, 415)
    assert.equal(json.params.accepted, 'application/json')
  }
})

test('a body over 256 KiB is 413, over the own limit of an endpoint too', async () => {
  const large = await send('/v1/things', { name: 'x'.repeat(256 * 1024) })
  assert.equal(large.status, 413)
  assert.equal(large.json.params.limit, 262_144)
  const xml = { 'content-type': 'application/xml' }
  assert.deepEqual((await send('/v1/files', '<a/>', xml)).json, { bytes: 4 })
  assert.equal((await send('/v1/files', 'x'.repeat(1_001), xml)).json.params.limit, 1_000)
})

test('a page of another origin cannot change anything, a script can', async () => {
  const withHeaders = async (headers: Record<string, string>) =>
    (await send('/v1/sessions', {}, headers)).status
  assert.equal(await withHeaders({ origin: 'https://evil.example' }), 403)
  assert.equal(await withHeaders({ origin: 'null' }), 403)
  assert.equal(await withHeaders({ 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await withHeaders({ 'sec-fetch-site': 'same-site' }), 403)
  assert.equal(await withHeaders({ 'sec-fetch-site': 'same-origin', origin: server.url }), 201)
  assert.equal(await withHeaders({}), 201)
})

test('signing in sets a cookie that scripts of the page cannot read', async () => {
  const { headers } = await send('/v1/sessions', {})
  assert.equal(
    headers.get('set-cookie'),
    'okpay_session=new-token-for-this-session; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  )
})

test('a call that moves money needs a proper Idempotency-Key', async () => {
  const code = async (headers: Record<string, string>) =>
    (await send('/v1/things', { name: 'a' }, headers)).json.code
  assert.equal(await code({}), 'platform.key_missing')
  assert.equal(await code({ 'idempotency-key': 'x'.repeat(256) }), 'platform.key_invalid')
  assert.equal(await code({ 'idempotency-key': 'schlüssel' }), 'platform.key_invalid')
})

test('the same call again gives the kept answer and does nothing', async () => {
  const key = { 'idempotency-key': 'k1' }
  const first = await send('/v1/things', { name: 'a', colour: 'red' }, key)
  const again = await send('/v1/things', '{"colour":"red", "name":"a"}', key)
  assert.equal(first.status, 201)
  assert.equal(first.headers.get('idempotent-replayed'), null)
  assert.equal(again.status, 201)
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  assert.equal(again.text, first.text)
  const other = await send('/v1/things', { name: 'b' }, key)
  assert.equal(other.json.code, 'platform.key_reused')
  assert.equal(other.status, 422)
  const ofBob = await send('/v1/things', { name: 'a', colour: 'red' }, { ...key, ...bob })
  assert.notDeepEqual(ofBob.json, first.json)
})

test('the same key while the first call is under way is 409', async () => {
  slow = Promise.withResolvers()
  const key = { 'idempotency-key': 'slow' }
  const first = send('/v1/slow-things', {}, key)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const second = await send('/v1/slow-things', {}, key)
  assert.equal(second.status, 409)
  assert.equal(second.json.code, 'platform.key_in_progress')
  assert.equal(second.headers.get('retry-after'), '1')
  slow.resolve()
  assert.equal((await first).status, 201)
})

test('an answer that another node kept meanwhile is replayed, the work is rolled back', async () => {
  slow = Promise.withResolvers()
  const key = 'two-nodes'
  const first = send('/v1/slow-things', {}, { 'idempotency-key': key })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await send('/v1/things', { name: 'probe' }, { 'idempotency-key': 'probe' })
  const fingerprint = fingerprintOf('POST', '/v1/slow-things', {})
  await database.owner.query(
    `INSERT INTO platform.idempotency_keys
     SELECT caller, $1, $2, 201, '{"done":false}', now()
     FROM platform.idempotency_keys WHERE key = 'probe'`,
    [key, fingerprint],
  )
  slow.resolve()
  const answer = await first
  assert.equal(answer.headers.get('idempotent-replayed'), 'true')
  assert.deepEqual(answer.json, { done: false })
})

test('a mistake of ours is 500 with the request id and without its cause', async () => {
  const { status, json, text } = await call('/v1/broken')
  assert.equal(status, 500)
  assert.equal(json.code, 'platform.unexpected')
  assert.ok(!text.includes('secret'))
  assert.ok(json.detail.includes(json.params.request))
})

test('under test an endpoint may only answer the problems that it names', async () => {
  assert.equal((await call('/v1/undeclared')).json.code, 'platform.unexpected')
})

test('calls beyond the limit are 429 with Retry-After', async () => {
  for (let index = 0; index < 3; index++) assert.equal((await call('/v1/scarce')).status, 204)
  const refused = await call('/v1/scarce')
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '20')
  assert.equal(refused.headers.get('ratelimit-policy'), '"minute";q=3;w=60')
  assert.match(refused.json.detail, /Try again in 20 seconds/)
})

const rawExchange = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
    setTimeout(() => socket.destroy(), 2_000).unref()
    socket.on('close', () => resolve(answer))
  })

test('two Host headers, TRACE and broken HTTP are refused', async () => {
  const twice = 'GET /v1/hello HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'
  assert.match(await rawExchange(twice), /^HTTP\/1\.1 400 [\s\S]*platform\.request_malformed/)
  const trace = 'TRACE /v1/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  assert.match(await rawExchange(trace), /^HTTP\/1\.1 405 /)
  assert.match(
    await rawExchange('BAD\r\n\r\n'),
    /^HTTP\/1\.1 400 [\s\S]*platform\.request_malformed/,
  )
})

test('every answer carries the security headers', async () => {
  const { headers } = await call('/v1/hello')
  assert.match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; script-src 'self'/,
  )
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
})
