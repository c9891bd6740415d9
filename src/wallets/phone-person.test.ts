import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database)

test('Who signed up by phone is paid by the number, pays, and has a statement', async () => {
  const wang = await world.enrol({ email: null, phone: '+8613800138000', name: '王小明' })
  const anna = await world.enrol({ name: 'Anna Keller' })
  await world.deposit(anna, read('100.00', 'EUR'))
  const wish = { amount: '40.00', currency: 'EUR' } as const
  const payee = await world.call(anna, '/v1/payees/look-up', {
    method: 'POST',
    body: { to: '+8613800138000' },
  })
  assert.equal(payee.json.maskedName, '王*明')
  assert.equal((await world.send(anna, { ...wish, to: '+8613800138000' })).status, 201)
  const back = { to: anna.accountNumber, amount: '10.00', currency: 'EUR' } as const
  assert.equal((await world.send(wang, back)).status, 201)
  const wallets = await world.call(wang, '/v1/wallets')
  assert.equal(wallets.json.items[0].total.amount, '30.00')
  for (const format of ['csv', 'pdf']) {
    const answer = await world.call(
      wang,
      `/v1/wallets/EUR/statement.${format}?from=2026-11-01&to=2026-11-20`,
    )
    assert.equal(answer.status, 200, answer.text.slice(0, 200))
  }
})
