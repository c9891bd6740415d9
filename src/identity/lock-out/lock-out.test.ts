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
const { call, clock, enrol, signIn, signInStep, proveBy, mailsTo, textsTo, runJobs } = world
const minute = 60_000
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

let drawn = 0
const personWith = async (change = {}) => {
  const email = `lock${drawn++}@example.org`
  return { email, ...(await enrol({ email, ...change })) }
}
const fail = async (identifier: string, times = 10, init = {}) => {
  let last = await signInStep(identifier, 'wrong password here', init)
  for (let n = 1; n < times; n++) last = await signInStep(identifier, 'wrong password here', init)
  return last
}
const lock = async (identifier: string, init = {}) => {
  const last = await fail(identifier, 10, init)
  await runJobs()
  return last
}
const linkIn = (text: string, page: string) =>
  new RegExp(`${page}\\?token=([\\w-]{43})`).exec(text)?.[1] ?? ''
const newestMail = async (email: string) => (await mailsTo(email)).at(-1)!
const eventsOf = async (personId: string, type: string) =>
  (
    await database.owner.query(
      'SELECT data FROM platform.events WHERE subject = $1 AND type = $2 ORDER BY id',
      [personId, type],
    )
  ).rows.map(({ data }) => data)

test('A lock tells its owner at once by mail and text: how often, when, from where, until when', async () => {
  const phone = '+8613800138000'
  const chinese = { country: 'CN', language: 'zh-CN', timeZone: 'Asia/Shanghai' }
  const wang = await personWith({ name: '王小明', phone, ...chinese })
  await lock(wang.email, { userAgent: chrome })
  const mail = await newestMail(wang.email)
  assert.equal(mail.subject, 'OKPay：登录已暂时锁定')
  for (const words of [
    /连续 10 次输错密码/,
    /2026年11月20日 16:00（UTC\+8）/,
    /2026年11月20日 16:15（UTC\+8）/,
    /Chrome（Windows）/,
    /运行 OKPay 的电脑/,
    /http:\/\/localhost:4000\/unlock\?token=[\w-]{43}/,
    /http:\/\/localhost:4000\/not-me\?token=[\w-]{43}/,
  ]) {
    assert.match(mail.text, words)
  }
  const [text] = await textsTo(phone)
  for (const words of [/密码连续输错 10 次/, /16:15（UTC\+8）/, /Chrome/, /unlock/, /not-me/]) {
    assert.match(text?.text ?? '', words)
  }
  assert.notEqual(linkIn(text?.text ?? '', '/unlock'), linkIn(mail.text, '/unlock'))
  const [fact] = await eventsOf(wang.id, 'identity.locked')
  assert.deepEqual(fact, {
    tries: 10,
    until: '2026-11-20T08:15:00.000Z',
    device: { en: 'Chrome on Windows', 'zh-CN': 'Chrome（Windows）' },
    place: { en: 'the computer that runs OKPay', 'zh-CN': '运行 OKPay 的电脑' },
  })
  clock.advanceMs(15 * minute)
})

test('A block is told once, the next block again, and nobody is told of an unknown address', async () => {
  const anna = await personWith()
  await lock(anna.email)
  await fail(anna.email, 5)
  await runJobs()
  assert.equal((await mailsTo(anna.email)).length, 1)
  assert.match((await newestMail(anna.email)).text, /wrong password 10 times in a row/)
  clock.advanceMs(15 * minute)
  await lock(anna.email)
  assert.equal((await mailsTo(anna.email)).length, 2)
  await lock('nobody@example.org')
  assert.equal((await mailsTo('nobody@example.org')).length, 0)
  clock.advanceMs(30 * minute)
})

test('The try that begins a lock costs and answers the same for known and unknown addresses', async () => {
  const anna = await personWith()
  const unknown = `lock${drawn++}@example.org`
  const { Client } = (await import('pg')).default
  const original = Client.prototype.query
  const record = async (work: () => Promise<Awaited<ReturnType<typeof fail>>>) => {
    const names: string[] = []
    // biome-ignore lint/suspicious/noExplicitAny: a spy takes every shape
    Client.prototype.query = function (this: unknown, ...args: any[]) {
      names.push(args[0]?.name ?? args[0]?.text ?? String(args[0]))
      return original.apply(this as never, args as never)
    } as never
    try {
      const { status, headers, json } = await work()
      const kept = [...headers.entries()].filter(([name]) => !/date|request-id/.test(name))
      const statements = names.filter((name) => !/^(policy\.|SELECT 1$)/.test(name)).sort()
      return { status, kept, json: { ...json, instance: '' }, statements }
    } finally {
      Client.prototype.query = original
    }
  }
  for (const times of [9, 1, 1]) {
    const known = await record(() => fail(anna.email, times))
    const nobody = await record(() => fail(unknown, times))
    assert.deepEqual(known, nobody)
  }
  await runJobs()
  clock.advanceMs(15 * minute)
})

test('Strangers lock the address, and its owner still signs in on a device that is known', async () => {
  const anna = await personWith()
  const device = deviceTokenOf(await signIn(anna.email))
  await lock(anna.email)
  assert.equal((await signInStep(anna.email)).status, 401)
  const other = deviceTokenOf(await signIn((await personWith()).email))
  assert.equal((await signInStep(anna.email, goodPassword, { device: other })).status, 401)
  assert.equal((await signInStep(anna.email, goodPassword, { device: `${device}x` })).status, 401)
  assert.equal((await signIn(anna.email, goodPassword, { device })).status, 201)
  assert.equal((await signInStep(anna.email)).status, 401, 'strangers stay out')
  clock.advanceMs(15 * minute)
})

test('A known device has a counter of its own, which locks it and nothing else', async () => {
  const anna = await personWith()
  const device = deviceTokenOf(await signIn(anna.email))
  const last = await lock(anna.email, { device })
  assert.equal(last.headers.get('retry-after'), '900')
  const locked = await signInStep(anna.email, goodPassword, { device })
  assert.equal(locked.json.code, 'identity.bad_credentials')
  assert.equal(locked.headers.get('retry-after'), '900')
  assert.match((await newestMail(anna.email)).subject, /locked/)
  assert.equal((await signInStep(anna.email)).status, 200, 'elsewhere the password still counts')
  clock.advanceMs(15 * minute)
  assert.equal((await signInStep(anna.email, goodPassword, { device })).status, 200)
})

test('A source that tries many addresses is slowed, and a known device there is not', async () => {
  const anna = await personWith()
  const device = deviceTokenOf(await signIn(anna.email))
  clock.advanceMs(16 * minute)
  const tries = Array.from({ length: 150 }, (_, n) => `spray${n}@example.org`)
  let last = await fail(anna.email, 1)
  for (const address of tries.slice(1)) last = await fail(address, 1)
  assert.equal(last.json.code, 'identity.bad_credentials')
  assert.equal(last.headers.get('retry-after'), '60')
  const next = await signInStep(anna.email)
  assert.equal(next.json.code, 'identity.bad_credentials')
  assert.equal(next.headers.get('retry-after'), '60')
  assert.equal((await signIn(anna.email, goodPassword, { device })).status, 201)
  clock.advanceMs(minute)
  assert.equal((await signInStep(anna.email)).status, 200)
  clock.advanceMs(16 * minute)
})

test('Unlock now: the link opens a check, the check opens sign-in, and both work once', async () => {
  const phone = '+491701234567'
  const anna = await personWith({ phone })
  const half = (await signInStep(anna.email)).json.proof
  await lock(anna.email)
  const ended = await call('/v1/proofs/look-up', { proof: half })
  assert.equal(ended.json.code, 'identity.proof_expired', 'a lock ends half-done sign-ins')
  const token = linkIn((await newestMail(anna.email)).text, '/unlock')
  for (let scans = 0; scans < 3; scans++) {
    const seen = await call('/v1/unlocks/look-up', { token })
    assert.equal(seen.json.lock.tries, 10)
  }
  const begun = await call('/v1/unlocks', { token })
  assert.equal(begun.json.purpose, 'unlock')
  const kinds = begun.json.methods.map(({ kind }: { kind: string }) => kind)
  assert.deepEqual(kinds, ['sms'], 'the mailbox that brought the link proves nothing twice')
  const { proof } = begun.json
  const early = await call('/v1/unlocks/complete', { token, proof })
  assert.equal(early.json.code, 'identity.proof_unanswered')
  const wrong = await call('/v1/proofs/answer', { proof, method: 'sms', code: '000000' })
  assert.equal(wrong.json.code, 'identity.factor_wrong')
  assert.equal((await proveBy(proof, 'sms', phone)).json.proved, true)
  assert.match((await textsTo(phone)).at(-1)?.text ?? '', /unlock/)
  assert.equal((await signInStep(anna.email)).status, 401, 'not before it is completed')
  assert.equal((await call('/v1/unlocks/complete', { token, proof })).status, 204)
  assert.equal((await signInStep(anna.email)).status, 200)
  assert.deepEqual(await eventsOf(anna.id, 'identity.unlocked'), [{}])
  for (const [path, body] of [
    ['/v1/unlocks/look-up', { token }],
    ['/v1/unlocks', { token }],
    ['/v1/unlocks/complete', { token, proof }],
  ] as const) {
    const again = await call(path, body)
    assert.equal(again.status, 410)
    assert.equal(again.json.code, 'identity.unlock_link_used')
  }
  const texted = linkIn((await textsTo(phone)).at(0)?.text ?? '', '/unlock')
  const other = await call('/v1/unlocks', { token: texted })
  assert.equal(other.json.code, 'identity.unlock_link_used', 'the other channel’s link ends too')
})

test('Whoever has nothing but the mailbox unlocks by a code that is mailed', async () => {
  const anna = await personWith()
  await lock(anna.email)
  const token = linkIn((await newestMail(anna.email)).text, '/unlock')
  const { proof } = (await call('/v1/unlocks', { token })).json
  assert.equal((await proveBy(proof, 'email', anna.email)).json.proved, true)
  assert.equal((await call('/v1/unlocks/complete', { token, proof })).status, 204)
  assert.equal((await signIn(anna.email)).status, 201)
})

test('A check opens by its own link only, and a link is good for an hour', async () => {
  const [anna, mallory] = [await personWith(), await personWith()]
  await lock(anna.email)
  await lock(mallory.email)
  const hers = linkIn((await newestMail(anna.email)).text, '/unlock')
  const his = linkIn((await newestMail(mallory.email)).text, '/unlock')
  const { proof } = (await call('/v1/unlocks', { token: his })).json
  await proveBy(proof, 'email', mallory.email)
  const crossed = await call('/v1/unlocks/complete', { token: hers, proof })
  assert.equal(crossed.json.code, 'identity.proof_expired')
  const signInProof = await call('/v1/sessions/complete', { proof })
  assert.equal(signInProof.json.code, 'identity.proof_expired', 'and signs nobody in')
  clock.advanceMs(60 * minute)
  const late = await call('/v1/unlocks/look-up', { token: hers })
  assert.equal(late.json.code, 'identity.unlock_link_used')
})

test('Wrong second factors lock as well, are told, and can be unlocked meanwhile', async () => {
  const anna = await personWith()
  const guess = (proof: string) =>
    call('/v1/proofs/answer', { proof, method: 'email', code: '000000' })
  const proofs = [await signInStep(anna.email), await signInStep(anna.email)]
  for (const { json } of proofs) for (let n = 0; n < 5; n++) await guess(json.proof)
  const mail = await newestMail(anna.email)
  assert.match(mail.text, /right password and then a wrong second factor 10 times/)
  const { proof: stopped } = (await signInStep(anna.email)).json
  assert.equal((await guess(stopped)).json.code, 'identity.factors_paused')
  const token = linkIn(mail.text, '/unlock')
  const { proof } = (await call('/v1/unlocks', { token })).json
  await proveBy(proof, 'email', anna.email)
  assert.equal((await call('/v1/unlocks/complete', { token, proof })).status, 204)
  clock.advanceMs(10 * minute)
  assert.equal((await signIn(anna.email)).status, 201)
})

test('The owner reads what strangers are never told: failures, blocks and when they end', async () => {
  const anna = await personWith()
  const session = await signIn(anna.email)
  const state = async (language = 'en') =>
    (await call('/v1/me/sign-in-state', undefined, { token: tokenOf(session), language })).json
  const calm = { failedTries: 0, blockedUntil: null, factorsPausedUntil: null, locks: [] }
  assert.deepEqual(await state(), calm)
  await fail(anna.email, 3)
  assert.equal((await state()).failedTries, 3)
  await fail(anna.email, 7, { userAgent: chrome })
  await runJobs()
  const locked = await state('zh-CN')
  const until = new Date(clock.now().getTime() + 15 * minute).toISOString()
  assert.equal(locked.failedTries, 10)
  assert.equal(locked.blockedUntil, until)
  assert.deepEqual(locked.locks, [
    {
      ...{ kind: 'password', tries: 10, at: clock.now().toISOString(), until },
      ...{ device: 'Chrome（Windows）', place: '运行 OKPay 的电脑', unlockedAt: null },
    },
  ])
  assert.equal((await call('/v1/me/sign-in-state')).status, 401)
})

test('No token of a message and no address stands in the database in clear', async () => {
  const anna = await personWith()
  await fail(anna.email)
  const { rows } = await database.owner.query(
    'SELECT payload::text AS text FROM graphile_worker._private_jobs ORDER BY id DESC LIMIT 1',
  )
  assert.ok(!rows[0].text.includes(anna.email))
  await runJobs()
  const token = linkIn((await newestMail(anna.email)).text, '/unlock')
  for (const table of ['identity.owner_links', 'identity.lock_outs', 'platform.events']) {
    const kept = await database.owner.query(`SELECT t::text AS text FROM ${table} AS t`)
    assert.ok(kept.rows.every(({ text }) => !text.includes(token) && !text.includes(anna.email)))
  }
})
