import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalCodes, verifyLedger } from '#ledger'
import { createTestDatabase } from '../support/database.ts'
import { createTableRunner } from './ledger-table.ts'

const database = await createTestDatabase()

const tables: Readonly<Record<string, string>> = {
  'a transfer moves money once, and never more than there is': `
    account A wallet USD has=100
    account B wallet USD
    transfer T1 A B 40 USD = posted
    transfer T2 A B 61 USD = below_floor
    transfer T3 A B 60 USD = posted
    transfer T4 A B 1 USD = below_floor
    transfer T5 B A 1 USD = posted
    balance A 1 available=1
    balance B 99 available=99
  `,
  'the same id again gives the first answer, other content is told so': `
    account A wallet USD has=100
    account B wallet USD
    transfer T1 A B 40 USD = posted
    transfer T1 A B 40 USD = posted
    transfer T1 A B 41 USD = exists_with_different_content
    transfer T2 A B 100 USD = below_floor
    transfer T3 B A 40 USD = posted
    transfer T2 A B 100 USD = below_floor     · stays failed although the money is there now
    transfer T2 A B 10 USD = exists_with_different_content

    transfer T1 A B 40 USD = posted
    transfer T1 B A 40 USD = exists_with_different_content
    transfer T1 A B 40 USD reason=test.other = exists_with_different_content
    transfer T2 A B 100 USD = below_floor
    hold T1 A B 40 USD expires=60 = exists_with_different_content
    balance A 100
  `,
  'what stands first in the list of codes is given first': `
    account A wallet USD has=100
    account B wallet USD
    account C wallet EUR
    account D wallet USD
    account E wallet USD
    account F wallet USD has=5
    state D closed
    state E frozen
    state F debits_frozen
    transfer #T1 A A 0 USD = id_must_be_uuidv7
    transfer #01900000-0000-4000-8000-000000000001 A B 1 USD = id_must_be_uuidv7
    transfer T1 A A 0 USD = amount_must_be_positive
    transfer T2 A A -1 USD = amount_must_be_positive
    transfer T3 A A 1 USD = accounts_must_differ
    transfer T4 ? B 1 USD = debit_account_not_found
    transfer T5 A ? 1 USD = credit_account_not_found
    transfer T6 A C 1 USD = asset_mismatch
    transfer T7 C A 1 EUR = asset_mismatch
    transfer T8 A B 1 EUR = asset_mismatch
    transfer T9 D E 1 USD = debit_account_closed
    transfer T10 E D 1 USD = credit_account_closed
    transfer T11 E F 1 USD = debit_account_frozen
    transfer T12 F A 1 USD = debit_account_frozen
    transfer T13 A E 101 USD = credit_account_frozen
    hold H1 A B 101 USD expires=0 = expires_in_the_past
    hold H2 A B 9223372036854775808 USD expires=60 = amount_overflows
    transfer T14 A B 101 USD count=d:0 sum=d:1 = exceeds_window_count
    transfer T15 A B 101 USD sum=d:100 = exceeds_window_sum
    transfer T16 A B 101 USD = below_floor
    transfer T17 A F 1 USD = posted           · money may come in
    balance A 99
    balance F 6
  `,
  'a hold is not available any more; captures, voids and expiry end it once': `
    account A wallet USD has=100
    account B wallet USD
    hold H1 A B 70 USD expires=60 = posted
    balance A 100 available=30 held=70
    balance B 0 available=0 incoming=70
    transfer T1 A B 31 USD = below_floor
    capture C1 H1 0 = amount_must_be_positive
    capture C2 ? 1 = hold_not_found
    expire X0 H1 = hold_not_expired
    capture C3 H1 71 = exceeds_hold
    capture C4 H1 20 = posted
    capture C5 H1 51 = exceeds_hold
    balance A 80 available=30 held=50
    capture C6 H1 10 final = posted
    balance A 70 available=70 held=0
    balance B 30 available=30 incoming=0
    capture C7 H1 1 = hold_already_closed
    void V1 H1 = hold_already_closed
    expire X1 H1 = hold_already_closed
    capture C4 H1 20 = posted
    capture C4 H1 20 final = exists_with_different_content

    hold H2 A B 70 USD expires=60 = posted
    void V2 H2 = posted
    void V3 H2 = hold_already_closed
    capture C8 H2 1 = hold_already_closed
    balance A 70 available=70

    hold H3 A B 70 USD expires=60 = posted
    capture C9 H3 70 = posted
    void V4 H3 = hold_already_closed
    balance A 0 available=0
    balance B 100
  `,
  'after its time a hold is not captured, only released': `
    account A wallet USD has=100
    account B wallet USD
    hold H1 A B 60 USD expires=60 = posted
    capture C1 H1 10 = posted
    wait 59
    capture C2 H1 10 = posted
    expire X1 H1 = hold_not_expired
    wait 1
    capture C3 H1 10 = hold_expired
    expire X2 H1 = posted
    expire X3 H1 = hold_already_closed
    balance A 80 available=80
    balance B 20 incoming=0
  `,
  'a frozen account keeps its holds but pays nothing until it is free': `
    account A wallet USD has=100
    account B wallet USD
    hold H1 A B 60 USD expires=60 = posted
    hold H2 A B 10 USD expires=60 = posted
    state A debits_frozen
    capture C1 H1 10 = debit_account_frozen
    void V1 H2 = posted
    transfer T1 A B 1 USD = debit_account_frozen
    state A open
    capture C1 H1 10 = debit_account_frozen   · that id stays failed
    capture C2 H1 60 = posted
    balance A 40 available=40
  `,
  'a linked group happens whole or not at all': `
    account A wallet USD has=100
    account B wallet USD
    account C wallet USD
    transfer G1 A B 60 USD group=g1 = linked_failed
    transfer G2 A C 50 USD group=g1 = below_floor
    transfer G3 B C 1 USD group=g1 = linked_failed
    transfer T1 A B 100 USD = posted
    transfer G1 A B 60 USD group=g1 = linked_failed
    transfer G2 A C 50 USD group=g1 = below_floor
    transfer G3 B C 1 USD group=g1 = linked_failed

    transfer G4 B C 60 USD group=g2 = posted
    transfer G5 C A 60 USD group=g2 = posted
    transfer G6 A B 1 USD group=g2 = posted

    transfer G4 B C 60 USD group=g2 = posted
    transfer G5 C A 60 USD group=g2 = posted
    transfer G6 A B 1 USD group=g2 = posted

    transfer G4 B C 60 USD group=g2 = exists_with_different_content
    transfer G7 C A 1 USD group=g2 = linked_failed
    balance A 59
    balance B 41
    balance C 0
  `,
  'an id that comes twice in one group sinks it': `
    account A wallet USD has=100
    account B wallet USD
    transfer G0 A B 1 USD group=g = linked_failed
    transfer G1 A B 1 USD group=g = id_repeated_in_group
    transfer G1 A B 2 USD group=g = id_repeated_in_group
    balance A 100
  `,
  'holds, captures and windows inside a failed group leave no trace': `
    account A wallet USD has=100
    account B wallet USD
    hold H1 A B 50 USD expires=60 count=d:2 = posted
    hold H2 A B 10 USD expires=60 count=d:2 group=g = linked_failed
    capture C1 H1 50 group=g = linked_failed
    void V1 H1 group=g = hold_already_closed
    balance A 100 available=50 held=50
    hold H3 A B 10 USD expires=60 count=d:2 = posted
    hold H4 A B 10 USD expires=60 count=d:2 = exceeds_window_count
    void V2 H1 = posted
    balance A 100 available=90
  `,
  'limits over time count what passed, not what was refused or given back': `
    account A wallet USD has=1000
    account B wallet USD
    transfer T1 A B 60 USD sum=day:100 = posted
    transfer T2 A B 41 USD sum=day:100 = exceeds_window_sum
    transfer T3 A B 40 USD sum=day:100 = posted
    transfer T4 A B 1 USD sum=day:100 = exceeds_window_sum
    transfer T5 A B 1 USD sum=tomorrow:100 = posted
    transfer T6 A B 1 USD count=day:2 = exceeds_window_count
    hold H1 A B 1 USD expires=60 count=day:3 = posted
    void V1 H1 = posted
    transfer T7 A B 1 USD count=day:3 = exceeds_window_count
    balance A 899
  `,
  'floors and ceilings hold on both kinds of account': `
    account W wallet USD ceiling=100
    account N nostro USD floor=0 ceiling=150
    account X wallet USD
    transfer T1 N W 100 USD = posted
    transfer T2 N X 51 USD = above_ceiling
    transfer T3 N W 1 USD = above_ceiling
    transfer T4 W N 30 USD = posted
    hold H1 N W 30 USD expires=60 = posted
    transfer T5 N W 1 USD = above_ceiling      · what is incoming counts
    void V1 H1 = posted
    hold H2 W N 70 USD expires=60 = posted
    transfer T6 X N 1 USD = below_floor
    balance N 70 available=0
    balance W 70 available=0
  `,
  'the largest amount fits and one more does not': `
    account A nostro USD
    account B suspense USD
    transfer T1 A B 9223372036854775807 USD = posted
    transfer T2 A B 1 USD = amount_overflows
    hold H1 A B 1 USD expires=60 = amount_overflows
    balance B 9223372036854775807
    transfer T3 B A 9223372036854775807 USD = posted
    transfer T4 B A 1 USD = amount_overflows
    balance A 0
    balance B 0
  `,
  'a pending amount counts towards the largest': `
    account A nostro USD
    account B suspense USD
    hold H1 A B 9223372036854775807 USD expires=60 = posted
    transfer T1 A B 1 USD = amount_overflows
    capture C1 H1 9223372036854775807 = posted
    balance A 9223372036854775807
  `,
}

const modes = ['batches', 'singles'] as const
for (const [name, table] of Object.entries(tables)) {
  test(name, async () => {
    for (const mode of modes) {
      try {
        await createTableRunner(database, mode)(table)
      } catch (error) {
        if (mode === 'singles') throw new Error('one command at a time', { cause: error })
        throw error
      }
    }
  })
}

test('every refusal code is provoked by a table', () => {
  const all = Object.values(tables).join('\n')
  const missing = refusalCodes.filter((code) => !all.includes(`= ${code}`))
  assert.deepEqual(missing, [])
})

test('the ledger stands after all tables', async () => {
  const report = await verifyLedger(database.pool)
  assert.deepEqual(
    report.invariants.flatMap(({ violations }) => violations),
    [],
  )
})
