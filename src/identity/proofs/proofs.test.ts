import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { totpCodeAt } from '../factors/totp.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, enrol, signIn, signInStep, proveBy, codeTo } = world
const minute = 60_000

let drawn = 0
const personWith = async (change = {}) => {
  const email = `proof${drawn++}@example.org`
  return { email, ...(await enrol({ email, ...change })) }
}
const begin = async (email: string) => (await signInStep(email)).json.proof as string
const kinds = (json: { methods: { kind: string }[] }) => json.methods.map(({ kind }) => kind)

/** Does what needs a fresh factor, answering the check by mail or by the app. */
const stepUp = async (
  path: string,
  body: unknown,
  token: string,
  answer: (proof: string) => Promise<unknown>,
  method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
) => {
  const refused = await call(path, body, { token, method })
  assert.equal(refused.json.code, 'platform.step_up_needed')
  const { proof } = refused.json.step_up
  await answer(proof)
  return call(path, body, { token, method, proof })
}

const withApp = async (change = {}) => {
  const person = await personWith(change)
  const token = tokenOf(await signIn(person.email))
  const begun = await stepUp('/v1/me/totp', {}, token, (proof) =>
    proveBy(proof, 'email', person.email),
  )
  const { id, secret } = begun.json
  const code = totpCodeAt(secret, clock.now())
  const done = await call('/v1/me/totp/confirm', { id, code, label: 'Phone' }, { token })
  assert.equal(done.status, 200)
  clock.advanceMs(minute)
  const byApp = (proof: string) => {
    clock.advanceMs(minute)
    const code = totpCodeAt(secret, clock.now())
    return call('/v1/proofs/answer', { proof, method: 'totp', code })
  }
  return { ...person, token, secret, byApp, recoveryCodes: done.json.recoveryCodes as string[] }
}

test('A right password begins a check and opens nothing', async () => {
  const { email } = await personWith()
  const step = await signInStep(email)
  assert.equal(step.status, 200)
  assert.equal(step.headers.get('set-cookie'), null)
  assert.deepEqual(kinds(step.json), ['email'])
  assert.match(step.json.methods[0].to, /^p\*+@example\.org$/)
  const { proof } = step.json
  const early = await call('/v1/sessions/complete', { proof })
  assert.equal(early.json.code, 'identity.proof_unanswered')
  assert.equal((await call('/v1/sessions/current', undefined, { token: proof })).status, 401)
})

test('The code of the mail says what it is for, works once, and opens the session once', async () => {
  const { email } = await personWith()
  const proof = await begin(email)
  await call('/v1/proofs/code', { proof, method: 'email' })
  const [mail] = (await world.mailsTo(email)).slice(-1)
  assert.match(mail?.text ?? '', /sign in/)
  const answer = { proof, method: 'email', code: await codeTo(email) }
  assert.equal((await call('/v1/proofs/answer', answer)).json.proved, true)
  assert.equal((await call('/v1/proofs/answer', answer)).json.code, 'identity.proof_expired')
  const done = await call('/v1/sessions/complete', { proof })
  assert.equal(done.status, 201)
  const again = await call('/v1/sessions/complete', { proof })
  assert.equal(again.json.code, 'identity.proof_expired')
})

test('A code answers its own check only', async () => {
  const { email } = await personWith()
  const [first, second] = [await begin(email), await begin(email)]
  await call('/v1/proofs/code', { proof: first, method: 'email' })
  const code = await codeTo(email)
  await call('/v1/proofs/code', { proof: second, method: 'email' })
  const crossed = await call('/v1/proofs/answer', { proof: second, method: 'email', code })
  assert.equal(crossed.json.code, 'identity.factor_wrong')
  assert.equal(crossed.json.params.triesLeft, 4)
})

test('Five wrong answers end a check, ten of one person pause all of them, then it opens', async () => {
  const { email } = await personWith()
  const guess = (proof: string) =>
    call('/v1/proofs/answer', { proof, method: 'email', code: '000000' })
  const codes = []
  for (const proof of [await begin(email), await begin(email), await begin(email)]) {
    for (let tries = 0; tries < 5; tries++) codes.push((await guess(proof)).json.code)
  }
  assert.deepEqual(codes.slice(3, 5), ['identity.factor_wrong', 'identity.proof_spent'])
  assert.equal(codes[9], 'identity.proof_spent')
  assert.deepEqual(new Set(codes.slice(10)), new Set(['identity.factors_paused']))
  clock.advanceMs(16 * minute)
  assert.equal((await signIn(email)).status, 201)
})

test('Codes come once a minute for a check, and not without end for a person', async () => {
  const { email } = await personWith()
  const proof = await begin(email)
  const ask = (token: string) => call('/v1/proofs/code', { proof: token, method: 'email' })
  assert.equal((await ask(proof)).status, 202)
  const soon = await ask(proof)
  assert.equal(soon.json.code, 'identity.messages_too_often')
  assert.equal(soon.headers.get('retry-after'), '60')
  for (let more = 0; more < 5; more++) assert.equal((await ask(await begin(email))).status, 202)
  const flood = await ask(await begin(email))
  assert.equal(flood.json.code, 'identity.messages_too_often')
  assert.equal(flood.headers.get('retry-after'), '600')
})

test('An expired check, a foreign token and a way that is not there are refused', async () => {
  const { email } = await personWith()
  const proof = await begin(email)
  const bySms = await call('/v1/proofs/code', { proof, method: 'sms' })
  assert.equal(bySms.json.code, 'identity.factor_unavailable')
  const byApp = await call('/v1/proofs/answer', { proof, method: 'totp', code: '123456' })
  assert.equal(byApp.json.code, 'identity.factor_unavailable')
  const foreign = await call('/v1/proofs/look-up', { proof: 'x'.repeat(43) })
  assert.equal(foreign.json.code, 'identity.proof_expired')
  assert.equal((await call('/v1/proofs/look-up', { proof })).status, 200)
  clock.advanceMs(11 * minute)
  for (const [path, rest] of [
    ['look-up', {}],
    ['code', { method: 'email' }],
    ['passkey', {}],
    ['answer', { method: 'email', code: '123456' }],
  ] as const) {
    const late = await call(`/v1/proofs/${path}`, { proof, ...rest })
    assert.equal(late.json.code, 'identity.proof_expired', path)
  }
})

test('An app is set up behind a fresh check, brings recovery codes and ends codes by mail', async () => {
  const { email, recoveryCodes, byApp, token } = await withApp()
  assert.equal(new Set(recoveryCodes).size, 10)
  const step = await signInStep(email)
  assert.deepEqual(kinds(step.json), ['totp', 'recovery'])
  assert.equal((await byApp(step.json.proof)).json.proved, true)
  const { json } = await call('/v1/me/security', undefined, { token })
  assert.equal(json.authenticators[0].label, 'Phone')
  assert.deepEqual(json.emailCodes.on, false)
})

test('A step of the app is never accepted twice, and a clock that is off is told so', async () => {
  const { email, secret } = await withApp()
  const answer = (proof: string, code: string) =>
    call('/v1/proofs/answer', { proof, method: 'totp', code })
  const code = totpCodeAt(secret, clock.now())
  const [first, second] = [await begin(email), await begin(email)]
  const both = await Promise.all([answer(first, code), answer(second, code)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 403])
  const refused = both.find(({ status }) => status === 403)
  assert.equal(refused?.json.code, 'identity.factor_replayed')
  const drifted = totpCodeAt(secret, new Date(clock.now().getTime() + 5 * minute))
  const off = await answer(await begin(email), drifted)
  assert.equal(off.json.code, 'identity.factor_clock_off')
  assert.equal(off.json.params.minutes, 5)
})

test('A recovery code signs in once, however it is typed', async () => {
  const { email, recoveryCodes } = await withApp()
  const [code = ''] = recoveryCodes
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} `
  const answer = async (given: string) =>
    call('/v1/proofs/answer', { proof: await begin(email), method: 'recovery', code: given })
  assert.equal((await answer(typed)).json.proved, true)
  assert.equal((await answer(code)).json.code, 'identity.factor_wrong')
  const left = (await signInStep(email)).json.methods.find(
    ({ kind }: { kind: string }) => kind === 'recovery',
  )
  assert.equal(left.left, 9)
})

test('What needs a fresh factor takes a check of exactly that request, once', async () => {
  const { email, token, byApp } = await withApp()
  const path = '/v1/me/sign-in-ways'
  const refused = await call(path, { emailCodes: true }, { token, method: 'PATCH' })
  assert.equal(refused.status, 403)
  const { proof, shown } = refused.json.step_up
  assert.equal(shown, 'Switch codes by email on')
  await byApp(proof)
  const other = await call(path, { smsCodes: false }, { token, method: 'PATCH', proof })
  assert.equal(other.json.code, 'platform.step_up_needed')
  const done = await call(path, { emailCodes: true }, { token, method: 'PATCH', proof })
  assert.equal(done.json.emailCodes.on, true)
  const again = await call(path, { emailCodes: true }, { token, method: 'PATCH', proof })
  assert.equal(again.json.code, 'platform.step_up_needed')
  const stranger = await withApp()
  const stolen = await call(
    path,
    { emailCodes: true },
    { token: stranger.token, method: 'PATCH', proof: again.json.step_up.proof },
  )
  assert.equal(stolen.json.code, 'platform.step_up_needed')
  assert.equal((await signInStep(email)).json.methods.length, 3)
})

test('New recovery codes end the old ones; the last way cannot be removed', async () => {
  const { email, token, byApp, recoveryCodes } = await withApp()
  const renewed = await stepUp('/v1/me/recovery-codes', {}, token, byApp)
  assert.equal(renewed.json.recoveryCodes.length, 10)
  const old = await call('/v1/proofs/answer', {
    ...{ proof: await begin(email), method: 'recovery', code: recoveryCodes[0] },
  })
  assert.equal(old.json.code, 'identity.factor_wrong')
  const { json } = await call('/v1/me/security', undefined, { token })
  const path = `/v1/me/factors/${json.authenticators[0].id}`
  const last = await stepUp(path, undefined, token, byApp, 'DELETE')
  assert.equal(last.json.code, 'identity.last_way')
  await stepUp('/v1/me/sign-in-ways', { emailCodes: true }, token, byApp, 'PATCH')
  const removed = await stepUp(path, undefined, token, byApp, 'DELETE')
  assert.deepEqual(removed.json.authenticators, [])
})

test('An enrolment needs the first code, its own secret and its time', async () => {
  const { email, token } = await personWith().then(async (person) => ({
    ...person,
    token: tokenOf(await signIn(person.email)),
  }))
  const start = () => stepUp('/v1/me/totp', {}, token, (proof) => proveBy(proof, 'email', email))
  const { id, secret, address } = (await start()).json
  assert.match(address, /^otpauth:\/\/totp\/OKPay:proof/)
  const confirm = (code: string, which = id) =>
    call('/v1/me/totp/confirm', { id: which, code }, { token })
  assert.equal((await confirm('000000')).json.code, 'identity.enrolment_wrong')
  const second = (await start()).json
  assert.notEqual(second.secret, secret)
  const stale = await confirm(totpCodeAt(secret, clock.now()))
  assert.equal(stale.json.code, 'identity.enrolment_expired')
})
