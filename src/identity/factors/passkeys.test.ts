import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { createSoftwarePasskey } from '../../../test/support/software-passkey.ts'
import { setPersonState } from '../set-person-state.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, enrol, proveBy, signIn, signInStep } = world
const home = 'http://localhost:4000'
const elsewhere = 'http://localhost.evil.example:4000'

type Method = 'POST' | 'PATCH' | 'DELETE'
type Prove = (proof: string) => Promise<unknown>

/** Does what needs a fresh factor, answering the check first. */
const confirmed = async (
  ...[path, body, token, prove, method = 'POST']: [string, unknown, string, Prove, Method?]
) => {
  const refused = await call(path, body, { token, method })
  assert.equal(refused.json.code, 'platform.step_up_needed')
  const { proof } = refused.json.step_up
  await prove(proof)
  return call(path, body, { token, method, proof })
}

let drawn = 0
const newcomer = async () => {
  const email = `passkey${drawn++}@example.org`
  const person = await enrol({ email })
  const token = tokenOf(await signIn(email))
  const byMail: Prove = (proof) => proveBy(proof, 'email', email)
  const ask = async () =>
    (await confirmed('/v1/me/passkeys/options', {}, token, byMail)).json as {
      proof: string
      options: { challenge: string; user: { name: string }; excludeCredentials: { id: string }[] }
    }
  return { ...person, email, token, byMail, ask }
}

/** Somebody with a passkey, and what it answers a check with. */
const withPasskey = async () => {
  const person = await newcomer()
  const passkey = createSoftwarePasskey(home)
  const { proof, options } = await person.ask()
  const credential = passkey.create(options)
  const added = await call(
    '/v1/me/passkeys',
    { proof, credential, label: 'Laptop' },
    { token: person.token },
  )
  assert.equal(added.status, 200)
  const answer = async (check: string, change = {}) => {
    const { json } = await call('/v1/proofs/passkey', { proof: check })
    const given = { credential: passkey.get(json, change), method: 'passkey' }
    return { given, reply: await call('/v1/proofs/answer', { proof: check, ...given }) }
  }
  return { ...person, passkey, added, answer }
}

const begin = async (email: string): Promise<string> => (await signInStep(email)).json.proof

/** Signing in by a passkey alone. */
const alone = async (passkey: ReturnType<typeof createSoftwarePasskey>, change = {}) => {
  const { proof, options } = (await call('/v1/passkeys/sign-in-options', {})).json
  const credential = passkey.get(options, change)
  const body = { proof, credential }
  return { body, reply: await call('/v1/passkeys/sign-in', body) }
}

test('A passkey is added behind a fresh check and brings ten recovery codes', async () => {
  const { added, passkey, answer, email, token } = await withPasskey()
  assert.equal(new Set(added.json.recoveryCodes).size, 10)
  const [first] = added.json.security.authenticators
  assert.deepEqual([first.kind, first.label], ['passkey', 'Laptop'])
  assert.equal(added.json.security.emailCodes.on, false)
  // A second one names the first, so that the device refuses to make it twice.
  const again = await confirmed('/v1/me/passkeys/options', {}, token, (proof) => answer(proof))
  const { proof, options } = again.json
  assert.equal(options.user.name, email)
  assert.deepEqual(options.excludeCredentials, [{ id: passkey.id, type: 'public-key' }])
  const twice = { proof, credential: passkey.create(options), label: 'Again' }
  const refused = await call('/v1/me/passkeys', twice, { token })
  assert.equal(refused.json.code, 'identity.passkey_refused')
})

test('What another page made, or a device that did not look who it is, is not added', async () => {
  for (const change of [{ origin: elsewhere }, { flags: 0x01 }]) {
    const { ask, token } = await newcomer()
    const { proof, options } = await ask()
    const credential = createSoftwarePasskey(home).create(options, change)
    const refused = await call('/v1/me/passkeys', { proof, credential, label: 'x' }, { token })
    assert.equal(refused.json.code, 'identity.passkey_refused')
  }
})

test('An enrolment belongs to whoever began it, works once and for ten minutes', async () => {
  const [owner, stranger] = [await newcomer(), await newcomer()]
  const { proof, options } = await owner.ask()
  const body = { proof, credential: createSoftwarePasskey(home).create(options), label: 'x' }
  const stolen = await call('/v1/me/passkeys', body, { token: stranger.token })
  assert.equal(stolen.json.code, 'identity.enrolment_expired')
  assert.equal((await call('/v1/me/passkeys', body, { token: owner.token })).status, 200)
  const again = await call('/v1/me/passkeys', body, { token: owner.token })
  assert.equal(again.json.code, 'identity.enrolment_expired')
  const late = await stranger.ask()
  clock.advanceMs(11 * 60_000)
  const credential = createSoftwarePasskey(home).create(late.options)
  const token = stranger.token
  const tooLate = await call(
    '/v1/me/passkeys',
    { ...late, options: undefined, credential, label: 'x' },
    { token },
  )
  assert.equal(tooLate.json.code, 'identity.enrolment_expired')
})

test('A passkey alone signs in, without name and password, once for each question', async () => {
  const { passkey, email } = await withPasskey()
  const { body, reply } = await alone(passkey)
  assert.equal(reply.status, 201)
  assert.equal(reply.json.person.email, email)
  assert.ok(tokenOf(reply))
  const replayed = await call('/v1/passkeys/sign-in', body)
  assert.equal(replayed.json.code, 'identity.proof_expired')
  const fresh = (await call('/v1/passkeys/sign-in-options', {})).json
  const moved = await call('/v1/passkeys/sign-in', { ...body, proof: fresh.proof })
  assert.equal(moved.json.code, 'identity.passkey_unknown')
})

test('A passkey that nobody has, of another page or without a look at its holder opens nothing', async () => {
  const { passkey } = await withPasskey()
  const refused = [
    await alone(createSoftwarePasskey(home)),
    await alone(passkey, { origin: elsewhere }),
    await alone(passkey, { flags: 0x01 }),
  ]
  for (const { reply } of refused) {
    assert.equal(reply.json.code, 'identity.passkey_unknown')
    assert.equal(reply.headers.get('set-cookie'), null)
  }
})

test('A counter that goes back means a copy, and a copy is refused', async () => {
  const { passkey, answer, email } = await withPasskey()
  assert.equal((await alone(passkey, { count: 41 })).reply.status, 201)
  for (const count of [41, 7]) {
    assert.equal((await alone(passkey, { count })).reply.json.code, 'identity.passkey_unknown')
    const { reply } = await answer(await begin(email), { count })
    assert.equal(reply.json.code, 'identity.factor_wrong')
  }
  assert.equal((await alone(passkey, { count: 42 })).reply.status, 201)
})

test('After the password a passkey answers its own check, once', async () => {
  const { email, answer } = await withPasskey()
  const step = await signInStep(email)
  assert.deepEqual(
    step.json.methods.map(({ kind }: { kind: string }) => kind),
    ['passkey', 'recovery'],
  )
  const { proof } = step.json
  const { given, reply } = await answer(proof)
  assert.equal(reply.json.proved, true)
  assert.equal((await call('/v1/sessions/complete', { proof })).status, 201)
  const other = await begin(email)
  await call('/v1/proofs/passkey', { proof: other })
  const replayed = await call('/v1/proofs/answer', { proof: other, ...given })
  assert.equal(replayed.json.code, 'identity.factor_wrong')
  const unasked = await call('/v1/proofs/answer', { proof: await begin(email), ...given })
  assert.equal(unasked.json.code, 'identity.factor_wrong')
  const copied = await answer(await begin(email), { origin: elsewhere })
  assert.equal(copied.reply.json.code, 'identity.factor_wrong')
})

test("Somebody else's passkey does not answer for the owner", async () => {
  const [owner, stranger] = [await withPasskey(), await withPasskey()]
  const proof = await begin(owner.email)
  const { json } = await call('/v1/proofs/passkey', { proof })
  assert.deepEqual(
    json.allowCredentials.map(({ id }: { id: string }) => id),
    [owner.passkey.id],
  )
  const credential = stranger.passkey.get(json)
  const refused = await call('/v1/proofs/answer', { proof, method: 'passkey', credential })
  assert.equal(refused.json.code, 'identity.factor_wrong')
  assert.equal(refused.json.params.triesLeft, 4)
})

test('A passkey confirms what needs a fresh factor; once removed it opens nothing', async () => {
  const { passkey, token, added, answer, email } = await withPasskey()
  const prove: Prove = (proof) => answer(proof)
  const path = `/v1/me/factors/${added.json.security.authenticators[0].id}`
  const last = await confirmed(path, undefined, token, prove, 'DELETE')
  assert.equal(last.json.code, 'identity.last_way')
  await confirmed('/v1/me/sign-in-ways', { emailCodes: true }, token, prove, 'PATCH')
  const removed = await confirmed(path, undefined, token, prove, 'DELETE')
  assert.deepEqual(removed.json.authenticators, [])
  assert.equal((await alone(passkey)).reply.json.code, 'identity.passkey_unknown')
  const asked = await call('/v1/proofs/passkey', { proof: await begin(email) })
  assert.equal(asked.json.code, 'identity.factor_unavailable')
})

test('A closed account says so to its passkey only', async () => {
  const { passkey, id, accountNumber } = await withPasskey()
  await inTestTransaction(database, ctx, (tx) => setPersonState(tx, id, 'closed'))
  const { reply } = await alone(passkey)
  assert.equal(reply.json.code, 'identity.account_closed')
  assert.equal(reply.json.params.account, accountNumber)
})
