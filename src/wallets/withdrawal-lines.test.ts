import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonSummary } from '#identity'
import { createTestDatabase } from '../../test/support/database.ts'
import { readCsv } from '../../test/support/read-csv.ts'
import { createWithdrawalWorld } from '../../test/support/withdrawal-world.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database)
const { enrol, addAccount, withdraw, turn, pass, call, post, balanceOf } = world

type Line = {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly direction: 'in' | 'out'
  readonly amount: { readonly amount: string }
  readonly isBooked: boolean
}

const linesOf = async (who: PersonSummary): Promise<readonly Line[]> =>
  (await call(who, '/v1/activity')).json.items

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** What is booked adds up to the balance; what is held or was released does not count. */
const assertAddsUp = async (who: PersonSummary): Promise<void> => {
  const booked = (await linesOf(who)).filter(({ isBooked }) => isBooked)
  const sum = booked.reduce(
    (total, { direction, amount }) =>
      total + (direction === 'in' ? 1n : -1n) * cents(amount.amount),
    0n,
  )
  assert.equal(sum, cents((await balanceOf(who)).total))
}

test('A withdrawal stands in the activity from its request to its end, and the lines add up', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const { json } = await withdraw(anna, account, '120.00')
  const lineOf = async () => (await linesOf(anna)).find(({ id }) => id === json.id)
  const asked = await lineOf()
  assert.deepEqual([asked?.kind, asked?.state, asked?.isBooked], ['withdrawal', 'pending', false])
  await assertAddsUp(anna)
  await turn()
  const sent = await lineOf()
  assert.deepEqual([sent?.state, sent?.isBooked], ['pending', true])
  await assertAddsUp(anna)
  pass(5_000)
  await turn()
  assert.equal((await lineOf())?.state, 'completed')
  const receipt = await call(anna, `/v1/activity/${json.id}`)
  assert.equal(receipt.status, 200, receipt.text)
  assert.equal(receipt.json.counterpartyAccount, '•••• 3000')
  assert.deepEqual(
    receipt.json.steps.map(({ code }: { code: string }) => code),
    ['withdrawal.requested', 'withdrawal.completed'],
  )
})

test('What was cancelled stays in the list and does not count', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const { json } = await withdraw(anna, account, '20.00')
  await post(anna, `/v1/withdrawals/${json.id}/cancel`)
  const line = (await linesOf(anna)).find(({ id }) => id === json.id)
  assert.deepEqual([line?.state, line?.isBooked], ['cancelled', false])
  await assertAddsUp(anna)
  const found = await call(anna, '/v1/activity?kind=withdrawal&q=20.00')
  assert.equal(found.json.items.length, 1)
})

test('What the bank refused is two lines that lead to the same withdrawal, and the statement adds up', async () => {
  const anna = await enrol()
  const account = await addAccount(anna, '0004')
  const { json } = await withdraw(anna, account, '75.00')
  await turn()
  const lines = await linesOf(anna)
  const back = lines.find(({ kind }) => kind === 'withdrawal_returned')
  assert.match(back?.id ?? '', /^tr_/)
  assert.equal(lines.find(({ id }) => id === json.id)?.state, 'rejected')
  await assertAddsUp(anna)
  assert.equal((await call(anna, `/v1/activity/${back?.id}`)).json.kind, 'withdrawal_returned')
  assert.equal((await call(anna, `/v1/withdrawals/${back?.id}`)).json.id, json.id)
  const other = await enrol('Kenji Sato')
  assert.equal((await call(other, `/v1/withdrawals/${back?.id}`)).status, 404)
  const day = '2026-11-26'
  const { text } = await call(anna, `/v1/wallets/EUR/statement.csv?from=${day}&to=${day}`)
  const words = readCsv(text).map((row) => row[2])
  assert.ok(words.includes('Withdrawal') && words.includes('Withdrawal returned'), text)
})
