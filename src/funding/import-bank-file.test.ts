import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { enrolPerson, type PersonSummary } from '#identity'
import { findAccounts, houseOwnerId, verifyLedger } from '#ledger'
import { type Currency, money } from '#money'
import type { TxContext } from '#platform/context'
import { createSecrets, useSecrets } from '#platform/crypto'
import { bankFile, type TestEntry, type TestFile } from '../../test/support/bank-files.ts'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { importBankFile } from './import-bank-file.ts'
import { inspectBankFile } from './rails/bank/inspect-bank-file.ts'
import { drawReference } from './reference.ts'
import { showBankFile, showFile } from './show-bank-files.ts'
import { writeDemoStatement } from './write-demo-statement.ts'

const database = await createTestDatabase()
const ctx = testContext()
useSecrets(createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }]))
const inTx = <T>(work: (tx: TxContext) => Promise<T>) => inTestTransaction(database, ctx, work)

type Somebody = PersonSummary & { readonly reference: string }
let people = 0

const somebody = (country = 'DE'): Promise<Somebody> =>
  inTx(async (tx) => {
    people += 1
    const person = await enrolPerson(tx, {
      email: `person${people}@example.com`,
      name: `Anna Keller ${people}`,
      ...{ country, language: 'en', mainCurrency: 'EUR' },
    })
    return { ...person, reference: await ensureBankReference(tx, person.id) }
  })

const importFile = (file: TestFile, name = 'statement.xml') =>
  inTx((tx) => importBankFile(tx, { name, bytes: bankFile(file).bytes, source: 'upload' }))

const importEntries = (entries: readonly TestEntry[], type = 'camt.053.001.08') =>
  importFile({ type, statements: [{ entries }] })

const outcomesOf = async (fileId: string) => {
  const { rows } = await database.pool.query<{ outcome: string; reason: string | null }>(
    'SELECT outcome, reason FROM funding.bank_entries WHERE file_id = $1 ORDER BY place, part',
    [fileId],
  )
  return rows.map(({ outcome, reason }) => reason ?? outcome)
}

const importOutcomes = async (entries: readonly TestEntry[], type?: string) =>
  outcomesOf((await importEntries(entries, type)).id)

const balanceOf = (ownerId: string, kind: 'wallet' | 'nostro' | 'suspense', asset: Currency) =>
  inTx(async (tx) => (await findAccounts(tx, [{ ownerId, kind, asset }]))[0]?.balanceMinor ?? 0n)

const walletOf = ({ id }: Somebody, asset: Currency = 'EUR') => balanceOf(id, 'wallet', asset)

type Edit = readonly [kind: string, at: number, other: number]

const damage = (text: string, edits: readonly Edit[]): Buffer => {
  const pieces = text.split(/(?=<)/)
  const bytes: [number, number][] = []
  for (const [kind, a, b] of edits) {
    const [at, other] = [a % pieces.length, b % pieces.length]
    if (kind === 'drop') pieces.splice(at, 1)
    else if (kind === 'double') pieces.splice(at, 0, pieces[at]!)
    else if (kind === 'swap') [pieces[at], pieces[other]] = [pieces[other]!, pieces[at]!]
    else bytes.push([a, b % 256])
  }
  const damaged = Buffer.from(pieces.join(''))
  for (const [at, value] of bytes) damaged[at % damaged.length] = value
  return damaged
}

let serial = 0
/** A bank reference that no other entry of these tests has. */
const unique = () => `BANK${String(++serial).padStart(8, '0')}`

let anna: Somebody
before(async () => {
  anna = await somebody()
})

describe('a payment with the reference', () => {
  test('is credited, once, however often its file comes', async () => {
    const person = await somebody()
    const file = await inTx((tx) =>
      writeDemoStatement(tx, { personId: person.id, amount: money(1230n, 'EUR') }),
    )
    assert.deepEqual(inspectBankFile(file.bytes).problems, [])
    const given = { name: file.name, bytes: file.bytes, source: 'demo' } as const
    const first = await inTx((tx) => importBankFile(tx, given))
    const second = await inTx((tx) => importBankFile(tx, given))
    assert.deepEqual([first.credited, second.credited, second.skipped], [1, 0, 1])
    assert.deepEqual(await outcomesOf(second.id), ['already_booked'])
    assert.equal(await walletOf(person), 1230n)
    const { rows } = await database.pool.query(
      `SELECT kind, direction, amount_minor, memo FROM funding.movement_view WHERE person_id = $1`,
      [person.id],
    )
    assert.deepEqual(rows, [
      { kind: 'bank_deposit', direction: 'in', amount_minor: 1230n, memo: person.reference },
    ])
    const events = await database.pool.query(
      `SELECT data FROM platform.events WHERE type = 'funding.deposit_credited' AND subject = $1`,
      [person.id],
    )
    assert.equal(events.rows.length, 1)
    assert.equal(events.rows[0].data.amount, '12.30')
  })

  test('is found however the payer typed it', async () => {
    const { reference } = anna
    const bare = reference.replaceAll('-', '')
    const forms: readonly Partial<TestEntry>[] = [
      { remittance: reference.toLowerCase() },
      { remittance: `Invoice 12, ${bare.replace('OK', '0K')} thanks` },
      { remittance: `my ok account: ${reference.replaceAll('-', ' ')}.` },
      { remittance: bare.replaceAll('0', 'O').replaceAll('1', 'l') },
      { remittance: [`${'x'.repeat(30)}${bare.slice(0, 5)}`, bare.slice(5)] },
      { structured: bare },
      { endToEndId: bare },
      { additional: `/REMI/${reference}/EREF/NOTPROVIDED` },
      { remittance: `${reference} ${reference}` },
    ]
    const entries = forms.map((form) => ({ amount: '2.00', bankReference: unique(), ...form }))
    assert.deepEqual(
      await importOutcomes(entries),
      forms.map(() => 'credited'),
    )
  })

  test('opens the wallet of a currency that the person did not hold', async () => {
    const person = await somebody()
    const entries = [{ amount: '5000', remittance: person.reference }]
    const account = '2840117'
    await importFile({ statements: [{ account, currency: 'JPY', entries }] })
    assert.equal(await walletOf(person, 'JPY'), 5000n)
  })

  test('is recognised on an account that the bank writes with spaces or hyphens', async () => {
    const entries = [{ amount: '50.00', remittance: anna.reference }]
    const account = '284 117730 001'
    const file = await importFile({ statements: [{ account, currency: 'HKD', entries }] })
    assert.equal(file.credited, 1)
  })
})

describe('money that cannot be matched', () => {
  const suspendedFor = async (entry: Partial<TestEntry>) => {
    const [reason] = await importOutcomes([{ amount: '3.00', bankReference: unique(), ...entry }])
    return reason
  }

  test('goes to suspense with its reason', async () => {
    const other = await somebody()
    const typo = anna.reference.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    assert.equal(await suspendedFor({ remittance: 'Birthday' }), 'no_reference')
    assert.equal(await suspendedFor({ remittance: typo }), 'no_reference')
    const nobodys = drawReference(ctx.random)
    assert.equal(await suspendedFor({ remittance: nobodys }), 'unknown_reference')
    assert.equal(await suspendedFor({ remittance: 'OK 00000000' }), 'no_reference')
    const both = `${anna.reference} ${other.reference}`
    assert.equal(await suspendedFor({ remittance: both }), 'ambiguous_reference')
    assert.equal(
      await suspendedFor({ amount: '0.50', remittance: anna.reference }),
      'below_minimum',
    )
    assert.equal(
      await suspendedFor({ reversal: true, remittance: anna.reference }),
      'reversal_of_debit',
    )
  })

  test('is held back from closed and frozen people', async () => {
    const person = await somebody()
    const setState = (state: string) =>
      database.owner.query('UPDATE identity.people SET state = $1 WHERE id = $2', [
        state,
        person.id,
      ])
    await setState('closed')
    assert.equal(await suspendedFor({ remittance: person.reference }), 'person_closed')
    await setState('frozen_by_owner')
    assert.equal(await suspendedFor({ remittance: person.reference }), 'person_frozen')
    assert.equal(await walletOf(person), 0n)
  })

  test('is held back when the wallet itself refuses', async () => {
    const person = await somebody()
    await importEntries([{ amount: '3.00', remittance: person.reference, bankReference: unique() }])
    await database.owner.query(`UPDATE ledger.accounts SET state = 'frozen' WHERE owner_id = $1`, [
      person.id,
    ])
    assert.equal(await suspendedFor({ remittance: person.reference }), 'wallet_refused')
  })

  test('is in the suspense account of the ledger, to the cent', async () => {
    const { rows } = await database.pool.query<{ sum: string }>(
      `SELECT sum(amount_minor) FROM funding.suspense_items WHERE currency = 'EUR'`,
    )
    assert.equal(await balanceOf(houseOwnerId, 'suspense', 'EUR'), BigInt(rows[0]!.sum))
  })

  test('keeps the account of its payer sealed', async () => {
    await suspendedFor({ debtor: 'Max', debtorAccount: 'NL56AGDH9619008421', remittance: 'x' })
    const { rows } = await database.pool.query<{ row: string }>(
      `SELECT s::text || e::text AS row FROM funding.suspense_items s
         JOIN funding.bank_entries e ON e.id = s.entry_id WHERE s.counterparty = 'Max'`,
    )
    assert.doesNotMatch(rows[0]!.row, /AGDH9619008421/)
  })
})

describe('entries that are not booked are explained', () => {
  const cases: readonly (readonly [outcome: string, entry: Partial<TestEntry>])[] = [
    ['not_yet_booked', { status: 'PDNG' }],
    ['information_only', { status: 'INFO' }],
    ['zero_amount', { amount: '0.00' }],
    ['amount_too_precise', { amount: '3.00500' }],
    ['currency_not_ours', { currency: 'USD' }],
    ['currency_not_ours', { currency: 'SEK' }],
    ['debit', { direction: 'DBIT' }],
    ['debit_reversal', { direction: 'DBIT', reversal: true }],
    ['amount_too_large', { amount: '99999999999999999' }],
  ]
  for (const [outcome, entry] of cases) {
    test(`${outcome}: ${JSON.stringify(entry)}`, async () => {
      const file = await importEntries([
        { amount: '3.00', remittance: anna.reference, bankReference: unique(), ...entry },
      ])
      assert.deepEqual(await outcomesOf(file.id), [outcome])
      const shown = await inTx((tx) => showBankFile(tx, showFile(file, 'en').id))
      assert.ok((shown.items[0]?.explanation.length ?? 0) > 20)
    })
  }

  test('every sample file imports, books nothing and says why', async () => {
    const folder = new URL('../../test/fixtures/iso20022/', import.meta.url)
    const before = await balanceOf(houseOwnerId, 'nostro', 'EUR')
    for (const name of [
      ...['abn_amro-camt053.xml', 'camt053.v2.all-balance-types.xml', 'camt053.v2.minimal.xml'],
      ...['camt053.v4.xml', 'camt053.v8.xml', 'camt054.v2.xml', 'camt054.v8.xml'],
      'nordea-camt.xml',
    ]) {
      const bytes = readFileSync(new URL(name, folder))
      const file = await inTx((tx) => importBankFile(tx, { name, bytes, source: 'upload' }))
      assert.equal(file.state, 'imported', name)
      assert.equal(file.entries, inspectBankFile(bytes).entries, name)
      assert.deepEqual([...new Set(await outcomesOf(file.id))], ['not_our_account'], name)
    }
    assert.equal(await balanceOf(houseOwnerId, 'nostro', 'EUR'), before)
  })
})

describe('the same entry is booked once', () => {
  const paid = (more: Partial<TestEntry> = {}): TestEntry => ({
    ...{ amount: '4.00', remittance: anna.reference, endToEndId: unique() },
    ...more,
  })

  test('two equal genuine payments are two, in every repetition of the statement', async () => {
    const entry = paid()
    assert.deepEqual(await importOutcomes([entry, entry]), ['credited', 'credited'])
    assert.deepEqual(await importOutcomes([entry, entry]), ['already_booked', 'already_booked'])
    assert.deepEqual(await importOutcomes([entry, entry, entry]), [
      ...['already_booked', 'already_booked', 'credited'],
    ])
  })

  test('two equal payments with one bank reference are two', async () => {
    const entry = paid({ bankReference: unique() })
    assert.deepEqual(await importOutcomes([entry, entry]), ['credited', 'credited'])
    assert.deepEqual(await importOutcomes([entry]), ['already_booked'])
  })

  test('one bank reference for two different bookings is two bookings', async () => {
    const bankReference = unique()
    const entries = [paid({ bankReference }), paid({ bankReference, amount: '5.00' })]
    assert.deepEqual(await importOutcomes(entries), ['credited', 'credited'])
  })

  test('overlapping files book what is new', async () => {
    const [first, second, third] = [paid(), paid(), paid()]
    assert.deepEqual(await importOutcomes([first, second]), ['credited', 'credited'])
    assert.deepEqual(await importOutcomes([second, third]), ['already_booked', 'credited'])
  })

  test('a notification and then the statement are one, in every pair of versions', async () => {
    for (const notified of ['camt.054.001.02', 'camt.054.001.04', 'camt.054.001.08']) {
      for (const stated of ['camt.053.001.02', 'camt.053.001.04', 'camt.053.001.08']) {
        const entry = paid({ bankReference: unique() })
        assert.deepEqual(await importOutcomes([entry, entry], notified), ['credited', 'credited'])
        assert.deepEqual(await importOutcomes([entry, entry], stated), [
          ...['already_booked', 'already_booked'],
        ])
      }
    }
  })

  test('a statement that says less than the notification is still the same', async () => {
    const day = '2026-10-01'
    const full = paid({ amount: '41.00', day })
    assert.deepEqual(await importOutcomes([full], 'camt.054.001.08'), ['credited'])
    const terse = { amount: '41.00', day, bankReference: unique() }
    assert.deepEqual(await importOutcomes([terse]), ['already_booked'])
    // The statement has been told: a second one of the same kind is another payment.
    assert.deepEqual(await importOutcomes([{ ...terse, bankReference: unique() }]), [
      'no_reference',
    ])
  })

  test('a statement with the payments of two people never mixes them up', async () => {
    const ben = await somebody()
    const day = '2026-10-02'
    const common = { amount: '42.00', day }
    const notified = { ...common, remittance: anna.reference }
    assert.deepEqual(await importOutcomes([notified], 'camt.054.001.08'), ['credited'])
    const stated = [ben, anna].map(({ reference }) => {
      return { ...common, remittance: reference, bankReference: unique() }
    })
    assert.deepEqual(await importOutcomes(stated), ['credited', 'already_booked'])
    assert.equal(await walletOf(ben), 4200n)
  })

  test('a statement that stands in its file twice is read as one', async () => {
    const statement = { id: 'TWICE', entries: [paid()] }
    const file = await importFile({ statements: [statement, statement] })
    assert.deepEqual(await outcomesOf(file.id), ['credited', 'already_booked'])
  })

  test('equal payments on two pages of a statement are two', async () => {
    const entry = paid()
    const page = (number: number) => ({ number, last: number === 2 })
    const pages = [1, 2].map((number) => ({ id: 'PAGED', page: page(number), entries: [entry] }))
    const file = await importFile({ statements: pages })
    assert.deepEqual(await outcomesOf(file.id), ['credited', 'credited'])
  })

  test('the same file given twice at the same moment is booked once', async () => {
    const person = await somebody()
    const entries = Array.from({ length: 20 }, () => paid({ remittance: person.reference }))
    const files = await Promise.all(Array.from({ length: 6 }, () => importEntries(entries)))
    const credited = files.reduce((sum, file) => sum + file.credited, 0)
    assert.equal(credited, 20)
    assert.equal(await walletOf(person), 8000n)
  })
})

describe('batches', () => {
  test('each payment goes to its own person', async () => {
    const ben = await somebody()
    const before = await walletOf(anna)
    const details = [
      { amount: '4.00', remittance: anna.reference },
      { amount: '6.00', remittance: ben.reference },
      { amount: '1.00', remittance: 'nobody' },
    ]
    const entry = { amount: '11.00', bankReference: unique(), details, batch: { count: 3 } }
    assert.deepEqual(await importOutcomes([entry]), ['credited', 'credited', 'no_reference'])
    assert.equal((await walletOf(anna)) - before, 400n)
    assert.equal(await walletOf(ben), 600n)
    assert.deepEqual(await importOutcomes([entry]), ['already_booked'])
    const { details: _none, ...terse } = entry
    assert.deepEqual(await importOutcomes([terse], 'camt.054.001.08'), ['already_booked'])
  })

  test('that do not add up, or have no amounts, go to suspense as a whole', async () => {
    const details = [{ amount: '4.00', remittance: anna.reference }, { amount: '5.00' }]
    assert.deepEqual(
      await importOutcomes([{ amount: '10.00', bankReference: unique(), details }]),
      ['batch_inconsistent'],
    )
    const silent = [{ remittance: anna.reference }, {}]
    assert.deepEqual(
      await importOutcomes([{ amount: '10.00', bankReference: unique(), details: silent }]),
      ['batch_without_amounts'],
    )
  })
})

describe('a file that cannot be trusted', () => {
  test('is recorded as refused, in both languages, and nothing of it is booked', async () => {
    const before = await balanceOf(houseOwnerId, 'nostro', 'EUR')
    const { bytes } = bankFile({
      statements: [
        { entries: [{ amount: '9.00', remittance: anna.reference, bankReference: unique() }] },
        { opening: '0.00', closing: '99.00', entries: [{ amount: '1.00' }] },
      ],
    })
    const file = await inTx((tx) =>
      importBankFile(tx, { name: 'bad.xml', bytes, source: 'upload' }),
    )
    assert.equal(file.state, 'refused')
    assert.equal(file.refusalCode, 'funding.file_unbalanced')
    assert.match(showFile(file, 'en').refusal?.detail ?? '', /1\.00 EUR.*99\.00 EUR/)
    assert.match(showFile(file, 'zh-CN').refusal?.detail ?? '', /未入账/)
    assert.equal(await balanceOf(houseOwnerId, 'nostro', 'EUR'), before)
  })
})

describe('damaged files', () => {
  test('are booked whole or not at all, whatever the damage', async () => {
    const entry = (bankReference: string): TestEntry => ({
      ...{ amount: '4.00', remittance: anna.reference, bankReference, endToEndId: 'E2E' },
      details: [
        { amount: '1.50', remittance: anna.reference },
        { amount: '2.50', remittance: 'x' },
      ],
    })
    const edit = fc.tuple(fc.constantFrom('drop', 'double', 'swap', 'byte'), fc.nat(), fc.nat())
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const file = bankFile({ statements: [{ entries: [entry(unique()), entry(unique())] }] })
        const before = await balanceOf(houseOwnerId, 'nostro', 'EUR')
        const bytes = damage(file.text, edits)
        const given = { name: 'damaged.xml', bytes, source: 'upload' } as const
        const { id, state } = await inTx((tx) => importBankFile(tx, given))
        const moved = (await balanceOf(houseOwnerId, 'nostro', 'EUR')) - before
        const { rows } = await database.pool.query<{ sum: string | null }>(
          `SELECT sum(amount::numeric * 100)::bigint AS sum FROM funding.bank_entries
            WHERE file_id = $1 AND outcome IN ('credited', 'unmatched')`,
          [id],
        )
        assert.equal(moved, BigInt(rows[0]?.sum ?? 0))
        if (state === 'refused') assert.equal(moved, 0n)
      }),
      { numRuns: 60 },
    )
  })
})

test('after all this the books are in order', async () => {
  const report = await verifyLedger(database.pool)
  assert.deepEqual(
    report.invariants.flatMap(({ violations }) => violations),
    [],
  )
  const { rows } = await database.pool.query<{ sum: string }>(
    `SELECT sum(amount_minor) FROM (
       SELECT currency, amount_minor FROM funding.deposits
       UNION ALL SELECT currency, amount_minor FROM funding.suspense_items) booked
      WHERE currency = 'EUR'`,
  )
  assert.equal(await balanceOf(houseOwnerId, 'nostro', 'EUR'), BigInt(rows[0]!.sum))
})
