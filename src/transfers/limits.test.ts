import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createIdentityModule, type PersonSummary } from '#identity'
import { systemRandom } from '#platform/random'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database, {
  start: new Date('2026-11-20T08:00:00Z'),
  more: ({ pool, secrets }) => [
    createIdentityModule({ pool, secrets, random: systemRandom, publicUrl: 'http://localhost' }),
  ],
})
const { call, clock, deposit, enrol, send } = world
const wang = await enrol({ name: '王小明', country: 'HK' })
const at = (text: string) => clock.advanceMs(Date.parse(text) - clock.now().getTime())

const payer = async (change: Partial<Parameters<typeof enrol>[0]> = {}) => {
  const person = await enrol({ name: 'Anna Keller', ...change })
  await deposit(person, read('1000000.00', 'EUR'))
  return person
}
const give = (person: PersonSummary, amount: string) =>
  send(person, { to: wang.accountNumber, amount, currency: 'EUR' })
const quote = (person: PersonSummary, amount: string, language = 'en') =>
  call(person, '/v1/transfers/quotes', {
    ...{ method: 'POST', language },
    body: { to: wang.accountNumber, amount, currency: 'EUR' },
  })
const moveTo = (person: PersonSummary, timeZone: string) =>
  call(person, '/v1/me', { method: 'PATCH', body: { timeZone } })
const setTier = (person: PersonSummary, tier: number) =>
  database.owner.query('UPDATE identity.people SET tier = $2 WHERE id = $1', [person.id, tier])

test('changing the time zone of the profile opens no second day', async () => {
  const anna = await payer({ timeZone: 'Pacific/Pago_Pago' })
  assert.equal((await give(anna, '1000.00')).status, 201)
  assert.equal((await give(anna, '1000.00')).status, 201)
  for (const zone of ['Asia/Shanghai', 'Pacific/Kiritimati', 'Europe/Berlin', 'UTC']) {
    assert.equal((await moveTo(anna, zone)).json.timeZone, zone)
    const refused = await give(anna, '0.01')
    assert.equal(refused.json.code, 'transfers.daily_limit', zone)
    // The day where it began: Pago Pago is eleven hours behind UTC.
    assert.equal(refused.json.params.resetsAt, '2026-11-20T11:00:00.000Z', zone)
    assert.equal((await quote(anna, '0.01')).json.code, 'transfers.daily_limit')
  }
  at('2026-11-20T11:00:00Z')
  assert.equal((await give(anna, '1000.00')).status, 201)
  assert.equal((await give(anna, '1000.00')).status, 201)
  // Midnight in Shanghai comes five hours later and opens nothing; the one a day later does.
  at('2026-11-20T16:00:00Z')
  const refused = await give(anna, '0.01')
  assert.equal(refused.json.params.resetsAt, '2026-11-21T16:00:00.000Z')
  at('2026-11-21T16:00:00Z')
  assert.equal((await give(anna, '1000.00')).status, 201)
})

test('a month carries no more than its limit, whichever day it is', async () => {
  at('2026-12-01T08:00:00Z')
  const anna = await payer()
  for (let day = 1; day <= 10; day++) {
    at(`2026-12-${String(day).padStart(2, '0')}T08:00:00Z`)
    for (const amount of ['1000.00', day === 10 ? '999.99' : '1000.00']) {
      assert.equal((await give(anna, amount)).status, 201, `${day}`)
    }
  }
  at('2026-12-11T08:00:00Z')
  for (const refused of [await give(anna, '0.02'), await quote(anna, '0.02')]) {
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.monthly_limit'])
    const { limit, used, remaining, resetsAt } = refused.json.params
    assert.deepEqual(
      [limit.amount, used.amount, remaining.amount, resetsAt],
      ['20000.00', '19999.99', '0.01', '2026-12-31T23:00:00.000Z'],
    )
    assert.match(refused.json.detail, /“Identity confirmed” raises it to €50,000\.00/)
  }
  // At midnight where the person lives, not in London.
  assert.match(
    (await quote(anna, '0.02', 'en')).json.detail,
    /wait until Jan 1, 2027, 12:00\sAM UTC\+1/,
  )
  assert.match((await quote(anna, '0.02', 'zh-CN')).json.detail, /2027年1月1日 00:00 UTC\+1/)
  const chinese = await quote(anna, '0.02', 'zh-CN')
  assert.match(chinese.json.detail, /认证等级达到“已验证身份”后可提升至 €50,000\.00/)
  assert.equal((await give(anna, '0.01')).status, 201)
  at('2026-12-31T23:00:00Z')
  assert.equal((await give(anna, '1000.00')).status, 201)
})

test('of many transfers at once at the edge of a month exactly those that fit pass', async () => {
  at('2027-02-01T08:00:00Z')
  const anna = await payer()
  for (let day = 1; day <= 9; day++) {
    at(`2027-02-0${day}T08:00:00Z`)
    for (let turn = 0; turn < 2; turn++) assert.equal((await give(anna, '1000.00')).status, 201)
  }
  at('2027-02-10T08:00:00Z')
  assert.equal((await give(anna, '500.00')).status, 201)
  assert.equal((await give(anna, '1000.00')).status, 201)
  at('2027-02-11T08:00:00Z')
  const answers = await Promise.all(Array.from({ length: 32 }, () => give(anna, '50.00')))
  assert.equal(answers.filter(({ status }) => status === 201).length, 10)
  for (const { status, json } of answers) {
    if (status !== 201) assert.equal(json.code, 'transfers.monthly_limit')
  }
  const { rows } = await database.owner.query(
    `SELECT sum(amount_minor)::text AS sum FROM transfers.transfers
     WHERE sender_id = $1 AND created_at >= '2027-01-31T23:00:00Z'`,
    [anna.id],
  )
  assert.equal(rows[0].sum, '2000000')
})

test('a month carries no more transfers than its count', async () => {
  at('2027-03-01T08:00:00Z')
  const busy = await payer()
  for (let day = 1; day <= 10; day++) {
    at(`2027-03-${String(day).padStart(2, '0')}T08:00:00Z`)
    const sent = await Promise.all(Array.from({ length: 50 }, () => give(busy, '0.01')))
    assert.ok(sent.every(({ status }) => status === 201))
  }
  at('2027-03-11T08:00:00Z')
  for (const refused of [await give(busy, '0.01'), await quote(busy, '0.01')]) {
    assert.deepEqual([refused.status, refused.json.code], [409, 'transfers.monthly_count_reached'])
    const { limit, used, remaining, currency, resetsAt } = refused.json.params
    assert.deepEqual(
      [limit, used, remaining, currency, resetsAt],
      [500, 500, 0, 'EUR', '2027-03-31T22:00:00.000Z'],
    )
  }
})

test('a raised tier lifts the limits at once, a lowered one leaves nothing and never less', async () => {
  at('2027-04-01T08:00:00Z')
  const anna = await payer()
  assert.equal((await give(anna, '1000.01')).json.code, 'transfers.over_transfer_limit')
  await setTier(anna, 2)
  assert.equal((await give(anna, '5000.00')).status, 201)
  const top = await give(anna, '5000.01')
  assert.match(top.json.detail, /No verification raises it/)
  const { json } = await quote(anna, '1.00')
  assert.deepEqual(
    [json.dailyLimit.remaining.amount, json.monthlyLimit.remaining.amount],
    ['5000.00', '95000.00'],
  )
  await setTier(anna, 0)
  const refused = await give(anna, '1.00')
  assert.equal(refused.json.code, 'transfers.daily_limit')
  const { limit, used, remaining } = refused.json.params
  assert.deepEqual([limit.amount, used.amount, remaining.amount], ['2000.00', '5000.00', '0.00'])
})
