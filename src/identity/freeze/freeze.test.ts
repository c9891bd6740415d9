import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../../test/support/identity-world.ts'
import { issueOwnerLink } from '../links/owner-link.ts'
import { setPersonState } from '../set-person-state.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, enrol, signIn, signInStep, proveBy } = world
const newPassword = 'copper willow 88 Ladder'

let drawn = 0
const someone = async () => {
  const email = `freeze${drawn++}@example.org`
  const person = await enrol({ email })
  return { ...person, email, token: tokenOf(await signIn(email)) }
}
const frozen = async () => {
  const person = await someone()
  assert.equal((await call('/v1/me/freeze', {}, { token: person.token })).status, 200)
  return { ...person, token: tokenOf(await signIn(person.email)) }
}
const notMeLink = (personId: Awaited<ReturnType<typeof someone>>['id'], minutes = 60) =>
  inTestTransaction(database, ctx, (tx) => issueOwnerLink(tx, personId, 'not_me', minutes))
const restrictions = (token: string, language = 'en') =>
  call('/v1/me/restrictions', undefined, { token, language })
const begin = async (token: string) =>
  (await call('/v1/unfreeze/start', {}, { token })).json.proof as string
const lift = (token: string, proof: string, password = newPassword) =>
  call('/v1/me/unfreeze', { proof, password }, { token })
const eventsOf = async (personId: string) => {
  const { rows } = await database.owner.query(
    'SELECT type, data FROM platform.events WHERE subject = $1 ORDER BY id',
    [personId],
  )
  return rows as { type: string; data: Record<string, unknown> }[]
}

test('One press freezes: no factor is asked for, every session and half-done check ends', async () => {
  const { id, email, token } = await someone()
  const elsewhere = tokenOf(await signIn(email))
  const half = (await signInStep(email)).json.proof
  assert.deepEqual((await restrictions(token)).json, {
    ...{ moneyOut: 'open', moneyOutFrom: null, items: [], past: [] },
  })
  const done = await call('/v1/me/freeze', {}, { token })
  assert.equal(done.status, 200)
  assert.equal(done.json.moneyOut, 'stopped')
  assert.match(done.headers.get('set-cookie') ?? '', /Max-Age=0/)
  for (const ended of [token, elsewhere]) assert.equal((await restrictions(ended)).status, 401)
  const late = await call('/v1/proofs/look-up', { proof: half })
  assert.equal(late.json.code, 'identity.proof_expired')
  const [change] = (await eventsOf(id)).filter(({ type }) => type === 'identity.state_changed')
  assert.deepEqual(change?.data, { state: 'frozen_by_owner' })
})

test('The owner still signs in, sees why and how it ends, in both languages', async () => {
  const { token } = await frozen()
  const { json } = await restrictions(token)
  assert.deepEqual([json.moneyOut, json.moneyOutFrom], ['stopped', null])
  const [item] = json.items
  assert.deepEqual(
    [item.kind, item.since, item.until, item.whoActs],
    ['frozen_by_owner', '2026-11-20T08:00:00.000Z', null, 'you'],
  )
  assert.match(item.ends, /new password/)
  assert.match((await restrictions(token, 'zh-CN')).json.items[0].ends, /新密码/)
})

test('The freeze is lifted by a factor and a new password; money out waits a day', async () => {
  const { id, email, token } = await frozen()
  const elsewhere = tokenOf(await signIn(email))
  const proof = await begin(token)
  assert.equal((await lift(token, proof)).json.code, 'identity.proof_unanswered')
  await proveBy(proof, 'email', email)
  assert.match((await world.mailsTo(email)).at(-1)?.text ?? '', /Lift the freeze/)
  const done = await lift(token, proof)
  assert.equal(done.status, 200)
  assert.equal(done.json.moneyOutFrom, '2026-11-21T08:00:00.000Z')
  assert.equal(done.json.items[0].reason, 'unfrozen')
  const fresh = tokenOf(done)
  assert.equal((await restrictions(fresh)).status, 200)
  for (const ended of [token, elsewhere]) assert.equal((await restrictions(ended)).status, 401)
  assert.equal((await signInStep(email, goodPassword)).json.code, 'identity.bad_credentials')
  assert.equal((await signInStep(email, newPassword)).status, 200)
  assert.equal((await lift(fresh, proof)).json.code, 'identity.not_frozen')
  const types = (await eventsOf(id)).map(({ type }) => type)
  for (const told of ['password_changed', 'cooldown_started']) {
    assert.ok(types.includes(`identity.${told}`), told)
  }
})

test('The old password, a weak one and a check of somebody else lift nothing', async () => {
  const { email, token } = await frozen()
  const proof = await begin(token)
  await proveBy(proof, 'email', email)
  const same = await lift(token, proof, goodPassword)
  assert.equal(same.json.code, 'identity.unfreeze_password_same')
  assert.equal(same.json.errors[0].pointer, '/password')
  const weak = await lift(token, proof, 'password')
  assert.equal(weak.json.code, 'identity.password_unacceptable')
  const stranger = await frozen()
  const stolen = await lift(stranger.token, proof)
  assert.equal(stolen.json.code, 'identity.proof_expired')
  assert.equal((await lift(token, proof)).status, 200, 'the check was not used up')
})

test('A freeze by risk cannot be lifted by the owner, and freezing again does not make it theirs', async () => {
  const { id, email, token } = await someone()
  await inTestTransaction(database, ctx, (tx) => setPersonState(tx, id, 'frozen_by_risk'))
  assert.equal((await restrictions(token)).status, 401)
  const again = tokenOf(await signIn(email))
  const pressed = await call('/v1/me/freeze', {}, { token: again })
  assert.equal(pressed.json.items[0].kind, 'frozen_by_risk')
  const back = tokenOf(await signIn(email))
  const refused = await call('/v1/unfreeze/start', {}, { token: back })
  assert.deepEqual([refused.status, refused.json.code], [403, 'identity.frozen_by_risk'])
  assert.equal(refused.json.who_acts, 'okpay')
  const forced = await lift(back, 'x'.repeat(43))
  assert.equal(forced.json.code, 'identity.frozen_by_risk')
})

test('An account that is not frozen has nothing to lift', async () => {
  const { token } = await someone()
  const refused = await call('/v1/unfreeze/start', {}, { token })
  assert.deepEqual([refused.status, refused.json.code], [409, 'identity.not_frozen'])
})

test('“Not me” freezes by the link alone, once, and opening it does nothing', async () => {
  const { id, token } = await someone()
  const [older, link] = [await notMeLink(id), await notMeLink(id)]
  assert.equal((await restrictions(token)).json.moneyOut, 'open')
  const done = await call('/v1/not-me', { token: link })
  assert.deepEqual([done.status, done.json.frozenAt], [200, '2026-11-20T08:00:00.000Z'])
  assert.equal((await restrictions(token)).status, 401)
  for (const spent of [link, older, 'x'.repeat(43)]) {
    const refused = await call('/v1/not-me', { token: spent })
    assert.deepEqual([refused.status, refused.json.code], [410, 'identity.not_me_link_spent'])
  }
})

test('A “not me” link expires, and one for another purpose is none', async () => {
  const { id } = await someone()
  const other = await inTestTransaction(database, ctx, (tx) => issueOwnerLink(tx, id, 'unlock', 60))
  assert.equal((await call('/v1/not-me', { token: other })).status, 410)
  const link = await notMeLink(id, 5)
  clock.advanceMs(6 * 60_000)
  assert.equal((await call('/v1/not-me', { token: link })).status, 410)
})
