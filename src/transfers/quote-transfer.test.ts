import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '#money'
import { createManualClock } from '#platform/clock'
import { parseId } from '#platform/ids'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createPayments } from '../../test/support/payments.ts'
import { readHandle } from './handle.ts'
import { createSendMoney } from './send-money.ts'
import { sweepBefore } from './store.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T15:30:00Z'))
const pay = await createPayments(database, { clock })
const { enrol, fund, balance, send, quote } = pay

const anna = await enrol('Anna Keller', 'DE', { timeZone: 'Europe/Berlin' })
const wang = await enrol('王小明', 'CN', { timeZone: 'Asia/Shanghai' })
await fund(anna, '1500.00', 'EUR')
const wish = { to: wang.accountNumber, amount: '600', currency: 'EUR' }

test('a quote says what it costs, what is left and until when it is good, and moves nothing', async () => {
  const { status, json } = await quote(anna, wish)
  assert.equal(status, 201)
  assert.match(json.id, /^qt_/)
  assert.deepEqual(
    { ...json, id: '' },
    {
      id: '',
      payee: {
        ...{ accountNumber: wang.accountNumber, maskedName: '王*明' },
        ...{ mixedScript: false, timesSent: 0, lastSentAt: null },
      },
      amount: { amount: '600.00', currency: 'EUR' },
      fee: { amount: '0.60', currency: 'EUR' },
      total: { amount: '600.60', currency: 'EUR' },
      balanceAfter: { amount: '899.40', currency: 'EUR' },
      arrival: 'now',
      dailyLimit: {
        limit: { amount: '2000.00', currency: 'EUR' },
        used: { amount: '0.00', currency: 'EUR' },
        remaining: { amount: '2000.00', currency: 'EUR' },
        resetsAt: '2026-11-22T23:00:00.000Z',
      },
      monthlyLimit: {
        limit: { amount: '20000.00', currency: 'EUR' },
        used: { amount: '0.00', currency: 'EUR' },
        remaining: { amount: '20000.00', currency: 'EUR' },
        resetsAt: '2026-11-30T23:00:00.000Z',
      },
      perTransferLimit: { amount: '1000.00', currency: 'EUR' },
      asksForFactor: true,
      policyVersion: 3,
      expiresAt: '2026-11-22T15:41:00.000Z',
    },
  )
  assert.equal(await balance(anna, 'EUR'), 150_000n)
  assert.equal(await balance(wang, 'EUR'), null)
})

test('a payee whose name mixes alphabets is pointed out before anything is confirmed', async () => {
  const forged = await enrol('\u0410nna Keller', 'DE')
  const { json } = await quote(anna, { ...wish, to: forged.accountNumber })
  assert.equal(json.payee.mixedScript, true)
})

test('a quote is confirmed once, and a second transfer from it is refused', async () => {
  const { json } = await quote(anna, wish)
  const sent = await send(anna, { ...wish, quoteId: json.id })
  assert.equal(sent.status, 201)
  assert.deepEqual(sent.json.total, json.total)
  const again = await send(anna, { ...wish, quoteId: json.id })
  assert.deepEqual([again.status, again.json.code], [409, 'transfers.quote_used'])
  assert.equal(await balance(anna, 'EUR'), 89_940n)
  assert.equal((await quote(anna, { ...wish, amount: '1' })).json.payee.timesSent, 1)
})

test('two confirmations of one quote at the same moment send it once', async () => {
  const small = { ...wish, amount: '10.00' }
  const { json } = await quote(anna, small)
  const before = await balance(anna, 'EUR')
  const answers = await Promise.all([
    send(anna, { ...small, quoteId: json.id }),
    send(anna, { ...small, quoteId: json.id }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
  assert.equal(await balance(anna, 'EUR'), before! - 10_00n)
})

test('two nodes that get the same quote or the same key at once send it once', async () => {
  const nodes = [1, 2].map(() =>
    createSendMoney({ pool: database.pool, context: pay.ctx, ids: pay.ctx.ids }),
  )
  const submit = (node: number, key: string, quoteId: string | null) =>
    nodes[node]!.submit({
      ...{ senderId: anna.id, handle: readHandle(wang.accountNumber), memo: null, quoteId },
      ...{ amount: money(3_00n, 'EUR'), key, fingerprint: Buffer.alloc(32) },
    })
  for (let round = 0; round < 5; round++) {
    const before = await balance(anna, 'EUR')
    const { json } = await quote(anna, { ...wish, amount: '3.00' })
    const quoteId = parseId('quote', json.id)
    const byQuote = await Promise.allSettled([0, 1].map((n) => submit(n, `${round}-${n}`, quoteId)))
    assert.deepEqual(byQuote.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const refusal = byQuote.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    assert.equal(refusal.reason.code, 'transfers.quote_used')
    const byKey = await Promise.all([0, 1].map((node) => submit(node, `same-${round}`, null)))
    assert.deepEqual(byKey.map(({ replayed }) => replayed).sort(), [false, true])
    assert.equal(byKey[0]!.text, byKey[1]!.text)
    assert.equal(await balance(anna, 'EUR'), before! - 6_00n)
  }
})

test('a quote that has expired is refused, and says when it did', async () => {
  const { json } = await quote(anna, { ...wish, amount: '5.00' })
  clock.advanceMs(60_000)
  const refused = await send(anna, { ...wish, amount: '5.00', quoteId: json.id })
  assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.quote_expired'])
  assert.equal(refused.json.params.expiredAt, json.expiresAt)
})

test('a quote holds for its payee, amount and currency only', async () => {
  const { json } = await quote(anna, { ...wish, amount: '5.00' })
  const li = await enrol('李四', 'CN')
  for (const other of [
    { ...wish, amount: '5.01' },
    { ...wish, amount: '5.00', to: li.accountNumber },
    { ...wish, amount: '5.00', currency: 'USD' },
  ]) {
    const refused = await send(anna, { ...other, quoteId: json.id })
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.quote_differs'])
  }
  assert.equal((await send(anna, { ...wish, amount: '5', quoteId: json.id })).status, 201)
})

test('nobody can use a quote of somebody else, nor one that never was', async () => {
  const { json } = await quote(anna, { ...wish, amount: '5.00' })
  const thief = await enrol('Other Person')
  await fund(thief, '10.00', 'EUR')
  const never = 'qt_01m82hthfre00vw0ne5cn0bbhe'
  for (const quoteId of [json.id, never, 'qt_x', 'tr_01m82hthfre00vw0ne5cn0bbhe']) {
    const refused = await send(thief, { ...wish, amount: '5.00', quoteId })
    assert.deepEqual([refused.status, refused.json.code], [404, 'transfers.quote_unknown'])
  }
})

test('the fee of a quote stands although the policy changes meanwhile', async () => {
  const body = { ...wish, amount: '100.00' }
  const { json } = await quote(anna, body)
  await database.owner.query(
    `INSERT INTO policy.versions (version, effective_from, document)
     SELECT 1000, $1, jsonb_set(document, '{transfers,fee,basisPoints}', '100')
     FROM policy.versions WHERE version = 2`,
    [clock.now()],
  )
  clock.advanceMs(10_000)
  const fresh = await quote(anna, body)
  assert.deepEqual([fresh.json.fee.amount, fresh.json.policyVersion], ['1.00', 1000])
  const sent = await send(anna, { ...body, quoteId: json.id })
  assert.deepEqual([sent.json.fee.amount, sent.json.policyVersion], ['0.10', 3])
  const unquoted = await send(anna, body)
  assert.deepEqual([unquoted.json.fee.amount, unquoted.json.policyVersion], ['1.00', 1000])
})

test('the limit of a day starts anew at the sender’s own midnight', async () => {
  const rich = await enrol('Rich Person', 'CN', { timeZone: 'Asia/Shanghai' })
  await fund(rich, '20000.00', 'CNY')
  const body = { to: anna.accountNumber, amount: '5000.00', currency: 'CNY' }
  assert.equal((await send(rich, body)).status, 201)
  assert.equal((await send(rich, body)).status, 201)
  const refused = await send(rich, body)
  assert.equal(refused.json.code, 'transfers.daily_limit')
  assert.equal(refused.json.params.resetsAt, '2026-11-22T16:00:00.000Z')
  clock.advanceMs(Date.parse('2026-11-22T16:00:00Z') - clock.now().getTime())
  assert.equal((await quote(rich, body)).json.dailyLimit.used.amount, '0.00')
  assert.equal((await send(rich, body)).status, 201)
})

test('quotes and counters are swept away after a day', async () => {
  await quote(anna, { ...wish, amount: '5.00' })
  clock.advanceMs(2 * 86_400_000)
  await inTestTransaction(database, pay.ctx, (tx) => sweepBefore(tx, clock.now()))
  const { rows } = await database.pool.query('SELECT count(*) FROM transfers.quotes')
  assert.equal(rows[0].count, 0n)
})

test('the ledger is sound after all of this', () => pay.assertSound())
