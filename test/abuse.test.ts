import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { readConfig } from '#platform/config'
import type { Endpoint } from '#platform/http/endpoint'
import { createModules } from '../src/main.ts'
import { testContext, testSecrets } from './support/context.ts'
import { createTestDatabase } from './support/database.ts'
import { startTestServer } from './support/http.ts'

/** What holds for every endpoint, whoever adds one: looked at by what the program serves. */
const database = await createTestDatabase()
const ctx = testContext()
const modules = createModules({
  ...{ config: readConfig({}), pool: database.pool, clock: ctx.clock, ids: ctx.ids },
  ...{ random: ctx.random, log: ctx.log, secrets: testSecrets },
})
const endpoints: readonly Endpoint[] = modules.flatMap((module) => module.endpoints)
const server = await startTestServer({ pool: database.pool, modules, rateFactor: 0 })
const secure = await startTestServer({
  ...{ pool: database.pool, modules, rateFactor: 0, publicUrl: 'https://pay.example.com' },
})
after(async () => {
  await Promise.all(modules.map(({ drain }) => drain?.()))
  await Promise.all([server.close(), secure.close()])
})

const methodOf = ({ key }: Endpoint) => key.slice(0, key.indexOf(' '))
const pathOf = ({ key }: Endpoint) =>
  key.slice(key.indexOf(' ') + 1).replaceAll(/\{[a-zA-Z]+\}/g, 'x')
const changing = endpoints.filter((endpoint) => methodOf(endpoint) !== 'GET')

test('There are endpoints to look at', () => {
  assert.ok(endpoints.length > 40 && changing.length > 20)
})

test('No page of another origin can change anything, by any endpoint', async () => {
  for (const endpoint of changing) {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await server.call(pathOf(endpoint), {
        method: methodOf(endpoint),
        headers: { ...headers, 'content-type': 'application/json' },
        ...(endpoint.contract.body ? { body: '{}' } : {}),
      })
      assert.equal(answer.json?.code, 'platform.other_origin', endpoint.key)
    }
  }
})

test('A form cannot change anything: a change is JSON or a named file type', async () => {
  for (const endpoint of changing.filter(({ contract }) => contract.body)) {
    const answer = await server.call(pathOf(endpoint), {
      method: methodOf(endpoint),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: 'Bearer token-of-bob-000000',
      },
      body: 'a=b',
    })
    assert.ok([403, 415].includes(answer.status), `${endpoint.key}: ${answer.status}`)
  }
})

/** The reference for a first deposit is drawn when its owner first looks: nothing to abuse. */
const drawsAtFirstLook = [
  'GET /v1/deposits/bank-details',
  // What staff look at goes on record.
  'GET /v1/staff/people/{accountNumber}/diagnosis',
  'GET /v1/staff/documents/{id}/images/{side}',
]

test('Reading changes nothing: no GET has a transaction that writes', () => {
  const reading = endpoints.filter((each) => methodOf(each) === 'GET')
  for (const endpoint of reading.filter(({ key }) => !drawsAtFirstLook.includes(key))) {
    assert.notEqual(endpoint.transaction, 'write', endpoint.key)
  }
})

test('What is not for anyone is for nobody who is not signed in', async () => {
  const closed = endpoints.filter(({ permission }) => permission !== 'anyone')
  for (const endpoint of closed) {
    const answer = await server.call(pathOf(endpoint), { method: methodOf(endpoint) })
    assert.equal(answer.status, 401, endpoint.key)
  }
  const staff = closed.filter(({ permission }) => permission !== 'signed_in')
  assert.ok(staff.length > 3)
  for (const endpoint of staff) {
    const answer = await server.call(pathOf(endpoint), {
      method: methodOf(endpoint),
      headers: { authorization: 'Bearer token-of-amy-000000' },
    })
    assert.equal(answer.status, 403, endpoint.key)
  }
})

test('No answer allows another origin to read it, and all carry the security headers', async () => {
  for (const endpoint of endpoints) {
    const { headers } = await secure.call(pathOf(endpoint), {
      method: methodOf(endpoint),
      headers: { origin: 'https://evil.example' },
    })
    assert.equal(headers.get('access-control-allow-origin'), null, endpoint.key)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000; includeSub/)
    assert.equal(headers.get('cache-control'), 'no-store')
  }
})

test('Staff can neither see nor set the password of somebody else', () => {
  for (const { key, contract, permission } of endpoints) {
    if (permission === 'anyone' || permission === 'signed_in') continue
    assert.doesNotMatch(JSON.stringify(contract), /password/i, key)
  }
})

test('Every endpoint that anyone may call stands in the page about signing in, or needs no secret', () => {
  const page = readFileSync(new URL('../docs/operating/authentication.md', import.meta.url), 'utf8')
  const open = endpoints.filter(({ permission }) => permission === 'anyone')
  for (const { key } of open) assert.ok(page.includes(`\`${key}\``), key)
})

test('A session cookie of another’s making opens nothing', async () => {
  const planted = 'a'.repeat(43)
  const answer = await server.call('/v1/sessions/current', {
    headers: { cookie: `okpay_session=${planted}; okpay_session=${planted}` },
  })
  assert.equal(answer.status, 401)
})

test('A forged Host or forwarding header changes neither address nor links', async () => {
  const answer = await server.call('/v1/sessions', {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-forwarded-host': 'evil.example' },
      ...{ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', forwarded: 'for=x' },
    },
    body: JSON.stringify({ identifier: 'nobody@example.org', password: 'wrong' }),
  })
  assert.equal(answer.status, 401)
  assert.ok(!answer.text.includes('evil.example'))
  assert.match(answer.json.type, /^http:\/\/localhost:4000\//)
})
