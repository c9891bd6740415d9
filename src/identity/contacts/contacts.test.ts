import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPeopleByHandle } from '#identity'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createFactorPeople, wrongCode } from '../../../test/support/factor-people.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { loadCooldowns } from '../cooldowns/cooldown-store.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signIn, signInStep, signUp, proveBy, mailsTo, textsTo, codeTo } = world
const { linkTo } = world
const { personWith, withApp, stepUp } = createFactorPeople(world)

const minute = 60_000
const hour = 60 * minute
type Person = Awaited<ReturnType<typeof personWith>>
const byMail = (email: string) => (proof: string) => proveBy(proof, 'email', email)
const ask = ({ token, email }: Person, kind: 'email' | 'phone', to: string) =>
  stepUp(`/v1/me/${kind}`, { [kind]: to }, token, byMail(email))
const confirm = ({ token }: Person, kind: 'email' | 'phone', code: string) =>
  call(`/v1/me/${kind}/confirm`, { code }, { token })
const undo = (token: string) => call('/v1/contact-changes/undo', { token })
const contacts = async ({ token }: Person) =>
  (await call('/v1/me/contacts', undefined, { token })).json
const find = async (handle: string) =>
  (await inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, [handle])))[0] ?? null
const waits = ({ id }: Person) => inTestTransaction(database, ctx, (tx) => loadCooldowns(tx, id))
let drawn = 0
const newPhone = () => `+49151123700${String(drawn++).padStart(2, '0')}`

test('A new address takes the old one’s place when its code is back; the old one can undo it', async () => {
  const anna = await personWith({ phone: newPhone() })
  const next = 'anna.new@example.org'
  const sent = await ask(anna, 'email', ` ANNA.new@example.org`)
  assert.equal(sent.status, 202)
  assert.equal(sent.json.to, next)
  assert.deepEqual((await contacts(anna)).email, anna.email)
  assert.equal((await contacts(anna)).emailWaiting.to, next)
  assert.equal((await signInStep(anna.email)).status, 200)
  const halfDone = (await signInStep(anna.email)).json.proof
  const code = await codeTo(next)
  assert.equal((await confirm(anna, 'email', wrongCode(code))).json.code, 'identity.code_wrong')
  const done = await confirm(anna, 'email', code)
  assert.deepEqual([done.json.email, done.json.emailWaiting], [next, null])
  assert.equal((await signInStep(next)).status, 200)
  assert.equal((await signInStep(anna.email)).status, 401)
  assert.equal(
    (await call('/v1/proofs/look-up', { proof: halfDone })).json.code,
    'identity.proof_expired',
  )
  const [cooldown] = await waits(anna)
  assert.equal(cooldown?.reason, 'email_changed')
  assert.equal(cooldown?.endsAt.getTime(), clock.now().getTime() + 24 * hour)
  const told = (await mailsTo(anna.email)).at(-1)?.text ?? ''
  assert.match(told, /is now a\*\*\*@example\.org/)
  const token = await linkTo(anna.email)
  assert.equal((await call(`/v1/contact-changes/undo?token=${token}`)).status, 405)
  clock.advanceMs(71 * hour)
  const session = tokenOf(await signIn(next))
  const undone = await undo(token)
  assert.deepEqual(undone.json, { kind: 'email', restored: 's***@example.org' })
  assert.equal((await signInStep(anna.email)).status, 200)
  assert.equal((await signInStep(next)).status, 401)
  assert.equal((await call('/v1/sessions/current', undefined, { token: session })).status, 401)
  assert.equal((await undo(token)).json.code, 'identity.link_spent')
})

test('The oldest link undoes later changes as well; after three days none does', async () => {
  const anna = await personWith()
  const change = async (from: string, to: string) => {
    await stepUp('/v1/me/email', { email: to }, anna.token, byMail(from))
    assert.equal((await confirm(anna, 'email', await codeTo(to))).status, 200)
    clock.advanceMs(minute)
  }
  await change(anna.email, 'second@example.org')
  const first = await linkTo(anna.email)
  await change('second@example.org', 'third@example.org')
  const second = await linkTo('second@example.org')
  assert.equal((await undo(first)).status, 200)
  assert.equal((await undo(second)).json.code, 'identity.link_spent')
  assert.equal((await find(anna.email))?.id, anna.id)
  const bea = await personWith()
  await ask(bea, 'email', 'bea.new@example.org')
  await confirm(bea, 'email', await codeTo('bea.new@example.org'))
  const late = await linkTo(bea.email)
  clock.advanceMs(72 * hour)
  assert.equal((await undo(late)).json.code, 'identity.link_spent')
})

test('A taken address gets the same answer; only who proves it learns more, and it stays', async () => {
  const [anna, owner] = [await personWith(), await personWith()]
  const free = await ask(anna, 'email', 'quite.free@example.org')
  clock.advanceMs(minute)
  const taken = await ask(anna, 'email', owner.email)
  assert.equal(free.status, taken.status)
  assert.deepEqual(Object.keys(free.json), Object.keys(taken.json))
  const answer = await confirm(anna, 'email', await codeTo(owner.email))
  assert.equal(answer.json.code, 'identity.email_taken')
  assert.equal((await find(owner.email))?.id, owner.id)
  assert.equal((await contacts(anna)).emailWaiting, null)
})

test('An old address that another account has proved meanwhile cannot be put back', async () => {
  const anna = await personWith()
  await ask(anna, 'email', 'anna.moved@example.org')
  await confirm(anna, 'email', await codeTo('anna.moved@example.org'))
  const token = await linkTo(anna.email)
  clock.advanceMs(minute)
  await signUp(anna.email)
  const opened = await call('/v1/sign-ups/confirm', {
    ...{ email: anna.email, code: await codeTo(anna.email) },
  })
  assert.equal(opened.status, 201)
  assert.equal((await undo(token)).json.code, 'identity.old_contact_taken')
  assert.equal((await find('anna.moved@example.org'))?.id, anna.id)
})

test('A change needs a fresh factor for exactly this address, and one that changes something', async () => {
  const anna = await personWith()
  const refused = await call('/v1/me/email', { email: 'one@example.org' }, { token: anna.token })
  assert.equal(refused.json.step_up.shown, 'Change your e-mail address to one@example.org')
  const { proof } = refused.json.step_up
  await proveBy(proof, 'email', anna.email)
  const other = await call(
    '/v1/me/email',
    { email: 'two@example.org' },
    { token: anna.token, proof },
  )
  assert.equal(other.json.code, 'platform.step_up_needed')
  clock.advanceMs(minute)
  const same = await ask(anna, 'email', anna.email)
  assert.equal(same.json.code, 'identity.contact_unchanged')
  const none = await ask(anna, 'email', 'no address')
  assert.equal(none.json.code, 'identity.email_invalid')
  assert.equal((await ask(anna, 'phone', '+999123456789')).json.code, 'identity.phone_invalid')
  assert.equal((await confirm(anna, 'email', '123456')).json.code, 'identity.code_expired')
  assert.equal(
    (await call('/v1/me/email/resend', {}, { token: anna.token })).json.code,
    'identity.code_expired',
  )
})

test('A phone finds its person once its code is back; the old number holds until then', async () => {
  const [old, next] = [newPhone(), newPhone()]
  const anna = await personWith({ phone: old })
  assert.equal((await ask(anna, 'phone', next)).status, 202)
  assert.equal((await find(old))?.id, anna.id)
  assert.equal(await find(next), null)
  const code = await codeTo(next)
  assert.equal((await confirm(anna, 'phone', wrongCode(code))).json.code, 'identity.code_wrong')
  assert.equal((await confirm(anna, 'phone', code)).json.phone, next)
  assert.equal((await find(next))?.id, anna.id)
  assert.equal(await find(old), null)
  const told = (await textsTo(old)).at(-1)?.text ?? ''
  assert.match(told, /undo-change\?token=/)
  const token = /token=([\w-]+)/.exec(told)?.[1] ?? ''
  assert.equal((await undo(token)).json.restored, `+49 151 **** ${old.slice(-4)}`)
  assert.equal((await find(old))?.id, anna.id)
})

test('A number of somebody else gets the same answer; only who proves it learns more', async () => {
  const phone = newPhone()
  const owner = await personWith({ phone })
  const other = await personWith()
  assert.equal((await ask(other, 'phone', phone)).status, 202)
  const proved = await confirm(other, 'phone', await codeTo(phone))
  assert.equal(proved.json.code, 'identity.phone_taken')
  assert.equal((await find(phone))?.id, owner.id)
})

test('A code for one number does not prove the next one; codes come once a minute', async () => {
  const [first, second] = [newPhone(), newPhone()]
  const anna = await personWith()
  await ask(anna, 'phone', first)
  const code = await codeTo(first)
  const soon = await call('/v1/me/phone/resend', {}, { token: anna.token })
  assert.equal(soon.json.code, 'identity.messages_too_often')
  clock.advanceMs(minute)
  await ask(anna, 'phone', second)
  assert.equal((await confirm(anna, 'phone', code)).json.code, 'identity.code_wrong')
  clock.advanceMs(minute)
  assert.equal((await call('/v1/me/phone/resend', {}, { token: anna.token })).status, 202)
  for (let tries = 0; tries < 4; tries++) await confirm(anna, 'phone', wrongCode(code))
  const spent = await confirm(anna, 'phone', wrongCode(code))
  assert.equal(spent.json.code, 'identity.code_spent')
  assert.equal(await find(second), null)
})

test('Two people proving one number at the same moment: one of them has it', async () => {
  const phone = newPhone()
  const [anna, bea] = [await personWith(), await personWith()]
  await ask(anna, 'phone', phone)
  const first = await codeTo(phone)
  clock.advanceMs(minute)
  await ask(bea, 'phone', phone)
  const second = await codeTo(phone)
  const answers = await Promise.all([confirm(anna, 'phone', first), confirm(bea, 'phone', second)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
})

test('A phone is removed while another way stays, and its owner can put it back', async () => {
  const phone = newPhone()
  const anna = await withApp({ phone })
  assert.equal((await contacts(anna)).canRemovePhone, true)
  const removed = await stepUp('/v1/me/phone', undefined, anna.token, anna.byApp, 'DELETE')
  assert.equal(removed.json.phone, null)
  assert.equal(await find(phone), null)
  assert.equal((await waits(anna))[0]?.reason, 'phone_changed')
  const again = await stepUp('/v1/me/phone', undefined, anna.token, anna.byApp, 'DELETE')
  assert.equal(again.json.code, 'platform.not_found')
  const token = /token=([\w-]+)/.exec((await textsTo(phone)).at(-1)?.text ?? '')?.[1] ?? ''
  assert.equal((await undo(token)).status, 200)
  assert.equal((await find(phone))?.id, anna.id)
})

test('The only way to sign in cannot be removed', async () => {
  const phone = newPhone()
  const anna = await personWith({ phone })
  const bySms = (proof: string) => proveBy(proof, 'sms', phone)
  await stepUp('/v1/me/sign-in-ways', { emailCodes: false }, anna.token, bySms, 'PATCH')
  assert.equal((await contacts(anna)).canRemovePhone, false)
  const last = await stepUp('/v1/me/phone', undefined, anna.token, bySms, 'DELETE')
  assert.equal(last.json.code, 'identity.last_way')
})

test('Who signed up by phone adds an address; the number hears of it and can undo all', async () => {
  const phone = newPhone()
  await signUp(phone)
  const opened = await call('/v1/sign-ups/confirm', { phone, code: await codeTo(phone) })
  const token = tokenOf(opened)
  const bySms = async (proof: string) => {
    clock.advanceMs(minute)
    return proveBy(proof, 'sms', phone)
  }
  const only = await stepUp('/v1/me/phone', undefined, token, bySms, 'DELETE')
  assert.equal(only.json.code, 'identity.last_contact')
  const email = 'by.phone@example.org'
  await stepUp('/v1/me/email', { email }, token, bySms)
  const added = await call('/v1/me/email/confirm', { code: await codeTo(email) }, { token })
  assert.equal(added.json.email, email)
  const linkIn = async () => /token=([\w-]+)/.exec((await textsTo(phone)).at(-1)?.text ?? '')?.[1]
  const first = await linkIn()
  await stepUp('/v1/me/phone', undefined, token, byMail(email), 'DELETE')
  const second = await linkIn()
  assert.equal((await undo(first ?? '')).json.code, 'identity.undo_newer_first')
  assert.equal((await undo(second ?? '')).status, 200)
  assert.deepEqual((await undo(first ?? '')).json, { kind: 'email', restored: null })
  assert.equal(await find(email), null)
  assert.equal((await signInStep(phone)).status, 200)
})

test('Nobody who is not signed in changes anything, and no clear number lies in the database', async () => {
  for (const [path, body, method] of [
    ['/v1/me/contacts', undefined, 'GET'],
    ['/v1/me/email', { email: 'eve@example.org' }, 'POST'],
    ['/v1/me/email/confirm', { code: '123456' }, 'POST'],
    ['/v1/me/phone', { phone: '+4915112345678' }, 'POST'],
    ['/v1/me/phone/confirm', { code: '123456' }, 'POST'],
    ['/v1/me/phone', undefined, 'DELETE'],
  ] as const) {
    assert.equal((await call(path, body, { method })).status, 401, path)
  }
  const { rows } = await database.owner.query(
    'SELECT row_to_json(c)::text AS text FROM identity.contact_changes AS c',
  )
  assert.ok(rows.length > 5)
  assert.doesNotMatch(JSON.stringify(rows), /example\.org|15112370/)
})
