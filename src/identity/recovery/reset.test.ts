import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { countStatements } from '../../../test/support/count-statements.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createFactorPeople, wrongCode } from '../../../test/support/factor-people.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../../test/support/identity-world.ts'
import { loadCooldowns } from '../cooldowns/cooldown-store.ts'
import { setPersonState } from '../set-person-state.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signIn, signInStep, proveBy, mailsTo, textsTo, codeTo, linkTo } = world
const { personWith, withApp } = createFactorPeople(world)

const minute = 60_000
const hour = 60 * minute
const newPassword = 'copper lantern 77 Meadow'
const shortPassword = 'Wx9 lantern!'
const ask = (identifier: string, language = 'en') =>
  call('/v1/resets', { identifier }, { language })
const open = (body: object) => call('/v1/resets/open', body)
const complete = (reset: string, extra: object = {}) =>
  call('/v1/resets/complete', { reset, password: newPassword, ...extra })
const opened = async (email: string) => {
  assert.equal((await ask(email)).status, 202)
  const answer = await open({ token: await linkTo(email) })
  assert.equal(answer.status, 200)
  return answer.json
}
const isSignedIn = async (token: string) =>
  (await call('/v1/sessions/current', undefined, { token })).status === 200
const waits = async ({ id }: { id: Parameters<typeof loadCooldowns>[1] }) =>
  inTestTransaction(database, ctx, (tx) => loadCooldowns(tx, id))

test('The link sets a new password; until then the old one holds, then everything old ends', async () => {
  const anna = await personWith({ phone: '+4915112340001', language: 'zh-CN' })
  const halfDone = (await signInStep(anna.email)).json.proof
  const { reset, check, minimumPasswordLength } = await opened(anna.email)
  assert.equal(minimumPasswordLength, 12)
  assert.deepEqual(
    check.methods.map(({ kind }: { kind: string }) => kind),
    ['sms'],
  )
  assert.equal((await signInStep(anna.email)).status, 200)
  await proveBy(check.proof, 'sms', '+4915112340001')
  const done = await complete(reset, { proof: check.proof })
  assert.equal(done.status, 200)
  assert.equal(done.json.moneyOutFrom, new Date(clock.now().getTime() + 24 * hour).toISOString())
  assert.equal((await signInStep(anna.email)).json.code, 'identity.bad_credentials')
  assert.equal(await isSignedIn(anna.token), false)
  const late = await call('/v1/proofs/look-up', { proof: halfDone })
  assert.equal(late.json.code, 'identity.proof_expired')
  assert.equal((await signInStep(anna.email, newPassword)).status, 200)
  const [cooldown] = await waits(anna)
  assert.equal(cooldown?.reason, 'password_reset')
  const mail = (await mailsTo(anna.email)).at(-1)
  const text = (await textsTo('+4915112340001')).at(-1)
  for (const message of [mail?.text ?? '', text?.text ?? '']) {
    assert.match(message, /密码已(于 .+ )?重置/)
    assert.match(message, /http:\/\/localhost:4000\/not-me\?token=[\w-]{43}/)
    assert.doesNotMatch(message, new RegExp(newPassword))
  }
})

test('With nothing but the mailbox its link suffices, and money out waits three days', async () => {
  const anna = await personWith()
  const { reset, check, waitHours, minimumPasswordLength } = await opened(anna.email)
  assert.equal(check, null)
  assert.equal(minimumPasswordLength, 15)
  assert.equal(waitHours, 72)
  assert.equal((await complete(reset)).status, 200)
  const [cooldown] = await waits(anna)
  assert.equal(cooldown?.endsAt.getTime(), clock.now().getTime() + 72 * hour)
})

test('Known and unknown addresses and numbers get the same answer; a stranger gets nothing', async () => {
  const phone = '+4915112340002'
  const anna = await personWith({ phone })
  const strip = ({ headers, status, json }: Awaited<ReturnType<typeof ask>>) => ({
    ...{ status, json },
    headers: [...headers].filter(([name]) => !/^(date|x-request-id|okpay-request)/.test(name)),
  })
  const known = strip(await ask(anna.email))
  const unknown = strip(await ask('nobody@example.org'))
  assert.deepEqual(known.json, unknown.json)
  assert.deepEqual(
    known.headers.map(([name]) => name),
    unknown.headers.map(([name]) => name),
  )
  const [mine, stranger] = [await ask(phone), await ask('+4915112340003')]
  assert.deepEqual(mine.json, stranger.json)
  assert.equal(mine.json.by, 'sms')
  assert.deepEqual(await mailsTo('nobody@example.org'), [])
  assert.deepEqual(await textsTo('+4915112340003'), [])
  const guess = (identifier: string) => open({ identifier, code: '000000' })
  const [wrong, nobody] = [await guess(phone), await guess('+4915112340003')]
  assert.deepEqual([wrong.status, wrong.json.code], [nobody.status, nobody.json.code])
  assert.deepEqual(wrong.json.params, nobody.json.params)
})

test('A request costs the same statements whoever has the address', async () => {
  const anna = await personWith()
  const known = await countStatements(() => ask(anna.email))
  const unknown = await countStatements(() => ask('nobody.at.all@example.org'))
  assert.ok(known.length > 4)
  assert.deepEqual(known, unknown)
})

test('The newest link voids the older ones; a link works once, for thirty minutes', async () => {
  const anna = await personWith()
  await ask(anna.email)
  const first = await linkTo(anna.email)
  clock.advanceMs(minute)
  await ask(anna.email)
  const second = await linkTo(anna.email)
  assert.equal((await open({ token: first })).json.code, 'identity.reset_expired')
  assert.equal((await complete(first)).json.code, 'identity.reset_expired')
  clock.advanceMs(29 * minute)
  assert.equal((await open({ token: second })).status, 200)
  clock.advanceMs(minute)
  assert.equal((await open({ token: second })).json.code, 'identity.reset_expired')
  const { reset } = await opened(anna.email)
  assert.equal((await complete(reset)).status, 200)
  assert.equal((await open({ token: reset })).json.code, 'identity.reset_used')
  assert.equal((await complete(reset)).json.code, 'identity.reset_used')
  assert.equal((await complete('x'.repeat(43))).json.code, 'identity.reset_expired')
})

test('The second factor is never bypassed, and a check serves its own reset only', async () => {
  const [anna, eve] = [await withApp(), await withApp()]
  const { reset, check, waitHours } = await opened(anna.email)
  assert.equal(waitHours, 24)
  const kinds = check.methods.map(({ kind }: { kind: string }) => kind)
  assert.deepEqual(kinds, ['totp', 'recovery'])
  const byMail = await call('/v1/proofs/code', { proof: check.proof, method: 'email' })
  assert.equal(byMail.json.code, 'identity.factor_unavailable')
  assert.equal((await complete(reset)).json.code, 'identity.proof_unanswered')
  const early = await complete(reset, { proof: check.proof })
  assert.equal(early.json.code, 'identity.proof_unanswered')
  const others = await opened(eve.email)
  await eve.byApp(others.check.proof)
  const foreign = await complete(reset, { proof: others.check.proof })
  assert.equal(foreign.json.code, 'identity.proof_expired')
  const ofSignIn = (await signInStep(anna.email)).json.proof
  await anna.byApp(ofSignIn)
  assert.equal((await complete(reset, { proof: ofSignIn })).json.code, 'identity.proof_expired')
  await anna.byApp(check.proof)
  assert.equal((await complete(reset, { proof: check.proof })).status, 200)
  assert.equal((await signInStep(anna.email, newPassword)).status, 200)
})

test('A code by SMS opens a reset once, with five tries; the SMS factor does not count then', async () => {
  const phone = '+4915112340004'
  const anna = await withApp({ phone })
  assert.equal((await ask('+49 1511 2340004')).json.by, 'sms')
  const code = await codeTo(phone)
  for (const left of [4, 3, 2, 1]) {
    const refused = await open({ identifier: phone, code: wrongCode(code) })
    assert.equal(refused.json.code, 'identity.code_wrong')
    assert.equal(refused.json.params.triesLeft, left)
  }
  const spent = await open({ identifier: phone, code: wrongCode(code) })
  assert.equal(spent.json.code, 'identity.code_spent')
  assert.equal((await open({ identifier: phone, code })).json.code, 'identity.code_expired')
  clock.advanceMs(minute)
  await ask(phone)
  const { json } = await open({ identifier: phone, code: await codeTo(phone) })
  const kinds = json.check.methods.map(({ kind }: { kind: string }) => kind)
  assert.deepEqual(kinds, ['totp', 'recovery'])
  const again = await open({ identifier: phone, code: await codeTo(phone) })
  assert.equal(again.json.code, 'identity.code_expired')
  await anna.byApp(json.check.proof)
  assert.equal((await complete(json.reset, { proof: json.check.proof })).status, 200)
})

test('Of two people finishing one reset at once, one sets the password', async () => {
  const anna = await personWith()
  const { reset } = await opened(anna.email)
  const answers = await Promise.all(
    ['first', 'second'].map((word) =>
      call('/v1/resets/complete', { reset, password: `${newPassword} ${word}` }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  assert.ok(answers.some(({ json }) => json.code === 'identity.reset_used'))
})

test('A password that breaks the rules is refused and the reset stays open', async () => {
  const [anna, bea] = [await personWith(), await withApp()]
  const { reset } = await opened(anna.email)
  const check = async (of: string) =>
    (await call('/v1/resets/password-checks', { reset: of, password: shortPassword })).json
  assert.equal((await check(reset)).minimumLength, 15)
  assert.equal((await check(reset)).checks.longEnough, false)
  assert.equal((await check('x'.repeat(43))).code, 'identity.reset_expired')
  const refused = await complete(reset, { password: shortPassword })
  assert.equal(refused.json.code, 'identity.password_unacceptable')
  assert.equal(refused.json.errors[0].pointer, '/password')
  assert.equal((await signIn(anna.email)).status, 201)
  assert.equal((await complete(reset)).status, 200)
  const { reset: other, check: asked } = await opened(bea.email)
  assert.equal((await check(other)).acceptable, true)
  await bea.byApp(asked.proof)
  const done = await complete(other, { proof: asked.proof, password: shortPassword })
  assert.equal(done.status, 200)
})

test('A flood of requests locks nothing: sign-in, the newest link and an opened reset go on', async () => {
  const anna = await personWith()
  const first = await opened(anna.email)
  const soon = await ask(anna.email)
  assert.equal(soon.json.code, 'identity.messages_too_often')
  assert.equal(soon.headers.get('retry-after'), '60')
  for (let more = 0; more < 9; more++) {
    clock.advanceMs(minute)
    assert.equal((await ask(anna.email)).status, 202)
  }
  clock.advanceMs(minute)
  assert.equal((await ask(anna.email)).json.code, 'identity.messages_too_often')
  const newest = await linkTo(anna.email)
  assert.equal((await signIn(anna.email)).status, 201)
  assert.equal((await open({ token: newest })).status, 200)
  assert.equal((await complete(first.reset)).status, 200)
  assert.equal((await open({ token: newest })).json.code, 'identity.reset_expired')
})

test('Reading a link, as mail scanners do, does nothing', async () => {
  const anna = await personWith()
  await ask(anna.email)
  const token = await linkTo(anna.email)
  for (const path of ['/v1/resets/open', '/v1/resets/complete', '/reset']) {
    const read = await call(`${path}?token=${token}`)
    assert.ok([404, 405].includes(read.status), path)
  }
  assert.equal((await open({ token })).status, 200)
})

test('However the address is written, it is the same one; what is none is refused', async () => {
  const anna = await personWith({ email: 'josef.noel@example.org' })
  for (const written of ['  JOSEF.noel@EXAMPLE.org ', 'ｊｏｓｅｆ.noel@example.org']) {
    assert.equal((await ask(written)).status, 202)
    assert.match((await mailsTo('josef.noel@example.org')).at(-1)?.subject ?? '', /password/)
    clock.advanceMs(minute)
  }
  assert.equal(anna.name, 'Anna Keller')
  for (const text of ['jose\u0301@example.org', 'anna@example.org\r\nBcc: eve@example.org', '12']) {
    const refused = await ask(text)
    assert.equal(refused.status, 422)
    assert.equal(refused.json.code, 'identity.identifier_invalid')
    assert.equal(refused.json.errors[0].pointer, '/identifier')
  }
})

test('A new password is one password however its letters are composed', async () => {
  const anna = await personWith()
  const { reset } = await opened(anna.email)
  const composed = 'Zo\u00eb wandert 密码 gerne'
  assert.equal((await complete(reset, { password: composed })).status, 200)
  assert.equal((await signInStep(anna.email, composed.normalize('NFD'))).status, 200)
})

test('A reset never lifts a freeze, and a closed account gets no link', async () => {
  const anna = await personWith()
  const put = (state: 'frozen_by_owner' | 'closed') =>
    inTestTransaction(database, ctx, (tx) => setPersonState(tx, anna.id, state))
  await put('frozen_by_owner')
  const { reset } = await opened(anna.email)
  assert.equal((await complete(reset)).json.frozen, true)
  const token = tokenOf(await signIn(anna.email, newPassword))
  assert.equal(await isSignedIn(token), true)
  await put('closed')
  const before = (await mailsTo(anna.email)).length
  clock.advanceMs(minute)
  assert.equal((await ask(anna.email)).status, 202)
  assert.equal((await mailsTo(anna.email)).length, before)
})

test('Neither link nor code, or both, is asked for again', async () => {
  for (const body of [{}, { code: '123456' }, { token: 'x'.repeat(43), code: '123456' }]) {
    assert.equal((await open(body)).json.code, 'identity.proof_missing')
  }
})

test('Sign-in that was locked opens again for whoever has reset the password', async () => {
  const anna = await personWith()
  for (let tries = 0; tries < 10; tries++) await signInStep(anna.email, 'wrong password')
  assert.equal((await signInStep(anna.email, goodPassword)).status, 401)
  const { reset } = await opened(anna.email)
  assert.equal((await complete(reset)).status, 200)
  assert.equal((await signInStep(anna.email, newPassword)).status, 200)
})
