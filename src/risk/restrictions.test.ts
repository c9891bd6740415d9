import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createRiskWorld } from '../../test/support/risk-world.ts'
import { read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createRiskWorld(database)
const { ask, enrol, send, deposit, place, placeAnswer, lift, mine } = world
const payee = await enrol({ name: 'Otto Payee' })
await deposit(payee, read('100.00', 'EUR'))

const someone = async () => {
  const person = await enrol({ name: 'Anna Keller' })
  await deposit(person, read('100.00', 'EUR'))
  await deposit(person, read('100.00', 'USD'))
  return person
}
const wish = (to: { accountNumber: string }, currency: 'EUR' | 'USD' = 'EUR') => ({
  ...{ to: to.accountNumber, amount: '1.00', currency },
})

test('Who is not restricted reads that nothing is', async () => {
  assert.deepEqual(await mine(await someone()), {
    ...{ moneyOut: 'open', moneyOutFrom: null, items: [], past: [] },
  })
})

test('A restriction says why, what stops, what works, what lifts it and by when', async () => {
  const anna = await someone()
  const id = await place(anna, { affects: ['transfer_out', 'withdrawal'] })
  const { moneyOut, moneyOutFrom, items } = await mine(anna)
  assert.deepEqual([moneyOut, moneyOutFrom], ['stopped', null])
  assert.deepEqual(items, [
    {
      ...{ id, kind: 'restricted', category: 'risk_review', code: 'risk.unusual_activity' },
      ...{ title: 'Payments that we look at', since: '2026-11-20T08:00:00.000Z', until: null },
      ...{ reason: 'unusual_activity', affects: ['transfer_out', 'withdrawal'], currencies: null },
      why: 'Some payments are unlike what we usually see from you.',
      stops: 'Stopped: sending money and withdrawing.',
      works: 'Still works: receiving transfers, adding money, and signing in; you see everything.',
      ends: 'A person at OKPay decides. It helps to tell us what the payments were for.',
      ...{ whoActs: 'okpay', reviewDue: '2026-11-24T18:00:00.000Z' },
      appeal: { possible: true, state: 'none', answerBy: null, answer: null },
    },
  ])
  const [chinese] = (await mine(anna, 'zh-CN')).items
  assert.equal(chinese.stops, '暂停：转出、提现。')
  assert.match(chinese.ends, /^由 OKPay 专人决定/)
})

test('Sending is refused with the reason and the date, in both languages, and works after lifting', async () => {
  const anna = await someone()
  const id = await place(anna)
  const quote = (language: string) =>
    world.call(anna, '/v1/transfers/quotes', { method: 'POST', body: wish(payee), language })
  for (const refused of [await send(anna, wish(payee)), await quote('en')]) {
    assert.deepEqual([refused.status, refused.json.code], [403, 'risk.restricted'])
    assert.deepEqual(refused.json.params.by, '2026-11-24T18:00:00.000Z')
    assert.equal(refused.json.remedy, 'see-restrictions')
    assert.match(refused.json.detail, /unlike what we usually see.*Nothing was done.*Nov 24, 2026/)
  }
  assert.match((await quote('zh-CN')).json.detail, /^您的部分交易与平时不同。本次未执行，资金未动/)
  assert.equal((await lift(id)).json.state, 'lifted')
  assert.equal((await send(anna, wish(payee))).status, 201)
  const { items, past } = await mine(anna)
  assert.deepEqual([items.length, past.map((one: { id: string }) => one.id)], [0, [id]])
})

test('A generic restriction names a routine review and a date, and nothing else', async () => {
  const anna = await someone()
  await place(anna, { disclosure: 'generic' })
  const refused = await send(anna, wish(payee))
  assert.deepEqual([refused.status, refused.json.code], [403, 'risk.under_review'])
  assert.deepEqual(refused.json.params, { by: '2026-11-24T18:00:00.000Z' })
  const answer = await ask(anna, '/v1/me/restrictions')
  const [item] = answer.json.items
  assert.deepEqual(
    [item.category, item.reason, item.code, item.title],
    [null, null, 'risk.review', 'Routine review'],
  )
  assert.doesNotMatch(answer.text, /unusual|risk_review|Three new|disclosure/)
})

test('Each thing that is stopped stops that and nothing else', async () => {
  const operations = ['transfer_out', 'transfer_in', 'deposit', 'withdrawal', 'payment', 'sign_in']
  for (const affect of operations) {
    const anna = await someone()
    await place(anna, { affects: [affect] })
    const out = await send(anna, wish(payee))
    assert.equal(out.json.code, affect === 'transfer_out' ? 'risk.restricted' : undefined, affect)
    const back = await send(payee, { ...wish(anna), amount: '0.50' })
    const expected = affect === 'transfer_in' ? 'transfers.payee_cannot_receive' : undefined
    assert.equal(back.json.code, expected, affect)
    assert.equal((await ask(anna, '/v1/me/restrictions')).status, 200)
  }
})

test('A payee who may not receive looks to the sender like any who cannot', async () => {
  const [anna, wang] = [await someone(), await someone()]
  await place(wang, { affects: ['transfer_in'] })
  const refused = await send(anna, wish(wang))
  assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.payee_cannot_receive'])
  assert.doesNotMatch(refused.text, /restrict|review|unusual/)
})

test('Currencies are respected on both sides', async () => {
  const [anna, wang] = [await someone(), await someone()]
  await place(anna, { currencies: ['USD'] })
  await place(wang, { currencies: ['EUR'], affects: ['transfer_in'] })
  assert.equal((await send(anna, wish(payee, 'USD'))).json.code, 'risk.restricted')
  assert.equal((await send(anna, wish(payee, 'EUR'))).status, 201)
  assert.equal((await send(anna, wish(wang, 'EUR'))).json.code, 'transfers.payee_cannot_receive')
  const { moneyOut, items } = await mine(anna)
  assert.deepEqual([moneyOut, items[0].currencies], ['open', ['USD']])
  assert.equal(items[0].stops, 'Stopped: sending money in USD.')
})

test('One that ends by itself stops to hold at that moment and is written down by the job', async () => {
  const anna = await someone()
  const endsAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
  const id = await place(anna, { endsAt })
  assert.equal((await mine(anna)).items[0].until, endsAt)
  world.clock.advanceMs(3_600_000)
  assert.equal((await send(anna, wish(payee))).status, 201)
  await world.tick()
  assert.deepEqual((await mine(anna)).past[0].id, id)
  assert.equal((await lift(id)).json.code, 'risk.restriction_over')
})

test('While a transfer runs a lift changes nothing of its outcome but whether it passes', async () => {
  const anna = await someone()
  for (let round = 0; round < 8; round++) {
    const id = await place(anna)
    const [sent, lifted] = await Promise.all([send(anna, wish(payee)), lift(id)])
    assert.equal(lifted.json.state, 'lifted')
    assert.ok(sent.status === 201 || sent.json.code === 'risk.restricted', sent.text)
    assert.equal((await send(anna, wish(payee))).status, 201)
  }
})

test('Staff restrict within their role, not themselves, for a fitting reason, with a date that can be kept', async () => {
  const anna = await someone()
  const { senior, reviewer } = world
  const refusals = [
    [await placeAnswer(senior), 403, 'risk.own_account'],
    [await placeAnswer(anna, {}, reviewer), 403, 'risk.category_of_others'],
    [await placeAnswer(anna, { reason: 'debt' }), 422, 'risk.reason_unfit'],
    [await placeAnswer(anna, { reviewDue: '2026-11-20T07:00:00Z' }), 422, 'risk.date_unusable'],
    [await placeAnswer(anna, { reviewDue: '2027-11-20T07:00:00Z' }), 422, 'risk.date_unusable'],
    [await placeAnswer({ ...anna, accountNumber: 'OK 1' }), 404, 'platform.not_found'],
    [await placeAnswer(anna, { affects: [] }), 422, 'platform.input_invalid'],
  ] as const
  for (const [answer, status, code] of refusals) {
    assert.deepEqual([answer.status, answer.json.code], [status, code])
  }
  for (const as of ['person', 'auditor'] as const) {
    const path = `/v1/staff/people/${anna.accountNumber}/restrictions`
    const refused = await ask(payee, path, { as, body: {} })
    assert.equal(refused.status, 403)
    assert.equal((await ask(payee, path, { as })).status, as === 'auditor' ? 200 : 403)
  }
  assert.deepEqual((await mine(anna)).items, [])
})
