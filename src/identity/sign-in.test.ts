import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authenticate, authenticateBatch } from '#identity'
import { createSecrets, useSecrets } from '#platform/crypto'
import { systemRandom } from '#platform/random'
import { asPerson, inTestTransaction, testSecrets } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../test/support/identity-world.ts'
import { sweepIdentity } from './jobs.ts'
import { createPasswordWork } from './passwords/password-work.ts'
import { identityProblems } from './problems.ts'
import { setPersonState } from './set-person-state.ts'
import { signIn as signInWith } from './sign-in.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signIn, enrol } = world

let drawn = 0
const fresh = () => `person${drawn++}@example.org`
const minute = 60_000
const current = (token: string) => call('/v1/sessions/current', undefined, { token })
const personWith = async (change = {}) => {
  const email = fresh()
  return { email, ...(await enrol({ email, ...change })) }
}

test('A person signs in, is known, signs out, and the session is over at once', async () => {
  const { email, accountNumber } = await personWith({ roles: ['treasury'] })
  const session = await signIn(email.toUpperCase())
  assert.equal(session.status, 201)
  assert.equal(session.json.person.accountNumber, accountNumber)
  assert.deepEqual(session.json.person.roles, ['treasury'])
  assert.match(session.headers.get('set-cookie') ?? '', /HttpOnly/)
  const token = tokenOf(session)
  assert.match(token, /^[\w-]{43}$/)
  assert.equal((await current(token)).status, 200)
  const out = await call('/v1/sessions/current', undefined, { token, method: 'DELETE' })
  assert.equal(out.status, 204)
  assert.equal((await current(token)).status, 401)
})

test('Unknown address, wrong password and malformed address get one and the same answer', async () => {
  const { email } = await personWith()
  const answers = []
  for (const address of [email, fresh(), 'not-an-address']) {
    const answer = await signIn(address, 'wrong password here')
    const { instance, ...json } = answer.json
    assert.ok(instance)
    answers.push({ status: answer.status, json, names: [...answer.headers.keys()] })
  }
  assert.equal(answers[0]?.json.code, 'identity.bad_credentials')
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
})

test('The same password in another Unicode form, with emoji or Chinese, signs in', async () => {
  for (const [chosen, typed] of [
    ['crème brûlée 七分甜 🦊 ok', 'crème brûlée 七分甜 🦊 ok'.normalize('NFD')],
    ['ｆｕｌｌ width pass 12', 'full width pass 12'],
  ] as const) {
    const { email } = await personWith({ password: chosen })
    assert.equal((await signIn(email, typed)).status, 201)
    assert.equal((await signIn(email, typed.toUpperCase())).status, 401)
  }
})

test('Ten wrong tries pause sign-in for known and unknown addresses alike, then it opens by itself', async () => {
  const { email } = await personWith()
  const unknown = fresh()
  for (const address of [email, unknown]) {
    for (let tries = 0; tries < 10; tries++) await signIn(address, 'wrong password here')
  }
  const [known, nobody] = [await signIn(email), await signIn(unknown)]
  assert.equal(known.status, 401)
  assert.equal(known.json.code, 'identity.bad_credentials')
  assert.equal(known.headers.get('retry-after'), '900')
  assert.equal(nobody.headers.get('retry-after'), '900')
  assert.deepEqual({ ...known.json, instance: '' }, { ...nobody.json, instance: '' })
  clock.advanceMs(15 * minute)
  assert.equal((await signIn(email)).status, 201)
})

test('Each pause in a row is twice as long, and a success wipes the slate', async () => {
  const { email } = await personWith()
  const pauses = []
  for (const _ of [1, 2, 3]) {
    for (let tries = 0; tries < 10; tries++) await signIn(email, 'wrong password here')
    const refused = await signIn(email)
    const seconds = Number(refused.headers.get('retry-after'))
    pauses.push(seconds / 60)
    clock.advanceMs(seconds * 1000)
  }
  assert.deepEqual(pauses, [15, 30, 60])
  assert.equal((await signIn(email)).status, 201)
  for (let tries = 0; tries < 9; tries++) await signIn(email, 'wrong password here')
  assert.equal((await signIn(email)).status, 201)
})

test('Fifty tries at the same moment get no more than ten looks at the password', async () => {
  const { email } = await personWith()
  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(email, 'x wrong x')))
  const blocked = answers.filter(({ headers }) => headers.has('retry-after'))
  assert.equal(blocked.length, 41) // forty refused, and the tenth that closed the door
})

test('A closed account says so to the right password only, a frozen one still lets its owner look', async () => {
  const closed = await personWith()
  const frozen = await personWith()
  const session = tokenOf(await signIn(frozen.email))
  await inTestTransaction(database, ctx, async (tx) => {
    await setPersonState(tx, closed.id, 'closed')
    await setPersonState(tx, frozen.id, 'frozen_by_owner')
  })
  assert.equal((await current(session)).status, 401)
  assert.equal((await signIn(closed.email, 'wrong')).json.code, 'identity.bad_credentials')
  const right = await signIn(closed.email)
  assert.equal(right.json.code, 'identity.account_closed')
  assert.equal(right.json.params.account, closed.accountNumber)
  assert.equal((await signIn(frozen.email)).status, 201)
})

test('A session ends after fifteen idle minutes, and after twelve hours however busy', async () => {
  const { email } = await personWith()
  const idle = tokenOf(await signIn(email))
  clock.advanceMs(14 * minute)
  assert.equal((await current(idle)).status, 200)
  clock.advanceMs(14 * minute)
  assert.equal((await current(idle)).status, 200)
  clock.advanceMs(15 * minute)
  assert.equal((await current(idle)).status, 401)

  const busy = tokenOf(await signIn(email))
  for (let at = 0; at < 12 * 60 - 10; at += 10) {
    assert.equal((await current(busy)).status, 200)
    clock.advanceMs(10 * minute)
  }
  const last = (await current(busy)).json
  assert.equal(last.idleExpiresAt, last.expiresAt)
  clock.advanceMs(10 * minute)
  assert.equal((await current(busy)).status, 401)
})

test('What a page asks by itself while nobody touches it keeps no session alive', async () => {
  const { email } = await personWith()
  const token = tokenOf(await signIn(email))
  const ask = () => call('/v1/sessions/current', undefined, { token, isPassive: true })
  for (let minutes = 0; minutes < 14; minutes += 2) {
    assert.equal((await ask()).status, 200)
    clock.advanceMs(2 * minute)
  }
  clock.advanceMs(minute)
  assert.equal((await ask()).status, 401)
})

test('Signing in again in the same browser gives a new token and ends the old session', async () => {
  const { email } = await personWith()
  const before = tokenOf(await signIn(email))
  const after = tokenOf(await signIn(email, goodPassword, { token: before }))
  assert.notEqual(before, after)
  assert.equal((await current(before)).status, 401)
  assert.equal((await current(after)).status, 200)
})

test('A token that was made up, altered or guessed is nobody', async () => {
  const { email } = await personWith()
  const token = tokenOf(await signIn(email))
  const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  for (const guess of ['A'.repeat(43), altered, `${token}x`, "' OR 1=1 --", '']) {
    const actor = await inTestTransaction(database, ctx, (tx) => authenticate(tx, guess))
    assert.deepEqual(actor, { kind: 'anonymous' })
  }
})

test('A crowd of tokens is looked up in one statement, and last use is written once a minute', async () => {
  const people = [await personWith(), await personWith({ roles: ['support'] })]
  const tokens: string[] = []
  for (const { email } of people) tokens.push(tokenOf(await signIn(email)))
  const statements: string[] = []
  const ask = () =>
    inTestTransaction(database, ctx, (tx) => {
      const spied = {
        ...tx.tx,
        query: (statement: { name: string }, values: unknown[]) => {
          statements.push(statement.name)
          return tx.tx.query(statement as never, values)
        },
      }
      return authenticateBatch({ clock, tx: spied as never }, [...tokens, 'x', ...tokens])
    })
  const actors = await ask()
  assert.deepEqual(statements, ['identity.live-sessions'])
  assert.deepEqual(
    actors.map((actor) => actor.kind === 'person' && actor.personId),
    [people[0]?.id, people[1]?.id, false, people[0]?.id, people[1]?.id],
  )
  assert.deepEqual(actors[1]?.kind === 'person' && actors[1].roles, ['support'])
  clock.advanceMs(minute)
  await ask()
  await ask()
  assert.deepEqual(statements.slice(1), [
    'identity.live-sessions',
    'identity.touch-sessions',
    'identity.live-sessions',
  ])
})

test('The token of a session is nowhere in the database', async () => {
  const { email } = await personWith()
  const token = tokenOf(await signIn(email))
  const { rows } = await database.owner.query('SELECT s::text AS text FROM identity.sessions AS s')
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ text }) => !text.includes(token)))
})

test('A password hashed under an older key or cost is hashed anew at sign-in', async () => {
  const { email, id } = await personWith()
  const read = async () =>
    (await database.owner.query('SELECT hash FROM identity.passwords WHERE person_id = $1', [id]))
      .rows[0].hash as string
  // Enrolment uses the full cost, this world's sign-in a cheap one.
  assert.match(await read(), /m=19456,t=2,p=1,keyid=test/)
  assert.equal((await signIn(email)).status, 201)
  assert.match(await read(), /m=64,t=1,p=1,keyid=test/)

  const rotated = createSecrets([
    { id: 'next', bytes: Buffer.alloc(32, 9) },
    { id: 'test', bytes: Buffer.alloc(32, 7) },
  ])
  const passwords = createPasswordWork({
    secrets: rotated,
    random: systemRandom,
    overflow: () => identityProblems.busy({ seconds: 3 }),
    cost: { memory: 64, passes: 1, parallelism: 1 },
  })
  const judge = () => Promise.reject(new Error('Not at sign-in'))
  const kit = {
    pool: database.pool,
    passwords: { ...passwords, judge },
    publicUrl: '',
    textsPerDay: 9,
    signInPausedUntil: async () => null,
  }
  useSecrets(rotated)
  await signInWith(ctx, kit, { identifier: email, password: goodPassword })
  assert.match(await read(), /keyid=next/)
  await signInWith(ctx, kit, { identifier: email, password: goodPassword })
  useSecrets(testSecrets)
})

test('When too many sign in at once the rest are told to come back, and nothing is counted twice', async () => {
  const passwords = createPasswordWork({
    secrets: testSecrets,
    random: systemRandom,
    overflow: () => identityProblems.busy({ seconds: 3 }, { retryAfterSeconds: 3 }),
    limit: 2,
    capacity: 3,
  })
  const work = Array.from({ length: 10 }, () => passwords.verify(null, 'anything'))
  const settled = await Promise.allSettled(work)
  const refused = settled.filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 5)
  for (const { reason } of refused as PromiseRejectedResult[]) {
    assert.equal(reason.code, 'identity.busy')
    assert.equal(reason.retryAfterSeconds, 3)
  }
  assert.equal(passwords.waiting(), 0)
  assert.equal(await passwords.verify(null, 'afterwards'), false)
})

test('The sweep forgets what has lost its use and keeps what lives', async () => {
  const { email } = await personWith()
  await signIn(email, 'wrong password here')
  const token = tokenOf(await signIn(email))
  await inTestTransaction(database, ctx, sweepIdentity)
  assert.equal((await current(token)).status, 200)
  clock.advanceMs(40 * 24 * 60 * minute)
  await inTestTransaction(database, { ...ctx, actor: asPerson(ctx.ids.next()) }, sweepIdentity)
  for (const table of ['challenges', 'sign_ups', 'sessions', 'throttles']) {
    const { rows } = await database.owner.query(`SELECT FROM identity.${table}`)
    assert.equal(rows.length, 0, table)
  }
})
