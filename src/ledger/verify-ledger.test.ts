import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountId, TransferId } from '#platform/ids'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import {
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  type PostingCommand,
  postBatch,
  verifyLedger,
} from './index.ts'
import type { InvariantId } from './invariants.ts'
import { sealHeads } from './seal-heads.ts'

const database = await createTestDatabase()
const ctx = testContext()
const writer = createLedgerWriter()
const next = () => ctx.ids.next<TransferId>()
const reason = 'test.verify'

const [bank, ann, bob] = (await inTestTransaction(database, ctx, async (tx) => {
  const wallet = () => ({ ownerId: ctx.ids.next<string>(), kind: 'wallet', asset: 'USD' }) as const
  const opening = { ownerId: houseOwnerId, kind: 'opening', asset: 'USD' } as const
  return (await openAccounts(tx, [opening, wallet(), wallet()])).map(({ id }) => id)
})) as [AccountId, AccountId, AccountId]

const move = (from: AccountId, to: AccountId, amountMinor: bigint): PostingCommand => ({
  ...{ kind: 'transfer', id: next(), reason, asset: 'USD' },
  ...{ debitAccountId: from, creditAccountId: to, amountMinor },
})
const post = (commands: readonly PostingCommand[]) =>
  inTestTransaction(database, ctx, (tx) => postBatch(tx, writer, commands))
const seal = () => inTestTransaction(database, ctx, sealHeads)

const holdId = next()
const expiresAt = new Date(Date.now() + 3_600_000)
await post([move(bank, ann, 1_000n), move(ann, bob, 100n), move(bob, ann, 5_000n)])
await seal()
const legs = [move(ann, bob, 1n), move(bob, ann, 1n)].map((leg) => ({ ...leg, groupId: 'pair' }))
await post([
  { ...move(ann, bob, 50n), kind: 'hold', id: holdId, expiresAt } as PostingCommand,
  ...legs,
])
await post([{ kind: 'capture', id: next(), holdId, amountMinor: 20n, final: false, reason }])
await seal()

const failures = async () => {
  const report = await verifyLedger(database.pool)
  const failed = report.invariants.filter(({ ok }) => !ok)
  assert.equal(report.ok, failed.length === 0)
  return new Map(failed.map(({ id, violations }) => [id, violations]))
}

test('an untouched ledger stands, and says how much was looked at', async () => {
  const report = await verifyLedger(database.pool)
  assert.equal(report.ok, true)
  assert.equal(report.batches, 3)
  assert.equal(report.transfers, 6)
  const checked = Object.fromEntries(report.invariants.map(({ id, checked }) => [id, checked]))
  assert.deepEqual(checked, {
    ...{ I1: 1, I2: 3, I3: 12, I4: 12, I5: 12, I6: 1, I7: 1, I8: 3, I9: 7 },
  })
})

type Damage = {
  readonly name: string
  readonly sql: string
  readonly finds: readonly InvariantId[]
}

const one = `id = (SELECT id FROM ledger.transfers WHERE amount_minor = 100)`
const damages: readonly Damage[] = [
  {
    name: 'a reason changed by one letter',
    sql: `UPDATE ledger.transfers SET reason = 'test.verifz' WHERE ${one}`,
    finds: ['I8'],
  },
  {
    name: 'an amount changed by a cent',
    sql: `UPDATE ledger.transfers SET amount_minor = 101 WHERE ${one}`,
    finds: ['I2', 'I4', 'I8'],
  },
  {
    name: 'an after-balance changed',
    sql: `UPDATE ledger.transfers SET credit_balance_minor = 99 WHERE ${one}`,
    finds: ['I4', 'I8'],
  },
  {
    name: 'a posting taken away',
    sql: `DELETE FROM ledger.transfers WHERE ${one}`,
    finds: ['I2', 'I3', 'I4', 'I8'],
  },
  { name: 'a refusal taken away', sql: 'DELETE FROM ledger.refusals', finds: ['I8'] },
  {
    name: 'a refusal that gets another code',
    sql: "UPDATE ledger.refusals SET code = 'above_ceiling'",
    finds: ['I8'],
  },
  {
    name: 'money put on an account',
    sql: `UPDATE ledger.accounts SET credits_posted = credits_posted + 1 WHERE id = '${ann}'`,
    finds: ['I1', 'I2'],
  },
  {
    name: 'a hold that forgot a capture',
    sql: 'UPDATE ledger.holds SET captured_minor = 0',
    finds: ['I6'],
  },
  { name: 'a hold closed by hand', sql: "UPDATE ledger.holds SET state = 'voided'", finds: ['I6'] },
  {
    name: 'a leg of a group taken away',
    sql: `DELETE FROM ledger.transfers WHERE id = '${legs[1]!.id}'`,
    finds: ['I2', 'I3', 'I4', 'I7', 'I8'],
  },
  {
    name: 'a sequence that jumps',
    sql: `UPDATE ledger.transfers SET debit_seq = 9 WHERE debit_seq = 2 AND debit_account_id = '${ann}'`,
    finds: ['I3', 'I4', 'I8'],
  },
  {
    name: 'a time set before an earlier one',
    sql: `UPDATE ledger.transfers SET at = at - interval '1 day' WHERE ${one}`,
    finds: ['I4'],
  },
  {
    name: 'a batch moved in time',
    sql: "UPDATE ledger.batches SET at = at + interval '1 day' WHERE batch_no = 2",
    finds: ['I8'],
  },
  {
    name: 'a floor raised over what stood there',
    sql: `ALTER TABLE ledger.accounts DROP CONSTRAINT not_below_floor; UPDATE ledger.accounts SET floor_minor = 2000 WHERE id = '${ann}'`,
    finds: ['I5'],
  },
  {
    name: 'the last batch taken away with all it wrote',
    sql: `DELETE FROM ledger.batches WHERE batch_no = 3; DELETE FROM ledger.transfers WHERE batch_no = 3;
      UPDATE ledger.holds SET captured_minor = 0; UPDATE ledger.accounts SET seq = seq - 1, debits_posted = debits_posted - 20, debits_pending = 50 WHERE id = '${ann}';
      UPDATE ledger.accounts SET seq = seq - 1, credits_posted = credits_posted - 20, credits_pending = 50 WHERE id = '${bob}'`,
    finds: ['I8'],
  },
  {
    name: 'a refused id that was posted as well',
    sql: `INSERT INTO ledger.refusals SELECT id, 'below_floor', '', 1, 1, 9 FROM ledger.transfers WHERE ${one}`,
    finds: ['I8', 'I9'],
  },
  {
    name: 'a seal that was rewritten',
    sql: "UPDATE ledger.seals SET at = at + interval '1 hour' WHERE no = 1",
    finds: ['I8'],
  },
]

/** The damage is done in a database of its own, so that the next one starts from a whole ledger. */
const withDamage = async (sql: string, look: () => Promise<void>) => {
  const tables = ['accounts', 'transfers', 'refusals', 'batches', 'holds', 'seals']
  const keep = tables.map((name) => `CREATE TABLE kept_${name} AS TABLE ledger.${name}`)
  const back = tables.map(
    (name) =>
      `DELETE FROM ledger.${name}; INSERT INTO ledger.${name} SELECT * FROM kept_${name}; DROP TABLE kept_${name}`,
  )
  await database.owner.query(keep.join(';'))
  try {
    await database.owner.query(sql)
    await look()
  } finally {
    await database.owner.query(back.join(';'))
  }
}

for (const { name, sql, finds } of damages) {
  test(`verify finds ${name}`, async () => {
    await withDamage(sql, async () => {
      const found = await failures()
      for (const id of finds)
        assert.ok(found.has(id), `${id} is silent; ${[...found.keys()]} speak`)
    })
  })
}

test('one flipped byte is found and the batch is named', async () => {
  const flip = `UPDATE ledger.transfers SET reason = 'test.verifz' WHERE ${one}`
  await withDamage(flip, async () => {
    assert.deepEqual((await failures()).get('I8'), [
      'batch 1/1 was touched: its hash does not recompute',
    ])
  })
})

test('after all that the ledger stands again', async () => {
  assert.deepEqual([...(await failures()).keys()], [])
})
