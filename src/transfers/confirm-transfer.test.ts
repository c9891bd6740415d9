import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { stepUpChecks } from '#identity'
import { createManualClock } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import { createIds, type PersonId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { createTestDatabase } from '../../test/support/database.ts'
import { startTestServer } from '../../test/support/http.ts'
import { createPayments } from '../../test/support/payments.ts'
import { createTransfersModule } from './index.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
const pay = await createPayments(database, { clock })
const { enrol, fund, balance } = pay
const anna = await enrol('Anna Keller')
const wang = await enrol('王小明')
await fund(anna, '4000.00', 'EUR')

/** With the checks of identity, as the program has them. */
const server = await startTestServer({
  modules: [
    createTransfersModule({
      ...{ pool: database.pool, clock, random: systemRandom, log: silentLog },
      ids: createIds(clock, systemRandom),
    }),
  ],
  ...{ pool: database.pool, clock, rateFactor: 0, stepUp: stepUpChecks },
  authenticate: async (_, token) => ({
    ...{ kind: 'person', personId: token as PersonId, roles: [] },
    sessionId: '01900000-0000-7000-8000-000000000000',
  }),
})
after(() => server.close())

const large = { to: wang.accountNumber, amount: '600.00', currency: 'EUR' }
const send = (body: unknown, key: string, { proof = '', language = 'en' } = {}) =>
  server.call('/v1/transfers', {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${anna.id}`, 'content-type': 'application/json' },
      ...{ 'idempotency-key': key, 'accept-language': language },
      ...(proof && { 'x-okpay-proof': proof }),
    },
    body: JSON.stringify(body),
  })

/** What answering the check by a factor leaves behind; `identity` tests the answering itself. */
const answer = (proof: string) =>
  database.owner.query(
    "UPDATE identity.proofs SET proved_at = $2, proved_by = 'totp' WHERE token_hash = $1",
    [sha256(proof), clock.now()],
  )
const ask = async (body: unknown, key: string): Promise<string> => {
  const refused = await send(body, key)
  assert.deepEqual([refused.status, refused.json.code], [403, 'platform.step_up_needed'])
  return refused.json.step_up.proof
}

test('a large transfer asks for a factor that names amount and payee, in both languages', async () => {
  const refused = await send(large, 'words')
  assert.equal(refused.json.code, 'platform.step_up_needed')
  assert.equal(refused.json.step_up.shown, 'Send 600.00 EUR to 王*明')
  assert.deepEqual(
    refused.json.step_up.methods.map(({ kind }: { kind: string }) => kind),
    ['email'],
  )
  const chinese = await send(large, 'words', { language: 'zh-CN' })
  assert.equal(chinese.json.step_up.shown, '向 王*明 转账 600.00 欧元')
  const yen = { ...large, amount: '100000', currency: 'JPY' }
  await fund(anna, '200000', 'JPY')
  const inYen = await send(yen, 'yen', { language: 'zh-CN' })
  assert.equal(inYen.json.step_up.shown, '向 王*明 转账 100,000 日元')
  assert.equal(await balance(anna, 'EUR'), 400_000n)
})

test('the answered check sends it once, and the same key answers again without one', async () => {
  const proof = await ask(large, 'once')
  const early = await send(large, 'once', { proof })
  assert.equal(early.json.code, 'platform.step_up_needed')
  await answer(proof)
  const sent = await send(large, 'once', { proof })
  assert.equal(sent.status, 201)
  const again = await send(large, 'once')
  assert.deepEqual([again.status, again.json.id], [201, sent.json.id])
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  assert.equal(await balance(anna, 'EUR'), 339_940n)
})

test('another amount, payee or key voids the check', async () => {
  const other = await enrol('Kenji Sato')
  const proof = await ask(large, 'bound')
  await answer(proof)
  for (const [body, key] of [
    [{ ...large, amount: '600.01' }, 'bound'],
    [{ ...large, to: other.accountNumber }, 'bound'],
    [{ ...large, memo: 'more' }, 'bound'],
    [large, 'another-key'],
  ] as const) {
    const refused = await send(body, key, { proof })
    assert.equal(refused.json.code, 'platform.step_up_needed', JSON.stringify(body))
  }
  assert.equal((await send(large, 'bound', { proof })).status, 201)
})

test('a small transfer asks nothing and opens no transaction for it', async () => {
  await send({ ...large, amount: '1.00' }, 'warm')
  const { connect } = database.pool
  let connections = 0
  database.pool.connect = (() => {
    connections += 1
    return (connect as () => Promise<unknown>).call(database.pool)
  }) as typeof connect
  const sent = await send({ ...large, amount: '499.99' }, 'small')
  database.pool.connect = connect
  assert.equal(sent.status, 201)
  assert.equal(connections, 1)
})

test('what would be refused anyway is refused before anybody is asked', async () => {
  const poor = await send({ ...large, currency: 'USD' }, 'poor')
  assert.equal(poor.json.code, 'transfers.insufficient_funds')
  const far = await send({ ...large, amount: '1000.01' }, 'far')
  assert.equal(far.json.code, 'transfers.over_transfer_limit')
  const nobody = await send({ ...large, to: 'nobody@example.com' }, 'nobody')
  assert.equal(nobody.json.code, 'transfers.payee_unknown')
  const { rows } = await database.owner.query('SELECT count FROM transfers.unknown_payees')
  assert.deepEqual(rows, [{ count: 1 }], 'and counted, so that it is no way to fish for people')
  const memo = await send({ ...large, memo: 'two\nlines' }, 'memo')
  assert.equal(memo.json.code, 'transfers.memo_invalid')
})
