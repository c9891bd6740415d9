import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enrolPerson, type PersonSummary } from '#identity'
import { findAccounts } from '#ledger'
import { createManualClock } from '#platform/clock'
import type { TxContext } from '#platform/context'
import { bankFile } from '../../test/support/bank-files.ts'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { importBankFile } from './import-bank-file.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-26T08:00:00Z'))
const inTx = <T>(work: (tx: TxContext) => Promise<T>) =>
  inTestTransaction(database, testContext({ clock }), work)

const enrol = (email: string) =>
  inTx(async (tx) => {
    const person = await enrolPerson(tx, {
      ...{ email, name: 'Anna Keller', country: 'DE', language: 'en', mainCurrency: 'EUR' },
      timeZone: 'Europe/Berlin',
    })
    return { ...person, reference: await ensureBankReference(tx, person.id) }
  })

let drawn = 0
const pay = (remittance: string, ...amounts: readonly string[]) => {
  const entries = amounts.map((amount) => ({
    ...{ amount, remittance, bankReference: `LIMIT-${drawn++}` },
  }))
  const { bytes } = bankFile({ statements: [{ id: `S${drawn}`, entries }] })
  return inTx((tx) => importBankFile(tx, { name: `${drawn}.xml`, bytes, source: 'upload' }))
}
const walletOf = (ownerId: string) =>
  inTx(async (tx) => {
    const [wallet] = await findAccounts(tx, [{ ownerId, kind: 'wallet', asset: 'EUR' }])
    return wallet?.balanceMinor ?? 0n
  })
const toldTo = async ({ id }: Pick<PersonSummary, 'id'>) =>
  (
    await database.owner.query(
      `SELECT data FROM platform.events WHERE type = 'funding.deposit_held' AND subject = $1
       ORDER BY id`,
      [id],
    )
  ).rows.map(({ data }) => [data.amount, data.reason])

test('a deposit above the limit of one is kept safe, its reason on it and told to its owner', async () => {
  const anna = await enrol('one@example.org')
  const file = await pay(anna.reference, '100000.01', '100000.00')
  assert.deepEqual([file.credited, file.unmatched], [1, 1])
  assert.equal(await walletOf(anna.id), 100_000_00n)
  assert.deepEqual(await toldTo(anna), [['100000.01', 'above_limit']])
  const { rows } = await database.owner.query(
    "SELECT reason, amount_minor FROM funding.suspense_items WHERE state = 'open'",
  )
  assert.deepEqual(rows, [{ reason: 'above_limit', amount_minor: 100_000_01n }])
  const deposit = await database.owner.query(
    'SELECT policy_version FROM funding.deposits WHERE person_id = $1',
    [anna.id],
  )
  assert.deepEqual(deposit.rows, [{ policy_version: 4 }])
})

test('a month takes no more than its limit, in one file or in several, and starts anew', async () => {
  const anna = await enrol('month@example.org')
  const first = await pay(anna.reference, '100000.00', '100000.00', '50000.01', '50000.00')
  assert.deepEqual([first.credited, first.unmatched], [3, 1])
  assert.equal((await pay(anna.reference, '1.00')).unmatched, 1)
  assert.equal(await walletOf(anna.id), 250_000_00n)
  // The first of December in Berlin.
  clock.advanceMs(Date.parse('2026-11-30T23:00:00Z') - clock.now().getTime())
  assert.equal((await pay(anna.reference, '1.00')).credited, 1)
})

test('a higher tier takes more, and the highest has no limit of a month', async () => {
  const anna = await enrol('tier@example.org')
  await database.owner.query('UPDATE identity.people SET tier = 2 WHERE id = $1', [anna.id])
  const file = await pay(anna.reference, '1000000.00', '1000000.00', '1000000.01')
  assert.deepEqual([file.credited, file.unmatched], [2, 1])
})
