import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createManualClock } from '#platform/clock'
import { createTestDatabase } from '../../test/support/database.ts'
import { createPayments } from '../../test/support/payments.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
const { enrol, fund, send, quote, call, balance } = await createPayments(database, { clock })
const anna = await enrol('Anna Keller')
const wang = await enrol('王小明')
await fund(anna, '100.00', 'EUR')
await fund(wang, '100.00', 'EUR')
const wish = { to: wang.accountNumber, amount: '10.00', currency: 'EUR' }
const cool = (reason: 'password_reset' | 'email_changed', hours: number) =>
  database.owner.query(
    `INSERT INTO identity.cooldowns (person_id, reason, started_at, ends_at)
     VALUES ($1, $2, $3, $3::timestamptz + $4 * interval '1 hour')`,
    [anna.id, reason, clock.now(), hours],
  )

test('while money out waits, neither a quote nor a transfer passes, and both say until when', async () => {
  await cool('email_changed', 1)
  await cool('password_reset', 24)
  for (const refused of [await send(anna, wish), await quote(anna, wish)]) {
    assert.deepEqual([refused.status, refused.json.code], [403, 'transfers.cooling_down'])
    assert.equal(refused.json.params.until, '2026-11-23T10:00:00.000Z')
    assert.equal(refused.json.remedy, 'see-restrictions')
    assert.equal(refused.headers.get('retry-after'), '86400')
    assert.match(refused.json.detail, /because the password was reset: .*Nov 23, 2026/)
  }
  const chinese = await call(anna, 'POST', '/v1/transfers', wish, {
    ...{ 'idempotency-key': 'zh', 'accept-language': 'zh-CN' },
  })
  assert.match(chinese.json.detail, /^由于您刚刚重置了密码（/)
  assert.equal(await balance(anna, 'EUR'), 100_00n)
})

test('money still comes in, and others in the same batch are not held', async () => {
  const [held, other] = await Promise.all([
    send(anna, wish),
    send(wang, { ...wish, to: anna.accountNumber }),
  ])
  assert.equal(held.json.code, 'transfers.cooling_down')
  assert.equal(other.status, 201)
  assert.equal(await balance(anna, 'EUR'), 110_00n)
})

test('it ends by itself', async () => {
  clock.advanceMs(24 * 3_600_000)
  assert.equal((await send(anna, wish)).status, 201)
})
