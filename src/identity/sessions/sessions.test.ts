import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import {
  createIdentityWorld,
  deviceTokenOf,
  goodPassword,
  tokenOf,
} from '../../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, enrol, signIn, signUp, mailsTo, codeTo } = world
const minute = 60_000
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'

let drawn = 0
const personWith = async (change = {}) => {
  const email = `seat${drawn++}@example.org`
  return { email, ...(await enrol({ email, ...change })) }
}
const get = async (path: string, token: string, language = 'en') =>
  (await call(path, undefined, { token, language })).json.items
const remove = (path: string, token: string) => call(path, undefined, { token, method: 'DELETE' })
const isLive = async (token: string) =>
  (await call('/v1/sessions/current', undefined, { token })).status === 200
const subjects = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject)
const newDevice = 'OKPay: sign-in from a new device'

test('The list names device, coarse place, first and last use, and which one is this', async () => {
  const anna = await personWith()
  const phone = tokenOf(await signIn(anna.email, goodPassword, { userAgent: safari }))
  clock.advanceMs(2 * minute)
  const desk = tokenOf(await signIn(anna.email, goodPassword, { userAgent: firefox }))
  clock.advanceMs(minute)
  assert.ok(await isLive(phone))
  const items = await get('/v1/me/sessions', desk)
  assert.deepEqual(
    items.map(({ current, device, place }: never) => [current, device, place]),
    [
      [true, 'Firefox on Linux', 'the computer that runs OKPay'],
      [false, 'Safari on iOS', 'the computer that runs OKPay'],
    ],
  )
  assert.match(items[1].id, /^ses_/)
  assert.equal(Date.parse(items[1].lastUsedAt) - Date.parse(items[1].signedInAt), 3 * minute)
  const chinese = await get('/v1/me/sessions', desk, 'zh-CN')
  assert.equal(chinese[1].device, 'Safari（iOS）')
  clock.advanceMs(14 * minute)
  assert.equal((await get('/v1/me/sessions', phone)).length, 2)
  clock.advanceMs(minute)
  assert.equal((await get('/v1/me/sessions', phone)).length, 1, 'an idle one is over')
})

test('One is signed out from another, then all others, and this one goes on', async () => {
  const anna = await personWith()
  const tokens: string[] = []
  for (let n = 0; n < 4; n++) tokens.push(tokenOf(await signIn(anna.email)))
  const [here = '', ...others] = tokens
  const items = await get('/v1/me/sessions', here)
  const other = items.find(({ current }: { current: boolean }) => !current)
  assert.equal((await remove(`/v1/me/sessions/${other.id}`, here)).status, 204)
  assert.equal((await Promise.all(others.map(isLive))).filter(Boolean).length, 2)
  const all = await call('/v1/me/sessions/end-others', {}, { token: here })
  assert.deepEqual(all.json, { ended: 2 })
  assert.deepEqual(await Promise.all(others.map(isLive)), [false, false, false])
  assert.ok(await isLive(here))
  const again = await call('/v1/me/sessions/end-others', {}, { token: here })
  assert.deepEqual(again.json, { ended: 0 })
  const { rows } = await database.owner.query(
    "SELECT data FROM platform.events WHERE subject = $1 AND type = 'identity.sessions_ended' ORDER BY id",
    [anna.id],
  )
  const facts = rows.map(({ data }) => data)
  assert.deepEqual(facts, [
    { count: 1, by: 'owner' },
    { count: 2, by: 'owner' },
  ])
  const [own] = await get('/v1/me/sessions', here)
  const out = await remove(`/v1/me/sessions/${own.id}`, here)
  assert.match(out.headers.get('set-cookie') ?? '', /okpay_session=; .*Max-Age=0/)
  assert.ok(!(await isLive(here)))
})

test('Sessions and devices of somebody else, or of nobody, are not found and go on', async () => {
  const [anna, mallory] = [await personWith(), await personWith()]
  const [hers, his] = [tokenOf(await signIn(anna.email)), tokenOf(await signIn(mallory.email))]
  const [session] = await get('/v1/me/sessions', hers)
  const [device] = await get('/v1/me/devices', hers)
  for (const path of [
    `/v1/me/sessions/${session.id}`,
    `/v1/me/devices/${device.id}`,
    '/v1/me/sessions/ses_00000000000000000000000000',
    '/v1/me/sessions/nonsense',
    '/v1/me/devices/dev_00000000000000000000000000',
    `/v1/me/devices/${session.id}`,
  ]) {
    const refused = await remove(path, his)
    assert.equal(refused.json.code, 'platform.not_found', path)
  }
  assert.ok(await isLive(hers))
  assert.equal((await get('/v1/me/devices', hers)).length, 1)
  for (const path of ['/v1/me/sessions', '/v1/me/devices']) {
    assert.equal((await call(path)).json.code, 'platform.sign_in_required')
  }
})

test('A sign-in from a device that is new is told by mail with “not me”; a known one is not', async () => {
  const anna = await personWith()
  const first = await signIn(anna.email, goodPassword, { userAgent: safari })
  assert.equal((await subjects(anna.email)).filter((text) => text === newDevice).length, 1)
  const mail = (await mailsTo(anna.email)).at(-1)
  assert.match(mail?.text ?? '', /Device: Safari on iOS/)
  assert.match(mail?.text ?? '', /http:\/\/localhost:4000\/not-me\?token=[\w-]{43}/)
  const device = deviceTokenOf(first)
  const second = await signIn(anna.email, goodPassword, { device, userAgent: safari })
  assert.equal((await subjects(anna.email)).filter((text) => text === newDevice).length, 1)
  assert.equal(deviceTokenOf(second), device)
  const { rows } = await database.owner.query(
    "SELECT data FROM platform.events WHERE subject = $1 AND type = 'identity.signed_in' ORDER BY id",
    [anna.id],
  )
  assert.deepEqual(
    rows.map(({ data }) => data.newDevice),
    [true, false],
  )
  assert.equal(rows[0].data.device.en, 'Safari on iOS')
})

test('The browser of a sign-up is known from the start, and nothing is told of it', async () => {
  const email = `seat${drawn++}@example.org`
  await signUp(email)
  const confirmed = await call('/v1/sign-ups/confirm', { email, code: await codeTo(email) })
  assert.equal(confirmed.status, 201)
  const device = deviceTokenOf(confirmed)
  assert.equal((await signIn(email, goodPassword, { device })).status, 201)
  assert.ok(!(await subjects(email)).includes(newDevice))
  const items = await get('/v1/me/devices', tokenOf(confirmed))
  assert.deepEqual([items.length, items[0].current], [1, true])
})

test('Two people share a browser: each is known there, and a planted cookie is worth nothing', async () => {
  const [anna, mallory] = [await personWith(), await personWith()]
  const planted = deviceTokenOf(await signIn(mallory.email))
  const shared = deviceTokenOf(await signIn(anna.email, goodPassword, { device: planted }))
  assert.notEqual(shared, planted)
  const told = async (email: string, device: string) => {
    const before = (await subjects(email)).filter((text) => text === newDevice).length
    await signIn(email, goodPassword, { device })
    return (await subjects(email)).filter((text) => text === newDevice).length > before
  }
  assert.equal(await told(anna.email, shared), false)
  assert.equal(await told(mallory.email, shared), false)
  assert.equal(await told(anna.email, planted), true)
})

test('A forgotten device is new again, and what was open there ends', async () => {
  const anna = await personWith()
  const there = await signIn(anna.email, goodPassword, { userAgent: safari })
  const here = tokenOf(await signIn(anna.email, goodPassword, { userAgent: firefox }))
  const items = await get('/v1/me/devices', here)
  assert.deepEqual(
    items.map(({ current, device }: never) => [current, device]),
    [
      [true, 'Firefox on Linux'],
      [false, 'Safari on iOS'],
    ],
  )
  assert.equal((await remove(`/v1/me/devices/${items[1].id}`, here)).status, 204)
  assert.ok(!(await isLive(tokenOf(there))))
  const before = (await mailsTo(anna.email)).length
  await signIn(anna.email, goodPassword, { device: deviceTokenOf(there), userAgent: safari })
  assert.equal((await subjects(anna.email)).slice(before).includes(newDevice), true)
  const [own] = await get('/v1/me/devices', here).then((list) =>
    list.filter(({ current }: { current: boolean }) => current),
  )
  assert.equal((await remove(`/v1/me/devices/${own.id}`, here)).status, 204)
  assert.ok(await isLive(here), 'the session that asks goes on')
})

test('The token of a device is nowhere in the database, and only ours are looked for', async () => {
  const anna = await personWith()
  const device = deviceTokenOf(await signIn(anna.email))
  const [token = '', signature = ''] = device.split('.')
  const { rows } = await database.owner.query('SELECT d::text AS text FROM identity.devices AS d')
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes(token)))
  for (const forged of [token, `${token}.`, `${'A'.repeat(43)}.${signature}`, `${device}.x`, '.']) {
    const answer = await signIn(anna.email, goodPassword, { device: forged })
    assert.notEqual(deviceTokenOf(answer).split('.')[0], token, forged)
  }
})
