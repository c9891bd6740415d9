import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../../test/support/identity-world.ts'
import { putPassword } from './password-store.ts'
import { requireNewPassword } from './require-new-password.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signUp, enrol, codeTo, proveBy } = world
const minute = 60_000
const day = 24 * 60 * minute
const better = 'seven quiet Herons 88'

let drawn = 0
/** Signed up through the front door, so that the session does not depend on sign-in. */
const newcomer = async (change: Record<string, unknown> = {}) => {
  clock.advanceMs(6 * minute)
  const contact = `changer${drawn++}@example.org`
  await signUp(contact, change)
  const session = await call('/v1/sign-ups/confirm', {
    ...{ email: contact, code: await codeTo(contact) },
  })
  return { contact, token: tokenOf(session), id: session.json.person.id as string }
}
const change = (token: string, body: object, language = 'en') =>
  call('/v1/me/password', body, { token, language })
const isLive = async (token: string) =>
  (await call('/v1/sessions/current', undefined, { token })).status === 200
const storedId = async (contact: string) =>
  (await database.owner.query('SELECT id FROM identity.people WHERE email = $1', [contact])).rows[0]
    .id
const hashOf = async (contact: string): Promise<string> =>
  (
    await database.owner.query(
      `SELECT w.hash FROM identity.passwords AS w JOIN identity.people AS p ON p.id = w.person_id
       WHERE p.email = $1`,
      [contact],
    )
  ).rows[0].hash

test('The present password lets a new one in; every other session ends, this one gets a new token', async () => {
  const { contact, token } = await newcomer()
  const id = await storedId(contact)
  const elsewhere = 'E'.repeat(43)
  await database.owner.query(
    `INSERT INTO identity.sessions
       (id, person_id, token_hash, address, user_agent, created_at, last_used_at, expires_at)
     VALUES (gen_random_uuid(), $1, sha256($2), '', '', $3, $3, $3::timestamptz + interval '12 h')`,
    [id, elsewhere, clock.now()],
  )
  assert.ok(await isLive(elsewhere))
  const before = await hashOf(contact)
  const answer = await change(token, { current: goodPassword, next: better })
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.json, { changedAt: clock.now().toISOString() })
  const renewed = tokenOf(answer)
  assert.match(renewed, /^[\w-]{43}$/)
  assert.ok(await isLive(renewed))
  assert.ok(!(await isLive(token)))
  assert.ok(!(await isLive(elsewhere)))
  assert.notEqual(await hashOf(contact), before)
  // The old one is no longer the present one.
  const again = await change(renewed, { current: goodPassword, next: 'other quiet Herons 99' })
  assert.equal(again.json.code, 'identity.current_password_wrong')
  const { rows } = await database.owner.query(
    `SELECT data FROM platform.events WHERE type = 'identity.password_changed' AND subject = $1`,
    [id],
  )
  assert.deepEqual(rows, [{ data: { by: 'change' } }])
  const record = await database.owner.query(
    `SELECT event, kind, outcome FROM audit.entries
     WHERE person_id = $1 AND event LIKE 'authn_password%' ORDER BY id`,
    [id],
  )
  assert.deepEqual(record.rows, [
    { event: 'authn_password_change', kind: 'password_changed', outcome: 'ok' },
    { event: 'authn_password_change_fail', kind: null, outcome: 'refused' },
  ])
})

test('A wrong present password changes nothing, is counted for signing in too, and pauses in the end', async () => {
  const { contact, token } = await newcomer()
  const before = await hashOf(contact)
  for (let left = 9; left >= 0; left--) {
    const answer = await change(token, { current: 'not the present one', next: better })
    assert.equal(answer.status, 403)
    assert.equal(answer.json.code, 'identity.current_password_wrong')
    assert.equal(answer.json.params.triesLeft, left)
    assert.equal(answer.json.errors[0].pointer, '/current')
  }
  const paused = await change(token, { current: goodPassword, next: better }, 'zh-CN')
  assert.equal(paused.status, 429)
  assert.equal(paused.json.code, 'identity.password_tries_paused')
  assert.equal(paused.headers.get('retry-after'), '900')
  assert.equal(await hashOf(contact), before)
  assert.ok(await isLive(token))
  const { rows } = await database.owner.query(
    "SELECT count, level FROM identity.throttles WHERE scope = 'sign_in' ORDER BY updated_at",
  )
  assert.deepEqual(rows.slice(-2), [
    { count: 10, level: 1 },
    { count: 10, level: 1 },
  ])
  clock.advanceMs(15 * minute)
  const later = await newSession(contact)
  assert.equal((await change(later, { current: goodPassword, next: better })).status, 200)
})

/** A session as it would be after signing in; the idle time of the first has run out. */
const newSession = async (contact: string): Promise<string> => {
  const token = `${drawn++}`.padEnd(43, 'S')
  await database.owner.query(
    `INSERT INTO identity.sessions
       (id, person_id, token_hash, address, user_agent, created_at, last_used_at, expires_at)
     VALUES (gen_random_uuid(), $1, sha256($2), '', '', $3, $3, $3::timestamptz + interval '12 h')`,
    [await storedId(contact), token, clock.now()],
  )
  return token
}

test('Strangers who fail at signing in do not keep the owner from changing the password', async () => {
  const { contact, token } = await newcomer()
  const body = { email: contact, identifier: contact, password: 'a stranger tries this' }
  for (let tries = 0; tries < 10; tries++) {
    for (const name of ['email', 'identifier'] as const) {
      await call('/v1/sessions', { [name]: body[name], password: body.password })
    }
  }
  assert.equal((await change(token, { current: goodPassword, next: better })).status, 200)
})

test('Fifty tries at the same moment get no more than ten looks at the password', async () => {
  const { token } = await newcomer()
  const tries = Array.from({ length: 50 }, (_, at) =>
    change(token, { current: `wrong ${at}`, next: better }),
  )
  const codes = (await Promise.all(tries)).map(({ json }) => json.code)
  assert.equal(codes.filter((code) => code === 'identity.password_tries_paused').length, 40)
})

test('Of two changes at the same moment one is kept', async () => {
  const { contact, token } = await newcomer()
  const answers = await Promise.all(
    [better, 'other quiet Herons 99'].map((next) => change(token, { current: goodPassword, next })),
  )
  // The other one finds another password, or its session ended already.
  const [kept, refusal] = answers.map(({ status }) => status).sort()
  assert.equal(kept, 200)
  assert.ok(refusal === 401 || refusal === 403, `${refusal}`)
  assert.ok(await hashOf(contact))
})

const refused: readonly (readonly [string, string, string])[] = [
  ['the same', goodPassword, 'identity.password_same'],
  ['the same in another Unicode form', goodPassword.normalize('NFD'), 'identity.password_same'],
  ['a short one', 'Tr4m!lemon', 'identity.password_unacceptable'],
  ['their name', 'quiet Keller herons 88', 'identity.password_unacceptable'],
  ['their address', 'quiet changer herons 88', 'identity.password_unacceptable'],
  ['a well-known one', 'password123456789', 'identity.password_unacceptable'],
]
test('A new password is held to the same rules as the first one, at its field', async () => {
  const { contact, token } = await newcomer()
  const before = await hashOf(contact)
  for (const [what, next, code] of refused) {
    const answer = await change(token, { current: goodPassword, next }, 'zh-CN')
    assert.equal(answer.status, 422, what)
    assert.equal(answer.json.code, code, what)
    assert.equal(answer.json.errors[0].pointer, '/next', what)
    assert.match(answer.json.errors[0].detail, /\p{Script=Han}/u)
  }
  assert.equal(await hashOf(contact), before)
})

test('The live check knows who asks: their name, their address and the length that they need', async () => {
  const { token } = await newcomer()
  const check = async (password: string) =>
    (await call('/v1/me/password-checks', { password }, { token })).json
  assert.deepEqual((await check(better)).checks, {
    ...{ longEnough: true, notTooLong: true, notCommon: true },
    ...{ noContext: true, strong: true },
  })
  assert.equal((await check(better)).minimumLength, 15)
  assert.equal((await check('quiet Keller herons 88')).checks.noContext, false)
  for (const path of ['/v1/me/password', '/v1/me/password-checks']) {
    const body = path.endsWith('checks') ? { password: 'x' } : { current: 'x', next: 'y' }
    assert.equal((await call(path, body)).status, 401)
  }
})

test('Twelve characters are enough once a second factor is set up', async () => {
  const { token, contact } = await newcomer()
  const phone = '+4915119999001'
  const short = 'tram lemon 41'
  const body = { current: goodPassword, next: short }
  assert.equal((await change(token, body)).json.code, 'identity.password_unacceptable')
  const { proof } = (await call('/v1/me/phone', { phone }, { token })).json.step_up
  await proveBy(proof, 'email', contact)
  await call('/v1/me/phone', { phone }, { token, proof })
  await call('/v1/me/phone/confirm', { code: await codeTo(phone) }, { token })
  const check = await call('/v1/me/password-checks', { password: short }, { token })
  assert.equal(check.json.minimumLength, 12)
  assert.equal(check.json.acceptable, true)
  assert.equal((await change(token, { ...body, next: 'tram lemon' })).json.params.least, 12)
  assert.equal((await change(token, body)).status, 200)
})

test('One password in every Unicode form is one password, in Chinese and in emoji too', async () => {
  for (const password of [
    'crème brûlée 七分甜 🦊 ok',
    '🦊🍋🚋🧵📎🎈🧲🪁🥕🎻🧊🪵🐙🍩🛶',
    'ｆｕｌｌ　ｗｉｄｔｈ　ｈｅｒｏｎｓ　８８',
  ]) {
    const { token } = await newcomer({ password })
    const answer = await change(token, { current: password.normalize('NFKD'), next: better })
    assert.equal(answer.status, 200, password)
    const back = await change(tokenOf(answer), { current: better, next: password.normalize('NFC') })
    assert.equal(back.status, 200, password)
  }
})

test('A password of a megabyte is refused before anybody looks at it, everywhere', async () => {
  const { token, contact } = await newcomer()
  const huge = 'x'.repeat(1_000_000)
  const long = 'x'.repeat(1_025)
  const places: readonly (readonly [string, (text: string) => object])[] = [
    ['/v1/me/password', (text) => ({ current: text, next: better })],
    ['/v1/me/password', (text) => ({ current: goodPassword, next: text })],
    ['/v1/me/password-checks', (text) => ({ password: text })],
    ['/v1/password-checks', (text) => ({ password: text })],
    ['/v1/sessions', (text) => ({ email: contact, password: text })],
    ['/v1/sign-ups/confirm', (text) => ({ email: contact, code: '123456', password: text })],
  ]
  for (const [path, make] of places) {
    const answer = await call(path, make(huge), { token })
    assert.equal(answer.status, 413, path)
    assert.equal((await call(path, make(long), { token })).status, 422, path)
  }
  assert.equal((await signUp('huge@example.org', { password: huge })).status, 413)
  assert.equal((await signUp('huge@example.org', { password: long })).status, 422)
})

test('A password older than a year is worth a word, and is never refused for it', async () => {
  const email = 'old@example.org'
  await enrol({ email })
  const isOld = async () => {
    const token = tokenOf(await world.signIn(email))
    return (await call('/v1/me/security', undefined, { token })).json.passwordIsOld
  }
  assert.equal(await isOld(), false)
  clock.advanceMs(364 * day)
  assert.equal(await isOld(), false)
  clock.advanceMs(day)
  assert.equal(await isOld(), true)
})

test('A password that others know opens nothing until a new one is set', async () => {
  const email = 'breached@example.org'
  const { id } = await enrol({ email })
  const token = tokenOf(await world.signIn(email))
  await inTestTransaction(database, ctx, (tx) => requireNewPassword(tx, id, 'breached'))
  assert.equal((await call('/v1/sessions/current', undefined, { token })).status, 401)
  const refused = await world.signInStep(email)
  assert.equal(refused.json.code, 'identity.password_must_change')
  assert.equal((await world.signInStep(email, 'wrong')).json.code, 'identity.bad_credentials')
  const hash = await hashOf(email)
  await inTestTransaction(database, ctx, (tx) => putPassword(tx, id, hash))
  assert.equal((await world.signInStep(email)).status, 200)
})
