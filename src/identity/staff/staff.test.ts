import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { inTransaction } from '#platform/database/transaction'
import { systemRandom } from '#platform/random'
import { asPerson, inTestTransaction, testSecrets } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { authenticate } from '../authenticate.ts'
import { createIdentityModule } from '../create-identity-module.ts'
import { giveDemoAuthenticator } from '../factors/demo-authenticator.ts'
import { totpCodeAt } from '../factors/totp.ts'
import { stepUpChecks } from '../proofs/step-up.ts'
import { revokeRole } from './change-role.ts'
import { grantOnMachine } from './grant-on-machine.ts'
import { issueSetUpToken } from './issue-set-up-token.ts'
import { resetStaffFactors } from './reset-factors.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, enrol, signIn, proveBy } = world
const inTx = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
  inTestTransaction(database, ctx, work)
const newToken = () => inTx(issueSetUpToken)
const founder = { name: 'Ada Byron', country: 'GB', language: 'en' } as const
const onlyOne = {
  name: 'test.only-one',
  text: 'DELETE FROM identity.roles WHERE person_id <> $1',
}
const password = 'marble-otter-quilt-40'
const setUp = (token: string, change = {}) =>
  call('/v1/set-up', { token, ...founder, email: 'ada@example.org', password, ...change })

/** Somebody with an authenticator, signed in; answers checks by its codes. */
const colleague = async (email: string) => {
  const person = await enrol({ email, name: 'Tess Okoye' })
  const token = tokenOf(await signIn(email))
  const secret = await inTx((tx) => giveDemoAuthenticator(tx, person.id))
  const stepUp = async (path: string, body: unknown, method: 'POST' | 'DELETE') => {
    const refused = await call(path, body, { token, method })
    if (refused.json.code !== 'platform.step_up_needed') return refused
    const { proof, shown } = refused.json.step_up
    clock.advanceMs(60_000)
    const code = totpCodeAt(secret, clock.now())
    await call('/v1/proofs/answer', { proof, method: 'totp', code })
    const done = await call(path, body, { token, method, proof })
    return { ...done, shown: shown as string }
  }
  return { ...person, email, token, stepUp }
}
const team = (token: string) => call('/v1/staff/team', undefined, { token })

test('The set-up token makes the first administrator, once; a later start voids it', async () => {
  const old = (await newToken())!
  const token = (await newToken())!
  assert.equal((await setUp(old)).json.code, 'identity.set_up_token_void')
  const { rows } = await database.owner.query('SELECT * FROM identity.set_up_tokens')
  assert.ok(!JSON.stringify(rows).includes(token), 'only its hash is kept')
  assert.equal((await call('/v1/set-up/look-up', { token })).json.isGood, true)
  const short = await setUp(token, { password: 'marble-otter-7' })
  assert.equal(short.json.code, 'identity.password_unacceptable')
  await enrol({ email: 'taken@example.org' })
  const taken = await setUp(token, { email: 'taken@example.org' })
  assert.deepEqual([taken.status, taken.json.code], [409, 'identity.set_up_email_taken'])
  const both = await Promise.all([setUp(token), setUp(token, { email: 'eve@example.org' })])
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 410])
  assert.equal(
    (await call('/v1/set-up/look-up', { token })).json.code,
    'identity.set_up_token_void',
  )
  assert.equal(await newToken(), null, 'no more tokens once there is an administrator')
  const session = tokenOf(both.find(({ status }) => status === 201)!)
  const refused = await team(session)
  assert.deepEqual([refused.status, refused.json.code], [403, 'platform.staff_factor_missing'])
  assert.equal(refused.json.remedy, 'set-up-factor')
})

test('An administrator gives and takes roles by a fresh factor that names them', async () => {
  const admin = await colleague('admin@example.org')
  await inTx((tx) => grantOnMachine(tx, admin.id, { role: 'administrator', insisted: true }))
  const clerk = await colleague('clerk@example.org')
  assert.equal((await team(clerk.token)).json.code, 'platform.not_permitted')
  const path = '/v1/staff/team/roles'
  const given = await admin.stepUp(path, { email: clerk.email, role: 'treasury' }, 'POST')
  assert.equal(given.status, 200)
  assert.match((given as { shown?: string }).shown ?? '', /Tess Okoye .*the role Treasury/)
  const mine = given.json.items.find(({ email }: { email: string }) => email === clerk.email)
  assert.deepEqual(
    mine.roles.map(({ role, grantedBy }: Record<string, string>) => [role, grantedBy]),
    [['treasury', 'Tess Okoye']],
  )
  const gone = `/v1/staff/team/${mine.personId}/roles/treasury`
  const taken = await admin.stepUp(gone, undefined, 'DELETE')
  assert.ok(!taken.json.items.some(({ email }: { email: string }) => email === clerk.email))
  assert.equal((await admin.stepUp(gone, undefined, 'DELETE')).json.code, 'platform.not_found')
  const unknown = await admin.stepUp(path, { email: 'x@example.org', role: 'support' }, 'POST')
  assert.equal(unknown.json.code, 'identity.staff_person_unknown')
  const { rows } = await database.owner.query(
    "SELECT data FROM platform.events WHERE type = 'identity.role_changed' AND subject = $1 ORDER BY id",
    [clerk.id],
  )
  assert.deepEqual(
    rows.map(({ data }) => data.granted),
    [true, false],
  )
})

test('Nobody changes their own roles, and the last administrator stays', async () => {
  const first = await colleague('first@example.org')
  await database.owner.query('DELETE FROM identity.roles')
  await inTx((tx) => grantOnMachine(tx, first.id, { role: 'administrator', insisted: false }))
  const own = await first.stepUp(
    '/v1/staff/team/roles',
    { email: first.email, role: 'treasury' },
    'POST',
  )
  assert.deepEqual([own.status, own.json.code], [409, 'identity.own_roles'])
  const second = await colleague('second@example.org')
  await inTx((tx) => grantOnMachine(tx, second.id, { role: 'administrator', insisted: true }))
  const idOf = async (email: string) =>
    (await team(first.token)).json.items.find((item: { email: string }) => item.email === email)
      .personId
  const [firstId, secondId] = [await idOf(first.email), await idOf(second.email)]
  const remove = (id: string) => `/v1/staff/team/${id}/roles/administrator`
  const mine = await first.stepUp(remove(firstId), undefined, 'DELETE')
  assert.equal(mine.json.code, 'identity.own_roles')
  // A request that was let in just before its sender lost the role as well.
  const late = asPerson(ctx.ids.next(), 'administrator')
  const tried = inTx(async (tx) => {
    await tx.tx.query(onlyOne, [second.id])
    await revokeRole({ ...tx, actor: late }, secondId, 'administrator')
  })
  await assert.rejects(tried, { code: 'identity.last_administrator' })
  // Each takes the other's role at the same moment: one of them stays.
  const answers = await Promise.all([
    first.stepUp(remove(secondId), undefined, 'DELETE'),
    second.stepUp(remove(firstId), undefined, 'DELETE'),
  ])
  const { rows } = await database.owner.query(
    "SELECT count(*)::int AS left FROM identity.roles WHERE role = 'administrator'",
  )
  assert.equal(rows[0].left, 1, answers.map(({ json }) => json.code).join())
})

test('A role counts on another node at the next request, and so does its end', async () => {
  const { pool } = database
  const other = await startTestServer({
    ...{ pool, clock, rateFactor: 0, stepUp: stepUpChecks },
    modules: [
      createIdentityModule({
        ...{ pool, secrets: testSecrets, publicUrl: 'http://localhost:4000' },
        random: systemRandom,
      }),
    ],
    authenticate: (_, token) =>
      inTransaction(pool, {}, (tx) => authenticate({ ...ctx, tx }, token)),
  })
  after(() => other.close())
  const nadia = await colleague('nadia@example.org')
  const there = async () =>
    (
      await other.call('/v1/staff/team', {
        headers: { cookie: `okpay_session=${nadia.token}`, 'accept-language': 'en' },
      })
    ).status
  assert.equal(await there(), 403)
  await inTx((tx) => grantOnMachine(tx, nadia.id, { role: 'administrator', insisted: true }))
  assert.equal(await there(), 200)
  await database.owner.query('DELETE FROM identity.roles WHERE person_id = $1', [nadia.id])
  assert.equal(await there(), 403)
})

test('On the machine: no role beside an administrator unasked, and a reset ends what was lost', async () => {
  const kim = await colleague('kim@example.org')
  await database.owner.query('DELETE FROM identity.roles')
  const grant = (insisted: boolean) =>
    inTx((tx) => grantOnMachine(tx, kim.id, { role: 'administrator', insisted }))
  assert.equal(await grant(false), 'granted')
  assert.equal(await grant(false), 'refused')
  assert.equal(await grant(true), 'had')
  assert.equal((await team(kim.token)).status, 200)
  assert.equal(await inTx((tx) => resetStaffFactors(tx, kim.id)), 1)
  assert.equal((await team(kim.token)).status, 401)
  const { rows } = await database.owner.query(
    "SELECT facts FROM audit.entries WHERE event = 'authz_admin' AND person_id = $1",
    [kim.id],
  )
  assert.deepEqual(rows, [{ facts: { factorsReset: 1 } }], 'on record')
  const token = tokenOf(await signIn(kim.email))
  assert.equal((await team(token)).json.code, 'platform.staff_factor_missing')
  const started = await call('/v1/me/totp', {}, { token })
  const { proof } = started.json.step_up
  assert.equal((await proveBy(proof, 'email', kim.email)).status, 200)
})

test('No endpoint lets staff see or set a password of somebody', async () => {
  const path = new URL('../../../docs/reference/openapi.json', import.meta.url)
  const { paths } = JSON.parse(await readFile(path, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>
  }
  const calls = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${address}`,
      text: JSON.stringify(operation),
    })),
  )
  const withPassword = calls.filter(({ text }) => /"password"|passwordHash/.test(text))
  assert.ok(withPassword.length > 0)
  assert.deepEqual(
    withPassword.filter(({ name }) => /\/v1\/staff\//.test(name)).map(({ name }) => name),
    [],
  )
  // Whoever names somebody else by id or address, names no password beside it.
  const ofOthers = withPassword.filter(({ text }) => /"personId"/.test(text))
  assert.deepEqual(
    ofOthers.map(({ name }) => name),
    ['POST /v1/set-up'],
    'which opens one’s own account',
  )
})
