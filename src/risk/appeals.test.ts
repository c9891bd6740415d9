import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createRiskWorld } from '../../test/support/risk-world.ts'

const database = await createTestDatabase()
const world = await createRiskWorld(database)
const { ask, enrol, place, decide, lift, mine, appeal, settle, tick, clock } = world
const { senior, reviewer, second } = world

const someone = () => enrol({ name: 'Anna Keller' })
type Somebody = Awaited<ReturnType<typeof someone>>
const noticesOf = async (person: Somebody): Promise<string[]> => {
  await settle()
  const { json } = await ask(person, '/v1/notices')
  return json.items.map(({ kind }: { kind: string }) => kind).sort()
}
const itemOf = async (person: Somebody) => (await mine(person)).items[0]

test('An appeal is answered by the next business day, and a second one says when', async () => {
  const anna = await someone()
  const id = await place(anna)
  assert.equal((await appeal(anna, id, ' \n ')).json.code, 'risk.appeal_empty')
  const made = await appeal(anna, id)
  assert.equal(made.status, 200)
  const waiting = { possible: false, state: 'waiting', answer: null }
  // Support works every day until nine in the evening in Shanghai.
  const answerBy = '2026-11-21T13:00:00.000Z'
  assert.deepEqual(made.json.items[0].appeal, { ...waiting, answerBy })
  assert.equal(made.json.items[0].reviewDue, answerBy)
  const again = await appeal(anna, id)
  assert.deepEqual([again.status, again.json.code], [409, 'risk.appeal_waiting'])
  assert.equal(again.json.params.by, answerBy)
  assert.deepEqual(await noticesOf(anna), ['appeal_made', 'restriction_placed'])
})

test('An appeal that is granted lifts, and the person reads our words', async () => {
  const anna = await someone()
  const id = await place(anna)
  assert.equal((await decide(id, 'answer', { outcome: 'lift', words: 'x y z' })).status, 409)
  await appeal(anna, id)
  const queue = await ask(senior, '/v1/staff/restrictions?limit=100', { as: 'senior_support' })
  const waiting = queue.json.items.find((item: { id: string }) => item.id === id)
  assert.equal(waiting.appeal.words, 'It was for my new flat.')
  assert.equal(waiting.mayDecide, true)
  const words = 'Thank you, that explains it.'
  const done = await decide(id, 'answer', { outcome: 'lift', words })
  assert.equal(done.json.state, 'lifted')
  const { items, past } = await mine(anna)
  assert.deepEqual([items.length, past[0].answer], [0, words])
  assert.equal((await appeal(anna, id)).json.code, 'risk.restriction_over')
  assert.deepEqual(await noticesOf(anna), [
    'appeal_made',
    'restriction_lifted',
    'restriction_placed',
  ])
})

test('An appeal that is not granted gets words and a new date; the next decision can be appealed', async () => {
  const anna = await someone()
  const id = await place(anna)
  await appeal(anna, id)
  const undated = await decide(id, 'answer', { outcome: 'uphold', words: 'Not yet.' })
  assert.equal(undated.json.code, 'risk.date_unusable')
  const reviewDue = '2026-11-30T18:00:00.000Z'
  const words = 'We still need the invoice.'
  assert.equal((await decide(id, 'answer', { outcome: 'uphold', words, reviewDue })).status, 200)
  const kept = await itemOf(anna)
  assert.deepEqual(kept.appeal, {
    ...{ possible: false, state: 'upheld', answerBy: null, answer: words },
  })
  assert.equal(kept.reviewDue, reviewDue)
  const again = await appeal(anna, id)
  assert.deepEqual([again.json.code, again.json.params.by], ['risk.appeal_answered', reviewDue])
  assert.equal((await decide(id, 'answer', { outcome: 'lift', words })).json.code, 'risk.no_appeal')
  await decide(id, 'extend', { reviewDue: '2026-12-01T18:00:00.000Z', reason: 'Invoice awaited.' })
  assert.equal((await appeal(anna, id)).status, 200)
  const told = await noticesOf(anna)
  assert.deepEqual(told, [
    ...['appeal_made', 'appeal_made', 'appeal_upheld', 'restriction_placed', 'review_extended'],
  ])
})

test('What the law asks for is lifted by two people, also after an appeal', async () => {
  const anna = await someone()
  const order = { category: 'court_order', reason: 'court_order' }
  const id = await place(anna, order, reviewer)
  await appeal(anna, id, 'Which court is it?')
  const words = 'The order has ended.'
  const asked = await decide(id, 'answer', { outcome: 'lift', words }, reviewer)
  assert.equal(asked.json.state, 'lift_requested')
  assert.equal((await itemOf(anna)).appeal.state, 'waiting')
  const alone = await lift(id, reviewer)
  assert.deepEqual([alone.status, alone.json.code], [409, 'risk.second_person_needed'])
  assert.equal((await lift(id, senior)).json.code, 'risk.category_of_others')
  const confirmed = await lift(id, second)
  assert.equal(confirmed.json.state, 'lifted')
  assert.equal((await mine(anna)).past[0].answer, words)
})

test('A new review date takes back what one person asked for', async () => {
  const anna = await someone()
  const id = await place(anna, { category: 'compliance', reason: 'source_of_funds' }, reviewer)
  assert.equal((await lift(id, reviewer)).json.state, 'lift_requested')
  const reviewDue = new Date(clock.now().getTime() + 86_400_000).toISOString()
  const later = await decide(id, 'extend', { reviewDue, reason: 'Not yet.' }, second)
  assert.deepEqual([later.json.state, later.json.liftRequestedBy], ['in_force', null])
  assert.equal((await lift(id, second)).json.state, 'lift_requested')
})

test('Two who confirm at once lift it once', async () => {
  const anna = await someone()
  const id = await place(anna, { category: 'compliance', reason: 'source_of_funds' }, reviewer)
  const both = await Promise.all([lift(id, reviewer), lift(id, second)])
  assert.deepEqual(both.map(({ json }) => json.state).sort(), ['lift_requested', 'lifted'])
  assert.deepEqual(
    (await noticesOf(anna)).filter((kind) => kind === 'restriction_lifted').length,
    1,
  )
})

test('A date that we missed is owned up to: the person gets a new one, staff see it marked', async () => {
  const anna = await someone()
  const soon = new Date(clock.now().getTime() + 3_600_000).toISOString()
  const id = await place(anna, { reviewDue: soon })
  await tick()
  assert.equal((await itemOf(anna)).reviewDue, soon)
  clock.advanceMs(2 * 3_600_000)
  // Until the job has run the answer has no date that is over either.
  assert.equal((await itemOf(anna)).reviewDue, '2026-11-21T13:00:00.000Z')
  await tick()
  await tick()
  assert.equal((await itemOf(anna)).reviewDue, '2026-11-21T13:00:00.000Z')
  await settle()
  const { json } = await ask(anna, '/v1/notices')
  const late = json.items.filter(({ kind }: { kind: string }) => kind === 'review_overdue')
  assert.equal(late.length, 1)
  assert.match(late[0].text, /by 20 Nov 2026.*did not\. We are sorry.*new date is 21 Nov 2026/)
  const queue = await ask(senior, '/v1/staff/restrictions?limit=100', { as: 'auditor' })
  const marked = queue.json.items.find((item: { id: string }) => item.id === id)
  assert.deepEqual([marked.overdueSince, marked.mayDecide], [soon, false])
  const dates = queue.json.items.map(({ reviewDue }: { reviewDue: string }) => reviewDue)
  assert.deepEqual(dates, [...dates].sort(), 'the soonest date comes first')
})

test('Of two appeals at once one counts', async () => {
  const anna = await someone()
  const id = await place(anna)
  const both = await Promise.all([appeal(anna, id), appeal(anna, id, 'Once more.')])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
})

test('The queue is read page by page', async () => {
  const first = await ask(senior, '/v1/staff/restrictions?limit=2', { as: 'senior_support' })
  const next = encodeURIComponent(first.json.next)
  const rest = await ask(senior, `/v1/staff/restrictions?limit=2&cursor=${next}`, { as: 'auditor' })
  const ids = [...first.json.items, ...rest.json.items].map(({ id }: { id: string }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const forged = await ask(senior, '/v1/staff/restrictions?cursor=x', { as: 'auditor' })
  assert.equal(forged.json.code, 'platform.cursor_invalid')
})

test('A freeze by OKPay has a date and can be appealed; lifting it opens the account', async () => {
  const anna = await someone()
  await world.freezeByRisk(anna)
  const before = await itemOf(anna)
  assert.deepEqual([before.kind, before.reviewDue], ['frozen_by_risk', '2026-11-21T13:00:00.000Z'])
  assert.equal(before.appeal.possible, true)
  // The queue gets it by the event; an appeal does not wait for that.
  assert.equal((await appeal(anna, before.id)).status, 200)
  await settle()
  assert.equal((await mine(anna)).items.length, 1)
  const { json } = await lift(before.id)
  assert.equal(json.state, 'lifted')
  await settle()
  assert.deepEqual((await mine(anna)).items, [])
  assert.ok((await noticesOf(anna)).includes('account_active'))
})

test('A freeze after a confirmed match is lifted by two reviewers, never by one of support', async () => {
  const anna = await someone()
  await database.owner.query(
    `INSERT INTO verification.screenings (id, person_id, list_version, name, at, state,
       matches, answer_by, decided_at, decided_by, note)
     VALUES (gen_random_uuid(), $1, 'v', 'Anna Keller', $2, 'confirmed', '[]', $2, $2,
       gen_random_uuid(), 'Same date of birth.')`,
    [anna.id, clock.now()],
  )
  await world.freezeByRisk(anna)
  await settle()
  const { id } = await itemOf(anna)
  assert.equal((await lift(id)).json.code, 'risk.category_of_others')
  assert.equal((await lift(id, reviewer)).json.state, 'lift_requested')
  assert.equal((await lift(id, reviewer)).json.code, 'risk.second_person_needed')
  assert.equal((await itemOf(anna)).kind, 'frozen_by_risk')
  assert.equal((await lift(id, second)).json.state, 'lifted')
})

test('What the owner or the clock ends needs no appeal, and what is not mine is not found', async () => {
  const [anna, wang] = [await someone(), await someone()]
  await database.owner.query(
    `INSERT INTO identity.cooldowns (person_id, reason, started_at, ends_at)
     VALUES ($1, 'password_reset', $2, $2::timestamptz + interval '1 day')`,
    [anna.id, clock.now()],
  )
  const wait = await itemOf(anna)
  assert.deepEqual(
    [wait.kind, wait.reason, wait.appeal.possible],
    ['cooling_down', 'password_reset', false],
  )
  assert.equal((await appeal(anna, wait.id)).json.code, 'risk.appeal_unneeded')
  const id = await place(anna)
  for (const other of [id, wait.id, 'rst_00000000000000000000000000', 'x']) {
    assert.equal((await appeal(wang, other)).json.code, 'platform.not_found')
  }
})
