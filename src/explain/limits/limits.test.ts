import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonSummary } from '#identity'
import { countStatements } from '../../../test/support/count-statements.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWorld, read } from '../../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database, { start: new Date('2026-11-26T08:00:00Z') })
const { call, clock, deposit, enrol, send } = world
const wang = await enrol({ name: '王小明', country: 'HK' })

const limitsOf = async (person: PersonSummary, language = 'en') =>
  (await call(person, '/v1/limits', { language })).json
type Item = { operation: string; currency: string; [name: string]: unknown }
const itemOf = (limits: { items: Item[] }, operation: string, currency: string) =>
  limits.items.find((item) => item.operation === operation && item.currency === currency)!

test('the page says what is used, what is left, until when and what raises it', async () => {
  const anna = await enrol({ name: 'Anna Keller', timeZone: 'Europe/Berlin' })
  await deposit(anna, read('5000.00', 'EUR'))
  for (const amount of ['600.00', '300.50']) {
    const wish = { to: wang.accountNumber, amount, currency: 'EUR' as const }
    assert.equal((await send(anna, wish)).status, 201)
  }
  const limits = await limitsOf(anna)
  assert.deepEqual(
    [limits.tier, limits.title, limits.timeZone, limits.countedIn, limits.policyVersion],
    [0, 'Contact confirmed', 'Europe/Berlin', 'Europe/Berlin', 4],
  )
  assert.equal(limits.policyPage, '/policies/limits')
  const eur = (amount: string) => ({ amount, currency: 'EUR' })
  const { higher, ...sending } = itemOf(limits, 'transfer', 'EUR')
  const dayEnds = '2026-11-26T23:00:00.000Z'
  const monthEnds = '2026-11-30T23:00:00.000Z'
  assert.deepEqual(sending, {
    ...{ operation: 'transfer', method: 'okpay', currency: 'EUR' },
    perTransaction: eur('1000.00'),
    day: {
      ...{ limit: eur('2000.00'), used: eur('900.50'), remaining: eur('1099.50') },
      resetsAt: dayEnds,
    },
    month: {
      ...{ limit: eur('20000.00'), used: eur('900.50'), remaining: eur('19099.50') },
      resetsAt: monthEnds,
    },
    dayCount: { limit: 50, used: 2, remaining: 48, resetsAt: dayEnds },
    monthCount: { limit: 500, used: 2, remaining: 498, resetsAt: monthEnds },
  })
  const tiers = (higher as { tier: number; title: string; perDay: object }[]).map(
    ({ tier, title, perDay }) => [tier, title, perDay],
  )
  assert.deepEqual(tiers, [
    [1, 'Identity confirmed', eur('5000.00')],
    [2, 'Address confirmed', eur('10000.00')],
  ])
  const deposits = itemOf(limits, 'deposit', 'EUR')
  assert.deepEqual(deposits.month, {
    ...{ limit: eur('250000.00'), used: eur('5000.00'), remaining: eur('245000.00') },
    resetsAt: monthEnds,
  })
  assert.deepEqual([deposits.day, deposits.dayCount], [null, null])
  assert.equal((await limitsOf(anna, 'zh-CN')).title, '已验证联系方式')
})

test('only what the person can use is listed, the main currency first', async () => {
  const anna = await enrol({ name: 'Anna Keller', mainCurrency: 'EUR' })
  const { items } = await limitsOf(anna)
  assert.deepEqual([items[0].operation, items[0].currency], ['transfer', 'EUR'])
  const of = (operation: string) =>
    items.filter((item: Item) => item.operation === operation).map(({ currency }: Item) => currency)
  assert.ok(!of('deposit').includes('USDC'), 'banks do not carry USDC')
  assert.equal(new Set(of('transfer')).size, of('transfer').length)
})

test('a new day leaves the whole limit, and a lowered tier leaves nothing rather than less', async () => {
  const anna = await enrol({ name: 'Anna Keller' })
  await deposit(anna, read('9000.00', 'EUR'))
  const tier = (value: number) =>
    database.owner.query('UPDATE identity.people SET tier = $2 WHERE id = $1', [anna.id, value])
  await tier(2)
  const wish = { to: wang.accountNumber, amount: '4000.00', currency: 'EUR' as const }
  assert.equal((await send(anna, wish)).status, 201)
  assert.deepEqual(itemOf(await limitsOf(anna), 'transfer', 'EUR').higher, [])
  await tier(0)
  const { day } = itemOf(await limitsOf(anna), 'transfer', 'EUR')
  assert.deepEqual((day as { remaining: object }).remaining, { amount: '0.00', currency: 'EUR' })
  clock.advanceMs(86_400_000)
  const next = itemOf(await limitsOf(anna), 'transfer', 'EUR').day
  assert.deepEqual((next as { remaining: object }).remaining, {
    ...{ amount: '2000.00', currency: 'EUR' },
  })
})

test('limits are shown to who is signed in, in the same few statements for all currencies', async () => {
  assert.equal((await call(null, '/v1/limits')).status, 401)
  const anna = await enrol({ name: 'Anna Keller' })
  await limitsOf(anna)
  const one = await countStatements(() => limitsOf(anna))
  for (const currency of ['EUR', 'USD', 'HKD', 'JPY', 'KWD', 'USDC'] as const) {
    await deposit(anna, read('100', currency))
  }
  const many = await countStatements(() => limitsOf(anna))
  // The windows of wallets are read once there are wallets.
  assert.deepEqual(
    many.filter((name) => name !== 'ledger.read-windows'),
    one,
  )
})
