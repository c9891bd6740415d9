import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWithdrawalWorld } from '../../../test/support/withdrawal-world.ts'
import { checkWhere } from '../money/check-where.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database)
const { enrol, addAccount, withdraw, turn, pass, post, call, clock } = world
const tess = await enrol('Tess Treasury', '0')
type Person = Awaited<ReturnType<typeof enrol>>

const explain = async (who: Person, id: string, language = 'en') => {
  const answer = await call(who, `/v1/explanations/withdrawal/${id}`, { language })
  assert.equal(answer.status, 200, answer.text)
  const { json } = answer
  assert.doesNotMatch(json.title + json.detail + (json.money?.words ?? ''), /[{}]|undefined/)
  return json
}
const asStaff = async (id: string) =>
  (await call(tess, `/v1/staff/explanations/withdrawal/${id}`, { as: 'treasury' })).json
type Told = Awaited<ReturnType<typeof explain>>
const steps = ({ timeline }: Told) =>
  timeline.map((step: { code: string; state: string }) => `${step.code} ${step.state}`)
const actions = ({ actions: offered }: Told) => offered.map(({ id }: { id: string }) => id)
const types = ({ evidence }: Told) =>
  evidence.map(({ type }: { type: string }) => type.replace('funding.withdrawal_', ''))
const everyCentHasItsPlace = async () => {
  const { ok, violations } = await checkWhere(world.owner)
  assert.ok(ok, violations.join('\n'))
}

test('In review: held, by whom and until when it is decided, and cancelling works', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna), '2500.00')
  const told = await explain(anna, json.id)
  assert.deepEqual(
    [told.code, told.state, told.whoActs, told.money.where, told.by],
    ['explain.withdrawal_in_review', 'waiting', 'okpay', 'held', json.reviewDue],
  )
  assert.deepEqual([told.money.amount.amount, told.policyVersion], ['2500.00', 4])
  assert.deepEqual(steps(told), [
    ...['requested done', 'reviewed now', 'submitted next', 'sent next', 'completed next'],
  ])
  assert.deepEqual(types(told), ['requested'])
  await everyCentHasItsPlace()
  const [cancel] = told.actions
  assert.equal(cancel.id, 'cancel_withdrawal')
  assert.equal((await post(anna, cancel.call.path)).json.state, 'cancelled')
  const after = await explain(anna, json.id, 'zh-CN')
  assert.deepEqual([after.code, after.money.where], ['explain.withdrawal_cancelled', 'yours'])
  assert.deepEqual(steps(after), ['requested done', 'cancelled done'])
  assert.deepEqual(actions(after), ['withdraw_again', 'see_withdrawal'])
  await everyCentHasItsPlace()
})

test('What OKPay did not send says the reason of its staff', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna), '2500.00')
  const path = `/v1/staff/withdrawals/${json.id}/reject`
  await post(tess, path, { reason: 'the name is another' }, 'treasury')
  const told = await explain(anna, json.id)
  assert.deepEqual([told.code, told.state], ['explain.withdrawal_refused', 'refused'])
  assert.match(told.detail, /the name is another.*in your wallet/)
  assert.deepEqual(actions(told), ['withdraw_again', 'see_withdrawal', 'contact'])
})

test('From our file to the bank and on to its booking, with the date at every stage', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna), '120.00')
  const approved = await explain(anna, json.id)
  assert.deepEqual(
    [approved.code, approved.money.where, approved.by],
    ['explain.withdrawal_approved', 'held', json.arrivesBy],
  )
  clock.advanceMs(60_000)
  await turn()
  const sent = await explain(anna, json.id)
  assert.deepEqual(
    [sent.code, sent.whoActs, sent.money.where, sent.money.movesNext],
    ['explain.withdrawal_sent', 'bank', 'outside', json.arrivesBy],
  )
  assert.deepEqual(types(sent), ['requested', 'submitted', 'sent'])
  assert.deepEqual(steps(sent), ['requested done', 'submitted done', 'sent done', 'completed now'])
  assert.ok(!actions(sent).includes('cancel_withdrawal'))
  await everyCentHasItsPlace()
  const seen = await asStaff(json.id)
  assert.equal(seen.reader, 'staff')
  assert.match(seen.money.account, /^acct_/)
  const mine = (await call(anna, '/v1/me/money')).json
  const [thing] = mine.unfinished
  assert.deepEqual(
    [thing.id, thing.kind, thing.where, thing.movesNext],
    [json.id, 'withdrawal_sent', 'with_bank', json.arrivesBy],
  )
  pass(5_000)
  await turn()
  const done = await explain(anna, json.id)
  assert.deepEqual([done.code, done.state], ['explain.withdrawal_completed', 'done'])
  assert.equal(steps(done).at(-1), 'completed done')
  await everyCentHasItsPlace()
  assert.equal((await call(anna, '/v1/me/money')).json.allAvailable, true)
})

test('A refusal of the bank is told in its own words, and the code to staff only', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna, '0004'), '60.00')
  await turn()
  const told = await explain(anna, json.id)
  assert.equal(told.code, 'explain.withdrawal_refused_by_bank')
  assert.equal(told.title, 'The bank did not carry it out: The account is closed')
  assert.match(told.detail, /closed at the bank.*in your balance now.*another account/)
  assert.deepEqual([told.money.where, actions(told)[0]], ['yours', 'other_account'])
  assert.doesNotMatch(JSON.stringify(told), /AC04/)
  assert.match((await asStaff(json.id)).staffNote, /AC04/)
  const chinese = await explain(anna, json.id, 'zh-CN')
  assert.match(chinese.detail, /账户已注销.*已在您的余额中/)
})

test('What came back weeks after says so, with the whole way that it took', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna, '0009'), '60.00')
  await turn()
  pass(5_000)
  await turn()
  pass(20_000)
  await turn()
  const told = await explain(anna, json.id)
  assert.deepEqual([told.code, told.state], ['explain.withdrawal_returned', 'returned'])
  assert.deepEqual(types(told), ['requested', 'submitted', 'sent', 'completed', 'returned'])
  assert.equal(steps(told).at(-1), 'returned done')
})

test('Late: who has it, the new date, and for the owner nothing to guess', async () => {
  const anna = await enrol()
  const silent = (await withdraw(anna, await addAccount(anna, '0077'), '60.00')).json
  await turn()
  const held = (await withdraw(anna, await addAccount(anna, '3000'), '2500.00')).json
  clock.advanceMs(6 * 86_400_000)
  await world.tellLate()
  const atBank = await explain(anna, silent.id)
  assert.deepEqual([atBank.code, atBank.whoActs], ['explain.withdrawal_late', 'bank'])
  assert.ok(atBank.by > clock.now().toISOString())
  assert.ok(types(atBank).includes('late'))
  const here = await explain(anna, held.id)
  assert.deepEqual([here.code, here.whoActs], ['explain.withdrawal_late_here', 'okpay'])
  assert.equal(actions(here)[0], 'cancel_withdrawal')
  await everyCentHasItsPlace()
})

test('Whose it is not, and what is none, is the same 404', async () => {
  const anna = await enrol()
  const ben = await enrol('Ben Okafor')
  const { json } = await withdraw(anna, await addAccount(anna), '20.00')
  for (const [who, id] of [
    [ben, json.id],
    [anna, 'wd_nonsense'],
    [anna, 'wd_01h455vb4pex5vsknk084sn02q'],
  ] as const) {
    const answer = await call(who, `/v1/explanations/withdrawal/${id}`)
    assert.deepEqual([answer.status, answer.json.code], [404, 'explain.not_found'])
  }
})

test('Did it go through? A key leads to the withdrawal that it made', async () => {
  const anna = await enrol()
  const instrumentId = await addAccount(anna)
  const body = { instrumentId, amount: '20.00', currency: 'EUR' }
  const init = { method: 'POST', body, idempotencyKey: 'wd-key' } as const
  const { json } = await call(anna, '/v1/withdrawals', init)
  const found = (await call(anna, '/v1/requests/wd-key')).json
  assert.deepEqual(
    [found.state, found.code, found.thing, found.href, found.explanation],
    [
      ...['done', 'request.withdrawal_done', { kind: 'withdrawal', id: json.id }],
      ...[`/withdrawals/${json.id}`, `/v1/explanations/withdrawal/${json.id}`],
    ],
  )
  assert.match(found.detail, /€20\.00 to the account ending in 3000/)
  const chinese = (await call(anna, '/v1/requests/wd-key', { language: 'zh-CN' })).json
  assert.match(chinese.detail, /尾号 3000 的账户/)
})

test('Asked about, a withdrawal that is well says where it is and by when', async () => {
  const anna = await enrol()
  const { json } = await withdraw(anna, await addAccount(anna), '25.00')
  const about = { kind: 'withdrawal', id: json.id }
  const ask = async () => (await post(anna, '/v1/diagnosis', { road: 'payment', about })).json
  const before = await ask()
  const [way] = before.items
  assert.deepEqual(
    [before.healthy, way.code, way.by, way.action.href],
    [true, 'diagnosis.withdrawal_on_its_way', json.arrivesBy, `/withdrawals/${json.id}`],
  )
  assert.equal((await call(anna, way.action.call.path)).json.id, json.id)
  await turn()
  pass(5_000)
  await turn()
  const [arrived] = (await ask()).items
  assert.equal(arrived.code, 'diagnosis.withdrawal_arrived')
})
