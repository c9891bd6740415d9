import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { enrolPerson } from '#identity'
import { findAccounts, houseOwnerId, verifyLedger } from '#ledger'
import type { TxContext } from '#platform/context'
import { createSecrets, useSecrets } from '#platform/crypto'
import { createCursors } from '#platform/paging'
import { Problem } from '#platform/problems'
import { forgetPolicy } from '#policy'
import { bankFile } from '../../test/support/bank-files.ts'
import { asPerson, inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { assignSuspense } from './assign-suspense.ts'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { importBankFile } from './import-bank-file.ts'
import { listSuspense } from './show-suspense.ts'

const database = await createTestDatabase()
useSecrets(createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }]))
const inTx = <T>(work: (tx: TxContext) => Promise<T>) =>
  inTestTransaction(database, testContext(), work)

/** A policy with a fee of 1 % on deposits, in which France may not hold euros. */
before(async () => {
  await database.owner.query(`
    INSERT INTO policy.versions (version, effective_from, document)
    SELECT 1000, '2026-01-02T00:00:00Z', jsonb_set(
      jsonb_set(document, '{fees}', (
        SELECT jsonb_agg(CASE fee ->> 'operation'
          WHEN 'deposit' THEN fee || '{"basisPoints": 100}' ELSE fee END)
          FROM jsonb_array_elements(document -> 'fees') AS fee)),
      '{countries,restrictedCurrencies}',
      '[{"currency": "EUR", "countries": ["FR"], "why": {"en": "Test", "zh-CN": "测试"}}]')
      FROM policy.versions ORDER BY version DESC LIMIT 1`)
  forgetPolicy()
})

const enrol = (name: string, country: string) =>
  inTx(async (tx) => {
    const person = await enrolPerson(tx, {
      email: `${name}@example.com`,
      ...{ name, country, language: 'en', mainCurrency: 'EUR' },
    })
    return { ...person, reference: await ensureBankReference(tx, person.id) }
  })

const pay = (remittance: string, bankReference: string) => {
  const entries = [{ amount: '50.00', remittance, bankReference }]
  const { bytes } = bankFile({ statements: [{ entries }] })
  return inTx((tx) => importBankFile(tx, { name: 'x.xml', bytes, source: 'upload' }))
}

const balanceOf = (ownerId: string, kind: 'wallet' | 'fees' | 'nostro') =>
  inTx(async (tx) => (await findAccounts(tx, [{ ownerId, kind, asset: 'EUR' }]))[0]?.balanceMinor)

test('a fee of the policy is kept from the deposit and told with it', async () => {
  const anna = await enrol('anna', 'DE')
  const file = await pay(anna.reference, 'POLICY-1')
  assert.equal(file.credited, 1)
  assert.equal(await balanceOf(anna.id, 'wallet'), 4950n)
  assert.equal(await balanceOf(houseOwnerId, 'fees'), 50n)
  assert.equal(await balanceOf(houseOwnerId, 'nostro'), 5000n)
  const { rows } = await database.pool.query(
    'SELECT amount_minor, fee_minor FROM funding.movement_view WHERE person_id = $1',
    [anna.id],
  )
  assert.deepEqual(rows, [{ amount_minor: 5000n, fee_minor: 50n }])
})

test('a currency that the person may not hold stays in suspense, and is not assigned', async () => {
  const marie = await enrol('marie', 'FR')
  const staff = await enrol('staff', 'DE')
  const file = await pay(marie.reference, 'POLICY-2')
  assert.equal(file.unmatched, 1)
  const cursors = createCursors(Buffer.alloc(32, 9))
  const { items } = await inTx((tx) => listSuspense(tx, cursors, { state: 'open' }))
  assert.equal(items[0]?.reason, 'currency_not_allowed')
  await assert.rejects(
    inTestTransaction(database, testContext({ actor: asPerson(staff.id, 'treasury') }), (tx) =>
      assignSuspense(tx, {
        ...{ id: items[0]!.id, accountNumber: marie.accountNumber, reason: 'because' },
      }),
    ),
    (error) => error instanceof Problem && error.code === 'funding.suspense_currency_not_allowed',
  )
})

test('after all this the books are in order', async () => {
  const { invariants } = await verifyLedger(database.pool)
  assert.deepEqual(
    invariants.flatMap(({ violations }) => violations),
    [],
  )
})
