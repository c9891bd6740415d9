import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { enrolPerson, type PersonSummary } from '#identity'
import { findAccounts, houseOwnerId, verifyLedger } from '#ledger'
import type { Currency } from '#money'
import type { Context, TxContext } from '#platform/context'
import { createSecrets, useSecrets } from '#platform/crypto'
import { createCursors } from '#platform/paging'
import { Problem } from '#platform/problems'
import { bankFile, type TestEntry } from '../../test/support/bank-files.ts'
import { asPerson, inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { assignSuspense } from './assign-suspense.ts'
import { importBankFile } from './import-bank-file.ts'
import { schemaFaults } from './rails/bank/schemas.ts'
import { returnSuspense } from './return-suspense.ts'
import { listSuspense } from './show-suspense.ts'
import { writeReturns } from './write-returns.ts'

const database = await createTestDatabase()
useSecrets(createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }]))
const cursors = createCursors(Buffer.alloc(32, 9))
let treasurer: PersonSummary
let anna: PersonSummary

const inTx = <T>(work: (tx: TxContext) => Promise<T>, ctx: Context = testContext()) =>
  inTestTransaction(database, ctx, work)

const asTreasurer = <T>(work: (tx: TxContext) => Promise<T>) =>
  inTx(work, testContext({ actor: asPerson(treasurer.id, 'treasury') }))

const enrol = (name: string, country: string) =>
  inTx((tx) =>
    enrolPerson(tx, {
      email: `${name}@example.com`,
      ...{ name, country, language: 'en', mainCurrency: 'EUR' },
    }),
  )

before(async () => {
  treasurer = await enrol('treasurer', 'DE')
  anna = await enrol('anna', 'DE')
})

let serial = 0

/** An unmatched payment; gives the id under which staff see it. */
const suspend = async (entry: Partial<TestEntry> = {}) => {
  const bankReference = `SUSP${String(++serial).padStart(8, '0')}`
  const { bytes } = bankFile({
    statements: [{ entries: [{ amount: '7.50', bankReference, debtor: 'Max Payer', ...entry }] }],
  })
  const file = await inTx((tx) => importBankFile(tx, { name: 'x.xml', bytes, source: 'upload' }))
  assert.equal(file.unmatched, 1)
  const { items } = await inTx((tx) => listSuspense(tx, cursors, { state: 'open', limit: '1' }))
  return items[0]!.id
}

const balanceOf = (kind: 'suspense' | 'returns' | 'wallet', ownerId: string = houseOwnerId) =>
  inTx(async (tx) => {
    const asset: Currency = 'EUR'
    return (await findAccounts(tx, [{ ownerId, kind, asset }]))[0]?.balanceMinor ?? 0n
  })

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Problem && error.code === code

/** What the audit record says of such decisions. */
const onRecord = async (what: string) => {
  const { rows } = await database.pool.query(
    `SELECT event, actor_id, person_id FROM audit.entries WHERE facts ->> 'what' = $1`,
    [what],
  )
  return rows
}

describe('assigning an unmatched payment', () => {
  test('credits the person, once, and shows them the movement', async () => {
    const id = await suspend({ remittance: 'for Anna' })
    const assignment = { id, accountNumber: anna.accountNumber, reason: 'She sent the receipt' }
    const item = await asTreasurer((tx) => assignSuspense(tx, assignment))
    assert.deepEqual([item.state, item.note], ['assigned', 'She sent the receipt'])
    assert.deepEqual(await onRecord('funding.suspense_assigned'), [
      { event: 'sensitive_update', actor_id: treasurer.id, person_id: anna.id },
    ])
    assert.equal(await balanceOf('wallet', anna.id), 750n)
    const { rows } = await database.pool.query(
      'SELECT counterparty, amount_minor FROM funding.movement_view WHERE person_id = $1',
      [anna.id],
    )
    assert.deepEqual(rows, [{ counterparty: 'Max Payer', amount_minor: 750n }])
    await assert.rejects(
      asTreasurer((tx) => assignSuspense(tx, assignment)),
      refusedAs('funding.suspense_already_decided'),
    )
    assert.equal(await balanceOf('wallet', anna.id), 750n)
  })

  test('by two at the same moment credits once', async () => {
    const person = await enrol('race', 'DE')
    const id = await suspend()
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        asTreasurer((tx) =>
          assignSuspense(tx, { id, accountNumber: person.accountNumber, reason: 'race' }),
        ),
      ),
    )
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal(await balanceOf('wallet', person.id), 750n)
  })

  test('is refused to oneself, to nobody and to closed or frozen people', async () => {
    const id = await suspend()
    const closed = await enrol('closed', 'DE')
    await database.owner.query(`UPDATE identity.people SET state = 'closed' WHERE id = $1`, [
      closed.id,
    ])
    const cases = [
      [treasurer.accountNumber, 'funding.suspense_own_account'],
      ['OK000000001', 'funding.suspense_person_unknown'],
      ['anna@example.com', 'funding.suspense_person_unknown'],
      [closed.accountNumber, 'funding.suspense_person_cannot_receive'],
    ] as const
    for (const [accountNumber, code] of cases) {
      await assert.rejects(
        asTreasurer((tx) => assignSuspense(tx, { id, accountNumber, reason: 'because' })),
        refusedAs(code),
      )
    }
    for (const unknown of ['be_00000000000000000000000000', 'nonsense', anna.id]) {
      await assert.rejects(
        asTreasurer((tx) =>
          assignSuspense(tx, { id: unknown, accountNumber: anna.accountNumber, reason: 'because' }),
        ),
        refusedAs('funding.suspense_not_found'),
      )
    }
  })

  test('is refused when the wallet itself does not accept it', async () => {
    const id = await suspend()
    const person = await enrol('frozenwallet', 'DE')
    const first = { id, accountNumber: person.accountNumber, reason: 'because' }
    await asTreasurer((tx) => assignSuspense(tx, first))
    await database.owner.query(`UPDATE ledger.accounts SET state = 'frozen' WHERE owner_id = $1`, [
      person.id,
    ])
    const again = await suspend()
    await assert.rejects(
      asTreasurer((tx) => assignSuspense(tx, { ...first, id: again })),
      refusedAs('funding.suspense_person_cannot_receive'),
    )
  })
})

describe('returning an unmatched payment', () => {
  const debtorAccount = 'NL56AGDH9619008421'

  test('needs the account that it came from', async () => {
    const id = await suspend()
    await assert.rejects(
      asTreasurer((tx) => returnSuspense(tx, { id, reason: 'unknown sender' })),
      refusedAs('funding.return_account_missing'),
    )
  })

  test('orders it from the bank and is settled by the statement that shows it', async () => {
    const id = await suspend({ debtorAccount, debtor: 'Max & Söhne <GmbH>' })
    const inSuspense = await balanceOf('suspense')
    const item = await asTreasurer((tx) => returnSuspense(tx, { id, reason: 'not ours' }))
    assert.deepEqual(await onRecord('funding.suspense_returned'), [
      { event: 'sensitive_update', actor_id: treasurer.id, person_id: null },
    ])
    assert.equal(item.state, 'returned')
    assert.equal(item.counterpartyAccount, debtorAccount)
    assert.equal(await balanceOf('suspense'), inSuspense - 750n)
    assert.equal(await balanceOf('returns'), 750n)

    const folder = await mkdtemp(join(tmpdir(), 'okpay-out-'))
    const [name] = await writeReturns(database.pool, testContext(), folder)
    assert.deepEqual(await readdir(folder), [name])
    assert.deepEqual(await writeReturns(database.pool, testContext(), folder), [])
    const order = await readFile(join(folder, name!))
    const document = XmlDocument.fromBuffer(order)
    assert.deepEqual(schemaFaults(document, 'pain.001.001.09'), [])
    document.dispose()
    const endToEndId = /<EndToEndId>(.*)<\/EndToEndId>/.exec(order.toString())![1]!
    assert.match(order.toString(), /<IBAN>NL56AGDH9619008421<\/IBAN>/)
    assert.match(order.toString(), /Max &amp; Söhne &lt;GmbH&gt;/)

    const { bytes } = bankFile({
      statements: [{ entries: [{ amount: '7.50', direction: 'DBIT', endToEndId }] }],
    })
    const given = { name: 'debit.xml', bytes, source: 'upload' } as const
    await inTx((tx) => importBankFile(tx, given))
    await inTx((tx) => importBankFile(tx, given))
    assert.equal(await balanceOf('returns'), 0n)
    const { rows } = await database.pool.query(
      `SELECT outcome FROM funding.bank_entries WHERE end_to_end_id = $1 ORDER BY id`,
      [endToEndId],
    )
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['return_settled', 'already_booked'],
    )
  })

  test('is not settled by a debit of another amount', async () => {
    const id = await suspend({ debtorAccount })
    await asTreasurer((tx) => returnSuspense(tx, { id, reason: 'not ours' }))
    const { rows } = await database.pool.query(
      'SELECT end_to_end_id FROM funding.returns WHERE settled_at IS NULL',
    )
    const { bytes } = bankFile({
      statements: [
        { entries: [{ amount: '7.51', direction: 'DBIT', endToEndId: rows[0]!.end_to_end_id }] },
      ],
    })
    await inTx((tx) => importBankFile(tx, { name: 'debit.xml', bytes, source: 'upload' }))
    assert.equal(await balanceOf('returns'), 750n)
  })
})

test('the list goes page by page, newest first, each item once', async () => {
  await suspend()
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: { limit: string; cursor?: string } = { limit: '2', ...(cursor ? { cursor } : {}) }
    const page = await inTx((tx) => listSuspense(tx, cursors, query))
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(seen, [...seen].sort().reverse())
  const { rows } = await database.pool.query('SELECT count(*) AS n FROM funding.suspense_items')
  assert.equal(BigInt(seen.length), rows[0].n)
})

test('after all this the books are in order', async () => {
  const { invariants } = await verifyLedger(database.pool)
  assert.deepEqual(
    invariants.flatMap(({ violations }) => violations),
    [],
  )
})
