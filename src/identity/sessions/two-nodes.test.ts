import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { authenticateBatch, createIdentityModule, enrolPerson, findLiveSessions } from '#identity'
import { systemClock } from '#platform/clock'
import { prepareJobs } from '#platform/database/prepare-jobs'
import { inTransaction } from '#platform/database/transaction'
import { gatherAuthentication } from '#platform/http/authentication'
import { createLive } from '#platform/live'
import { systemRandom } from '#platform/random'
import { inTestTransaction, testContext, testSecrets } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { openSession } from '../session-store.ts'

const database = await createTestDatabase()
await prepareJobs(database.owner)
const ctx = testContext()
const { pool } = database

/** The program's HTTP side as `main.ts` puts it together, on the one database. */
const startNode = async () => {
  const live = createLive({
    ...{ ...ctx, pool },
    findLiveSessions: (ids) => findLiveSessions({ pool, clock: systemClock }, ids),
  })
  const identity = createIdentityModule({
    ...{ pool, secrets: testSecrets, random: systemRandom, publicUrl: 'http://localhost:4000' },
  })
  const server = await startTestServer({
    pool,
    modules: [identity, { name: 'platform', endpoints: [live.endpoint] }],
    authenticate: gatherAuthentication({ pool, clock: systemClock, authenticateBatch }),
    rateFactor: 0,
  })
  live.start()
  after(async () => {
    live.stop()
    await server.close()
  })
  return server
}

const [a, b] = [await startNode(), await startNode()]

const person = await inTestTransaction(database, ctx, (tx) =>
  enrolPerson(tx, {
    ...{ email: 'nodes@example.org', name: 'Anna Keller', country: 'DE', language: 'en' },
    mainCurrency: 'EUR',
  }),
)
const session = () =>
  inTransaction(pool, {}, async (tx) => (await openSession({ ...ctx, tx }, person.id, null)).token)

const ask = async (node: typeof a, token: string, path: string, method = 'GET', body?: object) =>
  node.call(path, {
    method,
    headers: {
      cookie: `okpay_session=${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

const listen = async (node: typeof a, token: string) => {
  const response = await fetch(`${node.url}/v1/events`, {
    headers: { cookie: `okpay_session=${token}` },
  })
  assert.equal(response.status, 200)
  const heard = { closedAtMs: 0 }
  const read = async () => {
    for await (const _ of response.body!);
  }
  void read().finally(() => {
    heard.closedAtMs = Date.now()
  })
  return heard
}

const ways: readonly [string, (token: string, own: string) => Promise<unknown>][] = [
  ['signing out itself', (token) => ask(a, token, '/v1/sessions/current', 'DELETE')],
  ['signing out all others', (_, own) => ask(a, own, '/v1/me/sessions/end-others', 'POST', {})],
]

for (const [name, end] of ways) {
  test(`On another node ${name} ends the session at once and its live updates within a second`, async () => {
    const [token, own] = [await session(), await session()]
    for (const node of [a, b]) {
      assert.equal((await ask(node, token, '/v1/sessions/current')).status, 200)
    }
    const streams = [await listen(b, token), await listen(b, token), await listen(a, token)]
    const startedMs = Date.now()
    await end(token, own)
    assert.equal((await ask(b, token, '/v1/sessions/current')).status, 401)
    await eventually(() => assert.ok(streams.every(({ closedAtMs }) => closedAtMs > 0)), 3_000)
    for (const { closedAtMs } of streams) {
      const tookMs = closedAtMs - startedMs
      assert.ok(tookMs <= 1_000, `a stream closed after ${tookMs} ms`)
    }
    assert.equal((await ask(b, own, '/v1/sessions/current')).status, 200)
  })
}
