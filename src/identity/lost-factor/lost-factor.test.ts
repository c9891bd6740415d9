import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createFactorPeople, wrongCode } from '../../../test/support/factor-people.ts'
import { createIdentityWorld } from '../../../test/support/identity-world.ts'
import { loadCooldowns } from '../cooldowns/cooldown-store.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signIn, signInStep, mailsTo, textsTo, codeTo, linkTo } = world
const { personWith, withApp } = createFactorPeople(world)

const minute = 60_000
const hour = 60 * minute
const start = (proof: string) => call('/v1/lost-factors', { proof })
const startFor = async (email: string) => start((await signInStep(email)).json.proof)
const lookUp = (request: string) => call('/v1/lost-factors/look-up', { request })
const codes = (request: string) => call('/v1/lost-factors/codes', { request })
const finish = (request: string, given: object) =>
  call('/v1/lost-factors/finish', { request, ...given })
const cancel = (body: object) => call('/v1/lost-factors/cancel', body)
const kindsOf = async (email: string) =>
  (await signInStep(email)).json.methods.map(({ kind }: { kind: string }) => kind)
const after = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString()

test('A lost device: told everywhere, a day of waiting, codes by mail and SMS, then a new start', async () => {
  const phone = '+4915112360001'
  const anna = await withApp({ phone })
  const begun = await startFor(anna.email)
  assert.equal(begun.status, 201)
  const { request, state, readyAt } = begun.json
  assert.deepEqual([state, readyAt], ['waiting', after(24)])
  assert.deepEqual([begun.json.email, begun.json.phone], ['s***@example.org', '+49 151 **** 0001'])
  for (const text of [(await mailsTo(anna.email)).at(-1)?.text, (await textsTo(phone))[0]?.text]) {
    assert.match(text ?? '', /lost device/)
    assert.match(text ?? '', /http:\/\/localhost:4000\/stop-lost-device\?token=[\w-]{43}/)
  }
  const early = await codes(request)
  assert.equal(early.json.code, 'identity.lost_factor_waiting')
  assert.equal(early.headers.get('retry-after'), String(24 * 3600))
  assert.equal((await finish(request, {})).json.code, 'identity.lost_factor_waiting')
  clock.advanceMs(24 * hour)
  assert.equal((await lookUp(request)).json.state, 'ready')
  assert.equal((await finish(request, {})).json.code, 'identity.code_expired')
  assert.equal((await codes(request)).status, 202)
  const soon = await codes(request)
  assert.equal(soon.json.code, 'identity.messages_too_often')
  const [emailCode, phoneCode] = [await codeTo(anna.email), await codeTo(phone)]
  const swapped = await finish(request, { emailCode: phoneCode, phoneCode: emailCode })
  assert.equal(swapped.json.code, 'identity.code_wrong')
  const half = await finish(request, { emailCode })
  assert.equal(half.json.code, 'identity.code_wrong')
  const done = await finish(request, { emailCode, phoneCode })
  assert.equal(done.status, 200)
  assert.equal(done.json.moneyOutFrom, after(72))
  assert.deepEqual(await kindsOf(anna.email), ['sms', 'email'])
  const old = await call('/v1/sessions/current', undefined, { token: anna.token })
  assert.equal(old.status, 401)
  assert.match((await mailsTo(anna.email)).at(-1)?.text ?? '', /\/not-me\?token=[\w-]{43}/)
  const [cooldown] = await inTestTransaction(database, ctx, (tx) => loadCooldowns(tx, anna.id))
  assert.equal(cooldown?.reason, 'factor_replaced')
  const again = await finish(request, { emailCode, phoneCode })
  assert.equal(again.json.code, 'identity.lost_factor_over')
  assert.equal((await lookUp(request)).json.state, 'finished')
  assert.equal((await signIn(anna.email)).status, 201)
})

test('With one channel only the waiting time is three days', async () => {
  const anna = await withApp()
  const { json } = await startFor(anna.email)
  assert.equal(json.readyAt, after(72))
  assert.equal(json.phone, null)
  clock.advanceMs(72 * hour)
  await codes(json.request)
  const done = await finish(json.request, { emailCode: await codeTo(anna.email) })
  assert.equal(done.status, 200)
  assert.deepEqual(await kindsOf(anna.email), ['email'])
})

test('The owner stops it by the link, once, and any factor that is answered stops it too', async () => {
  const anna = await withApp()
  const { request } = (await startFor(anna.email)).json
  const token = await linkTo(anna.email)
  const read = await call(`/v1/lost-factors/cancel?token=${token}`)
  assert.equal(read.status, 405)
  assert.equal((await lookUp(request)).json.state, 'waiting')
  assert.equal((await cancel({ token })).status, 204)
  assert.equal((await lookUp(request)).json.state, 'cancelled')
  assert.equal((await cancel({ token })).json.code, 'identity.link_spent')
  assert.equal((await codes(request)).json.code, 'identity.lost_factor_over')
  const second = (await startFor(anna.email)).json.request
  const link = await linkTo(anna.email)
  await anna.byApp((await signInStep(anna.email)).json.proof)
  assert.equal((await lookUp(second)).json.state, 'cancelled')
  assert.equal((await cancel({ token: link })).json.code, 'identity.link_spent')
  const third = (await startFor(anna.email)).json.request
  assert.equal((await cancel({ request: third })).status, 204)
  assert.equal((await cancel({ request: third })).json.code, 'identity.link_spent')
  const fourth = await startFor(anna.email)
  assert.equal(fourth.json.code, 'identity.messages_too_often')
  assert.deepEqual(await kindsOf(anna.email), ['totp', 'recovery'])
})

test('It needs the password: a half-done sign-in, used once, and nothing else', async () => {
  const anna = await withApp()
  const { proof } = (await signInStep(anna.email)).json
  const both = await Promise.all([start(proof), start(proof)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 410])
  assert.equal((await start('x'.repeat(43))).json.code, 'identity.proof_expired')
  const stepUp = await call('/v1/me/totp', {}, { token: anna.token })
  assert.equal((await start(stepUp.json.step_up.proof)).json.code, 'identity.proof_expired')
  assert.equal((await lookUp('x'.repeat(43))).json.code, 'identity.lost_factor_over')
  assert.equal((await cancel({})).json.code, 'identity.proof_missing')
})

test('A second report follows the first one and does not make it longer or shorter', async () => {
  const anna = await withApp()
  const first = (await startFor(anna.email)).json
  clock.advanceMs(hour)
  const mails = (await mailsTo(anna.email)).length
  const second = (await startFor(anna.email)).json
  assert.equal(second.readyAt, first.readyAt)
  assert.equal((await mailsTo(anna.email)).length, mails)
  assert.equal((await lookUp(first.request)).json.code, 'identity.lost_factor_over')
  assert.equal((await lookUp(second.request)).json.state, 'waiting')
})

test('Who can use codes by mail has lost nothing that must be replaced', async () => {
  const anna = await personWith()
  assert.equal((await startFor(anna.email)).json.code, 'identity.lost_factor_unneeded')
})

test('Password and device lost: two channels together are enough, one alone is not', async () => {
  const phone = '+4915112360002'
  const [anna, bea] = [await withApp({ phone }), await withApp()]
  const half = async (email: string) => {
    await call('/v1/resets', { identifier: email })
    const { json } = await call('/v1/resets/open', { token: await linkTo(email) })
    return json.check.proof as string
  }
  const alone = await start(await half(bea.email))
  assert.equal(alone.json.code, 'identity.lost_factor_by_password_only')
  const { request } = (await start(await half(anna.email))).json
  clock.advanceMs(24 * hour)
  await codes(request)
  const given = { emailCode: await codeTo(anna.email), phoneCode: await codeTo(phone) }
  assert.equal((await finish(request, given)).status, 200)
})

test('Five wrong codes end them; new ones go on; after a week nothing is left of the report', async () => {
  const anna = await withApp()
  const { request } = (await startFor(anna.email)).json
  clock.advanceMs(72 * hour)
  await codes(request)
  const emailCode = await codeTo(anna.email)
  const guess = () => finish(request, { emailCode: wrongCode(emailCode) })
  for (const left of [4, 3, 2, 1]) assert.equal((await guess()).json.params.triesLeft, left)
  assert.equal((await guess()).json.code, 'identity.code_spent')
  assert.equal((await finish(request, { emailCode })).json.code, 'identity.code_expired')
  clock.advanceMs(minute)
  await codes(request)
  const late = await codeTo(anna.email)
  clock.advanceMs(10 * minute)
  assert.equal((await finish(request, { emailCode: late })).json.code, 'identity.code_expired')
  clock.advanceMs(7 * 24 * hour)
  assert.equal((await lookUp(request)).json.state, 'expired')
  assert.equal((await codes(request)).json.code, 'identity.lost_factor_over')
  assert.equal((await startFor(anna.email)).status, 201)
})
