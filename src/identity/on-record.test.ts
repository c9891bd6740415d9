import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonId } from '#platform/ids'
import { asPerson, inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../test/support/identity-world.ts'
import { setPersonState } from './set-person-state.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, codeTo, ctx, linkTo, proveBy, signUp } = world

type Row = {
  readonly event: string
  readonly kind: string | null
  readonly outcome: string
  readonly actor_kind: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly person_id: PersonId | null
}

let seen = 0
/** What was recorded since the last look, oldest first. */
const recorded = async (): Promise<Row[]> => {
  const { rows } = await database.owner.query<Row>(
    `SELECT event, kind, outcome, actor_kind, facts, person_id FROM audit.entries
     ORDER BY id OFFSET $1`,
    [seen],
  )
  seen += rows.length
  return rows
}
const brief = (rows: readonly Row[]) =>
  rows.map(({ event, kind, outcome, actor_kind }) => [event, kind, outcome, actor_kind].join(' '))

const open = async (email: string) => {
  await signUp(email)
  const answer = await call('/v1/sign-ups/confirm', { email, code: await codeTo(email) })
  return tokenOf(answer)
}

test('opening an account is on record, with its session and without the address', async () => {
  await open('anna@example.com')
  const rows = await recorded()
  assert.deepEqual(brief(rows), [
    'user_created account_opened ok anonymous',
    'session_created  ok anonymous',
  ])
  assert.ok(rows.every(({ person_id }) => person_id === rows[0]?.person_id))
  assert.doesNotMatch(JSON.stringify(rows), /anna/)
})

test('a wrong code is on record in the same way for known and unknown addresses', async () => {
  await signUp('carl@example.com')
  const code = (await codeTo('carl@example.com')) === '111111' ? '222222' : '111111'
  for (const email of ['carl@example.com', 'nobody@example.com', 'anna@example.com']) {
    await call('/v1/sign-ups/confirm', { email, code })
  }
  const rows = await recorded()
  assert.deepEqual(brief(rows), Array(3).fill('user_created  refused anonymous'))
  assert.ok(rows.every(({ person_id }) => person_id === null))
  assert.equal(rows[0]?.facts.problem, 'identity.code_wrong')
})

test('changes of the profile, the phone and its wrong codes are on record', async () => {
  const email = 'dora@example.com'
  const token = await open(email)
  await recorded()
  const phone = '+4915123456789'
  await call('/v1/me', { name: 'Dora Maar' }, { token, method: 'PATCH' })
  const { proof } = (await call('/v1/me/phone', { phone }, { token })).json.step_up
  await proveBy(proof, 'email', email)
  await call('/v1/me/phone', { phone }, { token, proof })
  const code = await codeTo(phone)
  const wrong = code === '000000' ? '111111' : '000000'
  await call('/v1/me/phone/confirm', { code: wrong }, { token })
  clock.advanceMs(1_000)
  await call('/v1/me/phone/confirm', { code }, { token })
  const rows = await recorded()
  assert.deepEqual(brief(rows), [
    'user_updated profile_changed ok person',
    'user_updated  refused person',
    'authz_change cooldown_started ok person',
    'user_updated phone_changed ok person',
  ])
  assert.deepEqual(rows[0]?.facts.fields, ['name'])
  assert.equal(rows[1]?.facts.problem, 'identity.code_wrong')
  assert.doesNotMatch(JSON.stringify(rows), /Maar|15123456789/)
})

test('a reset, a lost device and an address that changed are on record without a secret', async () => {
  const email = 'greta@example.com'
  await open(email)
  await recorded()
  await call('/v1/resets', { identifier: email })
  const reset = await linkTo(email)
  await call('/v1/resets/open', { token: reset })
  const password = 'copper lantern 77 Meadow'
  await call('/v1/resets/complete', { reset, password })
  await call('/v1/sign-in-help', { identifier: email })
  await call('/v1/sign-in-help/open', { identifier: email, code: '000000' })
  const rows = await recorded()
  assert.deepEqual(brief(rows), [
    'authn_token_created  ok anonymous',
    'authn_password_change password_changed ok anonymous',
    'authz_change cooldown_started ok anonymous',
    'authn_token_created  ok anonymous',
    'authn_login_fail  refused anonymous',
  ])
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(`greta|lantern|${reset}`))
})

test('signing out is on record, and so is each state that an account is put into', async () => {
  const token = await open('emil@example.com')
  const [{ person_id: emil } = { person_id: null }] = await recorded()
  await call('/v1/sessions/current', undefined, { token, method: 'DELETE' })
  const staff = { ...ctx, actor: asPerson('01900000-0000-7000-8000-00000000000f', 'support') }
  for (const state of ['frozen_by_risk', 'frozen_by_risk', 'active', 'closed'] as const) {
    await inTestTransaction(database, staff, (tx) => setPersonState(tx, emil!, state))
  }
  const rows = await recorded()
  assert.deepEqual(brief(rows), [
    'session_expired signed_out ok person',
    'authz_change frozen ok person',
    'authz_change unfrozen ok person',
    'user_archived closed ok person',
  ])
  assert.ok(rows.every(({ person_id }) => person_id === emil))
})

test('signing in, its failures, a lock and its unlocking are on record, with whoever caused them', async () => {
  const email = 'fred@example.com'
  await open(email)
  await recorded()
  for (const identifier of [email, 'nobody@example.com']) {
    for (let tries = 0; tries < 10; tries++) {
      await call('/v1/sessions', { identifier, password: 'wrong password here' })
    }
  }
  await world.runJobs()
  const failed = await recorded()
  const fred = failed[0]?.person_id
  assert.deepEqual(brief(failed), [
    ...Array(20).fill('authn_login_fail sign_in_failed refused anonymous'),
    'authn_login_lock locked ok anonymous',
  ])
  assert.ok(fred && failed[20]?.person_id === fred)
  assert.ok(failed.slice(10, 20).every(({ person_id }) => person_id === null))
  assert.doesNotMatch(JSON.stringify(failed), /fred|nobody|wrong password/)

  const token = await world.linkTo(email)
  const { proof } = (await call('/v1/unlocks', { token })).json
  await world.proveBy(proof, 'email', email)
  await call('/v1/unlocks/complete', { token, proof })
  const session = tokenOf(await world.signIn(email))
  await call('/v1/me/sessions/end-others', {}, { token: session })
  assert.deepEqual(brief(await recorded()), [
    'authn_login_lock unlocked ok anonymous',
    'authn_login_success signed_in ok anonymous',
    'session_expired sessions_ended ok person',
  ])
})
