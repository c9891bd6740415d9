import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createPayments } from '../../test/support/payments.ts'

const database = await createTestDatabase()
const pay = await createPayments(database)
const { enrol, fund, balance, send, quote, call } = pay

const anna = await enrol('Anna Keller', 'DE', { phone: '+4915112345678' })
const wang = await enrol('王小明', 'CN')
await fund(anna, '500.00', 'EUR')

test('money goes from one person to another, with the fee on top', async () => {
  const to = wang.accountNumber
  const sent = await send(anna, { to, amount: '50', currency: 'EUR', memo: ' 午餐 lunch ' })
  assert.equal(sent.status, 201)
  assert.match(sent.json.id, /^tr_/)
  assert.deepEqual(
    { ...sent.json, id: '', createdAt: '' },
    {
      ...{ id: '', state: 'settled', createdAt: '', memo: '午餐 lunch', policyVersion: 4 },
      sender: { accountNumber: anna.accountNumber, maskedName: 'A*** K***r' },
      payee: { accountNumber: to, maskedName: '王*明' },
      amount: { amount: '50.00', currency: 'EUR' },
      fee: { amount: '0.05', currency: 'EUR' },
      total: { amount: '50.05', currency: 'EUR' },
    },
  )
  assert.equal(await balance(anna, 'EUR'), 449_95n)
  assert.equal(await balance(wang, 'EUR'), 50_00n)
  assert.equal(await pay.feesTaken('EUR'), 5n)
})

test('a small amount is free, and the wallet of the payee opens by itself', async () => {
  const li = await enrol('李四', 'CN')
  assert.equal(await balance(li, 'EUR'), null)
  const sent = await send(anna, { to: li.accountNumber, amount: '20.00', currency: 'EUR' })
  assert.equal(sent.json.fee.amount, '0.00')
  assert.equal(sent.json.memo, null)
  assert.equal(await balance(li, 'EUR'), 20_00n)
})

test('the same key gives the same answer and moves the money once', async () => {
  const before = await balance(anna, 'EUR')
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'EUR' }
  const first = await send(anna, body, 'twice')
  const second = await send(anna, body, 'twice')
  assert.equal(first.headers.get('idempotent-replayed'), null)
  assert.equal(second.headers.get('idempotent-replayed'), 'true')
  assert.equal(second.status, 201)
  assert.equal(second.text, first.text)
  assert.equal(await balance(anna, 'EUR'), before! - 1_00n)
  const other = await send(anna, { ...body, amount: '2.00' }, 'twice')
  assert.deepEqual([other.status, other.json.code], [422, 'platform.key_reused'])
  assert.equal(await balance(anna, 'EUR'), before! - 1_00n)
})

test('a key of a refused transfer may be used again once the cause is gone', async () => {
  const poor = await enrol('Poor Person')
  const body = { to: wang.accountNumber, amount: '3.00', currency: 'EUR' }
  assert.equal((await send(poor, body, 'again')).json.code, 'transfers.insufficient_funds')
  await fund(poor, '3.00', 'EUR')
  assert.equal((await send(poor, body, 'again')).status, 201)
  assert.equal(await balance(poor, 'EUR'), 0n)
})

test('two people may use the same key', async () => {
  const other = await enrol('Other Person')
  await fund(other, '3.00', 'EUR')
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'EUR' }
  const [a, b] = [await send(anna, body, 'shared'), await send(other, body, 'shared')]
  assert.deepEqual([a.status, b.status], [201, 201])
  assert.notEqual(a.json.id, b.json.id)
})

test('without a key nothing is sent', async () => {
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'EUR' }
  const answer = await call(anna, 'POST', '/v1/transfers', body)
  assert.deepEqual([answer.status, answer.json.code], [400, 'platform.key_missing'])
})

test('money that does not cover the fee is refused before anything moves, with the numbers', async () => {
  const exact = await enrol('Exact Person')
  await fund(exact, '100.00', 'EUR')
  const body = { to: wang.accountNumber, amount: '100.00', currency: 'EUR' }
  const refused = await send(exact, body)
  assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.insufficient_funds'])
  assert.deepEqual(refused.json.params, {
    available: { amount: '100.00', currency: 'EUR' },
    needed: { amount: '100.10', currency: 'EUR' },
  })
  assert.equal((await quote(exact, body)).json.code, 'transfers.insufficient_funds')
  assert.equal(await balance(exact, 'EUR'), 100_00n)
})

test('somebody who never had the currency is told that nothing of it is there', async () => {
  const none = await enrol('None Person')
  const body = { to: wang.accountNumber, amount: '1', currency: 'JPY' }
  for (const refused of [await send(none, body), await quote(none, body)]) {
    assert.equal(refused.json.code, 'transfers.insufficient_funds')
    assert.deepEqual(refused.json.params.available, { amount: '0', currency: 'JPY' })
  }
  assert.equal(await balance(none, 'JPY'), null)
})

test('nobody can send to themselves, by number or by e-mail', async () => {
  for (const to of [anna.accountNumber, 'PERSON1@example.com', '+4915112345678']) {
    const refused = await send(anna, { to, amount: '1.00', currency: 'EUR' })
    assert.deepEqual([refused.status, refused.json.code], [422, 'transfers.self_transfer'])
  }
})

test('a payee is found by number, e-mail and phone, and named only in part', async () => {
  for (const to of [anna.accountNumber, ' Person1@EXAMPLE.com ', '+49 1511 2345678']) {
    const found = await call(wang, 'POST', '/v1/payees/look-up', { to })
    assert.equal(found.status, 200)
    assert.deepEqual(found.json, {
      ...{ accountNumber: anna.accountNumber, maskedName: 'A*** K***r' },
      ...{ mixedScript: false, timesSent: 0, lastSentAt: null },
    })
  }
})

test('a mistyped account number is told apart from an unknown one', async () => {
  const digits = [...anna.accountNumber]
  digits[5] = String((Number(digits[5]) + 1) % 10)
  const mistyped = await send(wang, { to: digits.join(''), amount: '1.00', currency: 'EUR' })
  assert.deepEqual([mistyped.status, mistyped.json.code], [422, 'transfers.payee_number_mistyped'])
  for (const to of ['OK000000000', 'nobody@example.com', '+4915199999999', 'what?', '@', '👤']) {
    const unknown = await send(wang, { to, amount: '1.00', currency: 'EUR' })
    assert.deepEqual([unknown.status, unknown.json.code], [404, 'transfers.payee_unknown'], to)
  }
})

test('a closed payee is named as closed by number only; a contact tells nothing', async () => {
  const gone = await enrol('Gone Person')
  await database.owner.query(`UPDATE identity.people SET state = 'closed' WHERE id = $1`, [gone.id])
  const { rows } = await database.owner.query('SELECT email FROM identity.people WHERE id = $1', [
    gone.id,
  ])
  const asked = (to: string) => send(anna, { to, amount: '1.00', currency: 'EUR' })
  const byNumber = await asked(gone.accountNumber)
  assert.deepEqual([byNumber.status, byNumber.json.code], [409, 'transfers.payee_closed'])
  const byEmail = await asked(rows[0].email)
  assert.equal(byEmail.json.code, 'transfers.payee_unknown')
})

test('a frozen sender cannot send but can receive', async () => {
  const frozen = await enrol('Frozen Person')
  await fund(frozen, '10.00', 'EUR')
  const become = (state: string) =>
    database.owner.query('UPDATE identity.people SET state = $2 WHERE id = $1', [frozen.id, state])
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'EUR' }
  await become('frozen_by_risk')
  for (const refused of [await send(frozen, body), await quote(frozen, body)]) {
    assert.deepEqual([refused.status, refused.json.code], [403, 'transfers.sender_frozen'])
    assert.equal(refused.json.remedy, 'see-restrictions')
  }
  await become('frozen_by_owner')
  for (const refused of [await send(frozen, body), await quote(frozen, body)]) {
    assert.deepEqual([refused.status, refused.json.code], [403, 'transfers.sender_frozen_by_owner'])
    assert.equal(refused.json.remedy, 'unfreeze')
  }
  const received = await send(anna, { to: frozen.accountNumber, amount: '1.00', currency: 'EUR' })
  assert.equal(received.status, 201)
  assert.equal(await balance(frozen, 'EUR'), 11_00n)
})

test('a frozen wallet cannot pay, and one that may not be credited cannot be paid', async () => {
  const cold = await enrol('Cold Person')
  await fund(cold, '10.00', 'EUR')
  const state = (to: string) =>
    database.owner.query('UPDATE ledger.accounts SET state = $2 WHERE owner_id = $1', [cold.id, to])
  await state('debits_frozen')
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'EUR' }
  for (const refused of [await send(cold, body), await quote(cold, body)]) {
    assert.equal(refused.json.code, 'transfers.sender_frozen')
  }
  await state('frozen')
  const toCold = { to: cold.accountNumber, amount: '1.00', currency: 'EUR' }
  for (const refused of [await send(anna, toCold), await quote(anna, toCold)]) {
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.payee_cannot_receive'])
  }
  await state('open')
})

test('a currency that the payee’s country may not have is refused with the reason', async () => {
  const body = { to: wang.accountNumber, amount: '1.00', currency: 'USDC' }
  for (const refused of [await send(anna, body), await quote(anna, body)]) {
    assert.equal(refused.json.code, 'transfers.payee_currency_unavailable')
    assert.equal(refused.json.title, 'The payee cannot hold USDC')
  }
})

test('one transfer carries no more than its limit', async () => {
  const body = { to: wang.accountNumber, amount: '1000.01', currency: 'EUR' }
  for (const refused of [await send(anna, body), await quote(anna, body)]) {
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.over_transfer_limit'])
    assert.deepEqual(refused.json.params.limit, { amount: '1000.00', currency: 'EUR' })
  }
})

test('a day carries no more than its limit, and the refusal says what is left and until when', async () => {
  const rich = await enrol('Rich Person', 'CN', { timeZone: 'Asia/Shanghai' })
  await fund(rich, '20000.00', 'CNY')
  const to = anna.accountNumber
  for (const amount of ['5000.00', '4400.00']) {
    assert.equal((await send(rich, { to, amount, currency: 'CNY' })).status, 201)
  }
  const body = { to, amount: '600.01', currency: 'CNY' }
  for (const refused of [await send(rich, body), await quote(rich, body)]) {
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.daily_limit'])
    const { limit, used, remaining, resetsAt } = refused.json.params
    assert.deepEqual(
      [limit.amount, used.amount, remaining.amount],
      ['10000.00', '9400.00', '600.00'],
    )
    assert.equal(new Date(resetsAt).getUTCHours(), 16)
    assert.ok(new Date(resetsAt).getTime() > Date.now())
  }
  assert.equal((await send(rich, { to, amount: '600.00', currency: 'CNY' })).status, 201)
  assert.equal(await balance(rich, 'CNY'), 2_000_000n - 1_000_000n - 500n - 440n - 60n)
})

test('a day carries no more transfers than its count', async () => {
  const busy = await enrol('Busy Person')
  await fund(busy, '100.00', 'EUR')
  const body = { to: wang.accountNumber, amount: '0.01', currency: 'EUR' }
  const answers = await Promise.all(Array.from({ length: 52 }, () => send(busy, body)))
  assert.equal(answers.filter(({ status }) => status === 201).length, 50)
  const refused = answers.filter(({ status }) => status !== 201)
  assert.deepEqual(
    refused.map(({ json }) => [json.code, json.params.limit, json.params.used]),
    [
      ['transfers.daily_count_reached', 50, 50],
      ['transfers.daily_count_reached', 50, 50],
    ],
  )
  assert.equal((await quote(busy, body)).json.code, 'transfers.daily_count_reached')
  assert.equal(await balance(busy, 'EUR'), 99_50n)
})

test('amounts that are not plain decimals are refused with a pointer', async () => {
  const cases = [
    ...['0', '-1', '1e3', '1,000.00', '00.10', '+1', '１２', '0.001', '9'.repeat(30)].map(
      (amount) => [amount, 'USD'],
    ),
    ['1.5', 'JPY'],
    ['1.2345', 'KWD'],
  ]
  for (const [amount, currency] of cases) {
    const body = { to: wang.accountNumber, amount, currency }
    for (const refused of [await send(anna, body), await quote(anna, body)]) {
      assert.equal(refused.status, 422, amount)
      assert.equal(refused.json.errors[0].pointer, '/amount')
    }
  }
  const asNumber = await send(anna, { to: wang.accountNumber, amount: 5, currency: 'EUR' })
  assert.deepEqual([asNumber.status, asNumber.json.errors[0].pointer], [422, '/amount'])
})

test('a memo is one line of text, at most 140 characters', async () => {
  const to = wang.accountNumber
  const withMemo = (memo: string) => send(anna, { to, amount: '0.01', currency: 'EUR', memo })
  for (const memo of ['two\nlines', 'turned \u202e around', 'nul \u0000', 'alone \ud800']) {
    const refused = await withMemo(memo)
    assert.equal(refused.status, 422, JSON.stringify(memo))
    assert.equal(refused.json.errors[0].pointer, '/memo')
  }
  assert.equal((await withMemo('x'.repeat(141))).status, 422)
  assert.equal((await withMemo('x'.repeat(140))).json.memo.length, 140)
  assert.equal((await withMemo('e\u0301 "quoted" \\ {a,b}')).json.memo, 'é "quoted" \\ {a,b}')
  assert.equal((await withMemo('👨‍👩‍👧')).json.memo, '👨‍👩‍👧')
  assert.equal((await withMemo('   ')).json.memo, null)
})

test('a transfer is shown to its two people and to nobody else', async () => {
  const body = { to: wang.accountNumber, amount: '30.00', currency: 'EUR', memo: 'rent' }
  const { json } = await send(anna, body)
  const path = `/v1/transfers/${json.id}`
  const asSender = await call(anna, 'GET', path)
  assert.deepEqual(asSender.json, json)
  const asPayee = await call(wang, 'GET', path)
  assert.equal(asPayee.json.memo, 'rent')
  assert.deepEqual(asPayee.json.sender, {
    ...{ accountNumber: anna.accountNumber, maskedName: 'A*** K***r' },
  })
  assert.equal(asPayee.json.fee.amount, '0.00')
  const stranger = await enrol('Strange Person')
  for (const wrong of [path, '/v1/transfers/tr_00000000000000000000000000', '/v1/transfers/x']) {
    const refused = await call(stranger, 'GET', wrong)
    assert.deepEqual([refused.status, refused.json.code], [404, 'platform.not_found'])
  }
})

test('people I sent to come most recent first, with how often', async () => {
  const sender = await enrol('Sending Person')
  await fund(sender, '10.00', 'EUR')
  for (const to of [anna, wang, anna]) {
    await send(sender, { to: to.accountNumber, amount: '1.00', currency: 'EUR' })
  }
  const { json } = await call(sender, 'GET', '/v1/payees')
  assert.deepEqual(
    json.items.map(({ maskedName, timesSent }: { maskedName: string; timesSent: number }) => [
      maskedName,
      timesSent,
    ]),
    [
      ['A*** K***r', 2],
      ['王*明', 1],
    ],
  )
})

test('both sides have an event and a movement, each as that person may see it', async () => {
  const body = { to: wang.accountNumber, amount: '40.00', currency: 'EUR', memo: 'Books' }
  const { json } = await send(anna, body)
  const events = await database.owner.query(
    `SELECT type, subject, data FROM platform.events WHERE data->>'transferId' = $1 ORDER BY type`,
    [json.id],
  )
  assert.deepEqual(
    events.rows.map(({ type, subject }) => [type, subject]),
    [
      ['transfers.received', wang.id],
      ['transfers.sent', anna.id],
    ],
  )
  assert.equal(JSON.stringify(events.rows[0].data).includes('Keller'), false)
  const movements = await database.pool.query(
    `SELECT person_id, kind, direction, amount_minor, fee_minor, counterparty, search
     FROM transfers.movement_view WHERE memo = 'Books' ORDER BY kind`,
  )
  assert.deepEqual(movements.rows, [
    {
      ...{ person_id: wang.id, kind: 'transfer_received', direction: 'in', amount_minor: 4_000n },
      ...{ fee_minor: 0n, counterparty: 'A*** K***r' },
      search: `a*** k***r ${anna.accountNumber.toLowerCase()} books`,
    },
    {
      ...{ person_id: anna.id, kind: 'transfer_sent', direction: 'out', amount_minor: 4_000n },
      ...{ fee_minor: 4n, counterparty: '王*明' },
      search: `王*明 ${wang.accountNumber.toLowerCase()} books`,
    },
  ])
})

test('a page of movements is read from the indexes', async () => {
  const { rows } = await database.owner
    .query(
      `SET enable_seqscan = off; SET enable_sort = off;
     EXPLAIN SELECT * FROM transfers.movement_view WHERE person_id = '${anna.id}'
     ORDER BY at DESC, id DESC LIMIT 20`,
    )
    .then((results) => (results as unknown as { rows: { 'QUERY PLAN': string }[] }[])[2]!)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  assert.match(plan, /transfers_by_sender/)
  assert.match(plan, /transfers_by_payee/)
  assert.doesNotMatch(plan, /Sort\n/)
})

test('the application cannot change or remove a transfer', async () => {
  for (const statement of [
    'UPDATE transfers.transfers SET memo = null',
    'DELETE FROM transfers.transfers',
  ]) {
    await assert.rejects(database.pool.query(statement), /permission denied/)
  }
})

test('whoever looks for many unknown people has to pause, and learns nothing meanwhile', async () => {
  const fisher = await enrol('Fishing Person')
  const lookUp = (to: string) => call(fisher, 'POST', '/v1/payees/look-up', { to })
  for (let index = 0; index < 20; index++) {
    const answer = await lookUp(`fish${index}@example.com`)
    assert.equal(answer.json.code, 'transfers.payee_unknown')
  }
  const paused = await lookUp('fish20@example.com')
  assert.deepEqual([paused.status, paused.json.code], [429, 'transfers.too_many_unknown'])
  assert.ok(Number(paused.headers.get('retry-after')) > 0)
  for (const to of ['person1@example.com', '+4915112345678']) {
    assert.equal((await lookUp(to)).json.code, 'transfers.too_many_unknown')
    const sent = await send(fisher, { to, amount: '1.00', currency: 'EUR' })
    assert.equal(sent.json.code, 'transfers.too_many_unknown')
  }
})

test('the ledger is sound after all of this', () => pay.assertSound())
