import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '#platform/crypto'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createFactorPeople } from '../../test/support/factor-people.ts'
import { createIdentityWorld } from '../../test/support/identity-world.ts'
import { phoneContact } from './contact.ts'
import type { IdentityKit } from './identity-kit.ts'
import { requireRoomForMessage, takePublicMessage } from './message-caps.ts'
import { networkOf } from './network-of.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, enrol } = world
const { withApp, stepUp } = createFactorPeople(world)
const minute = 60_000
const hour = 60 * minute

test('A source is an IPv4 address, or the half of an IPv6 address that a household has', () => {
  for (const [address, network] of [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ] as const) {
    assert.equal(networkOf(address), network, address)
  }
})

type Ask = { readonly phone: string; readonly from?: string }

/** Asks as somebody who has not signed in, until a refusal; how many texts were let through. */
const askUntilRefused = async (textsPerDay: number, asks: Iterable<Ask>) => {
  const kit = { textsPerDay } as IdentityKit
  let admitted = 0
  for (const { phone, from = '203.0.113.1' } of asks) {
    const asking = { ...ctx, source: { address: from, userAgent: 'test' } }
    const take = (work: typeof takePublicMessage | typeof requireRoomForMessage) =>
      inTestTransaction<unknown>(database, asking, (tx) => work(tx, kit, phoneContact(phone)))
    try {
      await take(takePublicMessage)
    } catch (refusal) {
      // What would be refused is refused beforehand too, with the same words.
      await assert.rejects(take(requireRoomForMessage), refusal as Error)
      const { code, params, retryAfterSeconds } = refusal as {
        readonly code: string
        readonly params: { readonly at: Date }
        readonly retryAfterSeconds: number
      }
      const minutes = Math.round((params.at.getTime() - clock.now().getTime()) / minute)
      assert.equal(Math.round(retryAfterSeconds / 60), minutes)
      return { admitted, code, minutes }
    }
    admitted += 1
  }
  return { admitted }
}

const many = (count: number, make: (at: number) => Ask): Ask[] =>
  Array.from({ length: count }, (_, at) => make(at))
const number = (prefix: string, at: number) =>
  `${prefix}${String(at).padStart(15 - prefix.length, '0')}`
/** Ranges and networks that nobody else here uses. */
const spread = (at: number) => ({
  phone: number(`+86${1300 + at}`, 1),
  from: `198.51.${at >> 8}.${at & 255}`,
})

const paused = 'identity.texts_paused'
const rows: readonly [string, number, readonly Ask[], object][] = [
  [
    'one number: one a minute',
    5000,
    many(2, () => ({ phone: '+8613800138000' })),
    { admitted: 1, code: 'identity.messages_too_often', minutes: 1 },
  ],
  [
    'one range of numbers, from everywhere: 40 an hour',
    5000,
    many(60, (at) => ({ phone: number('+4915112', at), from: `203.0.${at}.9` })),
    { admitted: 40, code: paused, minutes: 60 },
  ],
  [
    'one network, to everywhere: 20 an hour',
    5000,
    many(30, (at) => ({ ...spread(at), from: '203.0.113.77' })),
    { admitted: 20, code: paused, minutes: 60 },
  ],
  [
    'one household by IPv6, to everywhere: 20 an hour',
    5000,
    many(30, (at) => ({ ...spread(100 + at), from: `2001:db8::${at.toString(16)}` })),
    { admitted: 20, code: paused, minutes: 60 },
  ],
  [
    'everybody together: the bound of the day, until midnight',
    50,
    many(60, (at) => spread(200 + at)),
    { admitted: 50, code: paused, minutes: 16 * 60 },
  ],
]
for (const [what, textsPerDay, asks, expected] of rows) {
  test(`Texts for people who have not signed in have a bound: ${what}`, async () => {
    await database.owner.query('DELETE FROM identity.throttles')
    assert.deepEqual(await askUntilRefused(textsPerDay, asks), expected)
  })
}

test('A bound that was reached opens by itself; the next one in a row lasts longer', async () => {
  await database.owner.query('DELETE FROM identity.throttles')
  const asks = (from: number) =>
    many(60, (at) => ({ phone: number('+4915113', from + at), from: `203.0.${at}.8` }))
  assert.deepEqual(await askUntilRefused(5000, asks(0)), {
    admitted: 40,
    code: paused,
    minutes: 60,
  })
  clock.advanceMs(hour)
  const second = await askUntilRefused(5000, asks(100))
  assert.deepEqual(second, { admitted: 40, code: paused, minutes: 120 })
})

test('A refused text counts nowhere', async () => {
  await database.owner.query('DELETE FROM identity.throttles')
  await askUntilRefused(
    5000,
    many(60, (at) => ({ phone: number('+4915114', at), from: `203.0.${at}.7` })),
  )
  const { rows } = await database.owner.query(
    "SELECT count FROM identity.throttles WHERE scope = 'texts_of_day'",
  )
  assert.deepEqual(rows, [{ count: 40 }])
})

test('Known and unknown numbers are refused in the same words at the same moment', async () => {
  await database.owner.query('DELETE FROM identity.throttles')
  const owned = '+8613900139000'
  await enrol({ email: null, phone: owned })
  const answers = []
  for (const phone of [owned, '+8613900139001']) {
    await call('/v1/sign-ups/resend', { phone })
    const { status, json, headers } = await call('/v1/sign-ups/resend', { phone })
    answers.push({ status, ...json, instance: '', after: headers.get('retry-after') })
  }
  assert.equal(answers[0]?.code, 'identity.messages_too_often')
  assert.deepEqual(answers[0], answers[1])
})

test('A flood over the API is paused for numbers, and e-mail still works', async () => {
  await database.owner.query('DELETE FROM identity.throttles')
  let answer = await call('/v1/sign-ups/resend', { phone: '+8613700137000' })
  for (let at = 1; at < 30 && answer.status === 202; at++) {
    answer = await call('/v1/sign-ups/resend', { phone: `+86137${at + 10}137000` })
  }
  assert.equal(answer.status, 429)
  assert.equal(answer.json.code, 'identity.texts_paused')
  assert.equal(answer.headers.get('retry-after'), '3600')
  assert.match(answer.json.detail, /e-mail/)
  const { rows } = await database.owner.query(
    "SELECT outcome, facts FROM audit.entries WHERE event = 'excess_rate_limit_exceeded'",
  )
  const facts = { problem: 'identity.texts_paused' }
  assert.deepEqual(rows, [{ outcome: 'refused', facts }])
  const mail = await call('/v1/sign-ups/resend', { email: 'calm@example.org' })
  assert.equal(mail.status, 202)
})

test('A signed-in person is held by number, by person and by range, not by the network', async () => {
  await database.owner.query('DELETE FROM identity.throttles')
  const { token, byApp } = await withApp()
  const change = (phone: string) => stepUp('/v1/me/phone', { phone }, token, byApp)
  assert.equal((await change('+4915115000001')).status, 202)
  const soon = await call('/v1/me/phone/resend', {}, { token })
  assert.equal(soon.json.code, 'identity.messages_too_often')
  await askUntilRefused(
    5000,
    many(60, (at) => ({ phone: number('+4915116', at), from: `203.0.${at}.6` })),
  )
  assert.equal((await change('+4915116000000')).json.code, 'identity.texts_paused')
})

test('Counters know numbers, networks and ranges by their HMAC only', async () => {
  const { rows } = await database.owner.query('SELECT scope, key FROM identity.throttles')
  const plain = ['+4915116', '203.0.1.6', '2026-11-20', '+4915116000000']
  assert.ok(rows.length > 10)
  for (const { key } of rows) {
    assert.ok(plain.every((text) => !sha256(text).equals(key) && !key.includes(text)))
  }
})
