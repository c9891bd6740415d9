import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, test } from 'node:test'
import { createIdentityModule } from '#identity'
import { systemRandom } from '#platform/random'
import { testSecrets } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { startTestServer } from '../../test/support/http.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, enrol, signIn, signInStep, proveBy, mailsTo, runJobs } = world
const minute = 60_000

let drawn = 0
const personWith = async () => {
  const email = `forged${drawn++}@example.org`
  return { email, ...(await enrol({ email })) }
}
const current = async (token: string) => {
  const { status, json } = await call('/v1/sessions/current', undefined, { token })
  return { status, name: json.person?.accountNumber }
}

/** As `fetch` would not send it: any Host, any forwarding. */
const forge = (port: number, path: string, body: object, headers: Record<string, string>) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method: 'POST' },
        headers: { 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        let text = ''
        answer.on('data', (chunk) => {
          text += chunk
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })

const forwarding = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '198.51.100.7',
  forwarded: 'for=198.51.100.7;host=evil.example',
  'x-real-ip': '198.51.100.7',
}
const lastFact = async (personId: string, type: string) =>
  (
    await database.owner.query(
      'SELECT data FROM platform.events WHERE subject = $1 AND type = $2 ORDER BY id DESC LIMIT 1',
      [personId, type],
    )
  ).rows[0]?.data

test('A session cookie that was planted beforehand never becomes somebody’s session', async () => {
  const [anna, mallory] = [await personWith(), await personWith()]
  const madeUp = 'P'.repeat(43)
  const fresh = tokenOf(await signIn(anna.email, goodPassword, { token: madeUp }))
  assert.notEqual(fresh, madeUp)
  assert.equal((await current(madeUp)).status, 401)
  const his = tokenOf(await signIn(mallory.email))
  const hers = tokenOf(await signIn(anna.email, goodPassword, { token: his }))
  assert.deepEqual(await current(hers), { status: 200, name: anna.accountNumber })
  assert.equal((await current(his)).status, 401, 'the planted one is over')
  const step = await signInStep(anna.email, goodPassword, { token: madeUp })
  assert.equal(step.headers.get('set-cookie'), null, 'half a sign-in sets no cookie')
})

test('Checks and links of one person open nothing of another', async () => {
  const [anna, mallory] = [await personWith(), await personWith()]
  const his = tokenOf(await signIn(mallory.email))
  const { proof } = (await signInStep(anna.email)).json
  await proveBy(proof, 'email', anna.email)
  const change = await call('/v1/me/totp', {}, { token: his, proof })
  assert.equal(change.json.code, 'platform.step_up_needed')
  const done = await call('/v1/sessions/complete', { proof }, { token: his })
  assert.deepEqual(await current(tokenOf(done)), { status: 200, name: anna.accountNumber })
  assert.equal((await call('/v1/sessions/complete', { proof })).status, 410)
})

test('Forged Host and forwarding headers change neither links nor places nor who is counted', async () => {
  const anna = await personWith()
  const { port } = world.server
  for (let n = 0; n < 10; n++) {
    const body = { identifier: anna.email, password: 'wrong password here' }
    const address = { 'x-forwarded-for': `198.51.100.${n}` }
    await forge(port, '/v1/sessions', body, { ...forwarding, ...address })
  }
  await runJobs()
  const mail = (await mailsTo(anna.email)).at(-1)
  assert.doesNotMatch(`${mail?.text}${mail?.html}`, /evil\.example|198\.51\.100/)
  assert.match(mail?.text ?? '', /http:\/\/localhost:4000\/unlock\?token=/)
  const fact = await lastFact(anna.id, 'identity.locked')
  assert.equal(fact.place.en, 'the computer that runs OKPay')
  const { rows } = await database.owner.query(
    "SELECT count FROM identity.throttles WHERE scope = 'sign_in_source'",
  )
  assert.equal(rows.length, 1, 'one source, however many it claims to be')
  const refused = await forge(
    port,
    '/v1/sessions',
    { identifier: anna.email, password: goodPassword },
    forwarding,
  )
  assert.doesNotMatch(refused.text, /evil\.example/)
  clock.advanceMs(20 * minute)
})

test('Only a proxy that is trusted says where a caller is', async () => {
  const anna = await personWith()
  const parts = { pool: database.pool, clock, ids: ctx.ids }
  const module = createIdentityModule({
    ...{ pool: database.pool, secrets: testSecrets, publicUrl: 'http://localhost:4000' },
    random: systemRandom,
    hashCost: { memory: 64, passes: 1, parallelism: 1 },
  })
  const trusting = await startTestServer({
    ...parts,
    modules: [module],
    trustedProxies: ['127.0.0.1/32'],
    rateFactor: 0,
  })
  after(() => trusting.close())
  const body = { identifier: anna.email, password: 'wrong password here' }
  for (let n = 0; n < 10; n++) await forge(trusting.port, '/v1/sessions', body, forwarding)
  await runJobs()
  const fact = await lastFact(anna.id, 'identity.locked')
  assert.equal(fact.place.en, 'network 198.51.100.x')
  assert.doesNotMatch((await mailsTo(anna.email)).at(-1)?.text ?? '', /evil\.example/)
})
