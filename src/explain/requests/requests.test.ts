import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonSummary } from '#identity'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWorld, read } from '../../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const anna = await world.enrol({ name: 'Anna Keller' })
const ben = await world.enrol({ name: 'Ben Okafor' })
await world.deposit(anna, read('500.00', 'EUR'))

const wish = (amount: string) => ({ to: ben.accountNumber, amount, currency: 'EUR' }) as const
const tooMuch = { amount: '90.00', currency: 'EUR' } as const
const ask = (person: PersonSummary, key: string, language = 'en') =>
  world.call(person, `/v1/requests/${encodeURIComponent(key)}`, { language })

test('what went through is told with the transfer that it made', async () => {
  const sent = await world.send(anna, wish('12.00'), 'went-through')
  const { json } = await ask(anna, 'went-through')
  assert.equal(json.state, 'done')
  assert.equal(json.code, 'request.transfer_done')
  assert.deepEqual(json.thing, { kind: 'transfer', id: sent.json.id })
  assert.equal(json.href, `/activity/${sent.json.id}`)
  assert.equal(json.explanation, `/v1/explanations/transfer/${sent.json.id}`)
  assert.deepEqual([json.status, json.retry.sameKey], [201, false])
  assert.match(json.detail, /€12\.00 to B/)
  assert.match((await ask(anna, 'went-through', 'zh-CN')).json.detail, /€12\.00/)
})

test('a key that we never saw is answered: nothing was taken, and it may be sent again', async () => {
  const { status, json } = await ask(anna, 'never sent ? / #')
  assert.equal(status, 200)
  assert.deepEqual([json.state, json.key], ['not_received', 'never sent ? / #'])
  assert.deepEqual(json.retry, { rule: 'now', seconds: null, sameKey: true })
  assert.match(json.detail, /Nothing was taken.*35 days/)
  const chinese = (await ask(anna, 'never sent', 'zh-CN')).json
  assert.match(chinese.detail, /未扣除任何款项.*35 天/)
})

test('what was refused is told with its reason, and done wins when it is sent again and goes', async () => {
  const refused = await world.send(ben, { to: anna.accountNumber, ...tooMuch }, 'refused')
  assert.equal(refused.json.code, 'transfers.insufficient_funds')
  // Asked at once: the refusal may be on its way into the record still, and is waited for.
  const { json } = await ask(ben, 'refused')
  assert.deepEqual([json.state, json.code, json.status], ['refused', 'request.refused', null])
  assert.deepEqual(json.problem, {
    ...{ code: 'transfers.insufficient_funds', title: refused.json.title },
    detail: refused.json.detail,
  })
  assert.equal(json.explanation, `/v1/explanations/refusal/${refused.json.explanation}`)
  assert.match(json.detail, /No money was taken/)
  assert.match((await ask(ben, 'refused', 'zh-CN')).json.title, /余额不足/)
  assert.equal((await ask(anna, 'refused')).json.state, 'not_received')
  await world.deposit(ben, read('100.00', 'EUR'))
  await world.send(ben, { to: anna.accountNumber, ...tooMuch }, 'refused')
  assert.equal((await ask(ben, 'refused')).json.state, 'done')
})

test("somebody else's key says nothing of what it led to", async () => {
  await world.send(anna, wish('1.00'), 'hers')
  assert.equal((await ask(anna, 'hers')).json.state, 'done')
  assert.equal((await ask(ben, 'hers')).json.state, 'not_received')
})

test('a key older than 35 days is not received any more, and the days are named', async () => {
  await world.send(anna, wish('1.00'), 'old')
  await database.owner.query(
    "DELETE FROM platform.idempotency_keys WHERE key = 'old'", // as the nightly job does
  )
  const { json } = await ask(anna, 'old')
  assert.deepEqual([json.state, json.keptDays], ['not_received', 35])
})

test('a transfer that waits inside the database is still being worked on, then done', async () => {
  const blocker = await database.owner.connect()
  await blocker.query('BEGIN')
  await blocker.query('LOCK TABLE transfers.transfers IN EXCLUSIVE MODE')
  const sending = world.send(anna, wish('3.00'), 'waits')
  let json: { state: string; retry: { seconds: number } }
  try {
    do json = (await ask(anna, 'waits')).json
    while (json.state === 'not_received')
    assert.deepEqual([json.state, json.retry.seconds], ['processing', 2])
    assert.equal((await ask(ben, 'waits')).json.state, 'not_received')
  } finally {
    await blocker.query('ROLLBACK')
    blocker.release()
  }
  assert.equal((await sending).status, 201)
  assert.equal((await ask(anna, 'waits')).json.state, 'done')
})

const giveUp = (person: PersonSummary, key: string) =>
  world.call(person, `/v1/requests/${key}/close`, { method: 'POST' })

test('what was given up is refused when it still arrives, and nothing is taken', async () => {
  const closed = await giveUp(anna, 'given-up')
  assert.deepEqual([closed.status, closed.json.state], [200, 'closed'], closed.text)
  const late = await world.send(anna, wish('4.00'), 'given-up')
  assert.deepEqual([late.status, late.json.code], [409, 'platform.key_closed'])
  assert.equal((await ask(anna, 'given-up')).json.state, 'closed')
  assert.match((await ask(anna, 'given-up', 'zh-CN')).json.detail, /未扣除任何款项/)
  assert.equal((await giveUp(anna, 'given-up')).json.state, 'closed')
  assert.equal((await world.send(anna, wish('4.00'), 'another')).status, 201)
})

test('a key that no request can bear is refused, and nothing is kept of it', async () => {
  const refused = await giveUp(anna, encodeURIComponent('schlüssel'))
  assert.deepEqual([refused.status, refused.json.code], [400, 'platform.key_invalid'])
  const { rows } = await database.owner.query(
    "SELECT 1 FROM platform.idempotency_keys WHERE key = 'schlüssel'",
  )
  assert.deepEqual(rows, [])
})

test('what went through cannot be given up: it is told as done', async () => {
  await world.send(anna, wish('2.00'), 'too-late')
  assert.equal((await giveUp(anna, 'too-late')).json.code, 'request.transfer_done')
})

test('giving up waits for another node that is carrying it out, and tells what it did', async () => {
  const { pool } = database
  const otherNode = await pool.connect()
  await otherNode.query('BEGIN')
  await otherNode.query(
    `INSERT INTO platform.idempotency_keys VALUES ($1, 'elsewhere', '\\x01', 201, 'null', now())`,
    [anna.id],
  )
  const asked = giveUp(anna, 'elsewhere')
  await otherNode.query('COMMIT')
  otherNode.release()
  assert.equal((await asked).json.state, 'done')
})
