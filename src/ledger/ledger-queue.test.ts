import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import type { AccountId, TransferId } from '#platform/ids'
import { Problem } from '#platform/problems'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import {
  createLedger,
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  type PostingCommand,
  postBatch,
  readBalances,
  verifyLedger,
} from './index.ts'

const database = await createTestDatabase()
const ctx = testContext()

const open = () =>
  inTestTransaction(database, ctx, async (tx) => {
    const [opening, wallet] = await openAccounts(tx, [
      { ownerId: houseOwnerId, kind: 'opening', asset: 'USD' },
      { ownerId: ctx.ids.next(), kind: 'wallet', asset: 'USD' },
    ])
    return [opening!.id, wallet!.id] as const
  })

const move = (from: AccountId, to: AccountId): PostingCommand => ({
  ...{ kind: 'transfer', id: ctx.ids.next<TransferId>(), reason: 'test.queue', asset: 'USD' },
  ...{ debitAccountId: from, creditAccountId: to, amountMinor: 1n },
})

const balanceOf = (id: AccountId) =>
  inTestTransaction(database, ctx, async (tx) => (await readBalances(tx, [id]))[0]!.balanceMinor)

/**
 * A pool whose connections lose the answer to COMMIT, after or before it has reached the server.
 */
const losingCommits = (losses: ('after' | 'before')[]): pg.Pool => {
  const connect = async () => {
    const client = await database.pool.connect()
    const query = async (...args: unknown[]) => {
      const lost = args[0] === 'COMMIT' ? losses.shift() : undefined
      if (lost === 'before') await client.query('ROLLBACK')
      const result = lost === 'before' ? null : await client.query(...(args as [string]))
      if (lost) throw new Error('Connection terminated unexpectedly')
      return result
    }
    return { query, release: () => client.release() }
  }
  return { connect } as unknown as pg.Pool
}

test('an answer lost during commit is asked for again with the same ids', async () => {
  const [opening, wallet] = await open()
  const ledger = createLedger({ ...ctx, pool: losingCommits(['after', 'before', 'after']) })
  for (const expected of [1n, 2n, 3n]) {
    const [result] = await ledger.post([move(opening, wallet)])
    assert.ok(result?.posted)
    assert.equal(result.creditAfter.balanceMinor, expected)
    assert.equal(await balanceOf(wallet), expected)
  }
})

test('when nobody can be asked in time the outcome is called unknown, never failed', async () => {
  const [opening, wallet] = await open()
  const losses = new Array<'after'>(50).fill('after')
  const ledger = createLedger({ ...ctx, pool: losingCommits(losses), unknownForMs: 0 })
  const command = move(opening, wallet)
  const error = await ledger.post([command]).catch((reason: unknown) => reason)
  assert.ok(error instanceof Problem)
  assert.equal(error.code, 'ledger.outcome_unknown')
  const [found] = await createLedger({ ...ctx, pool: database.pool }).post([command])
  assert.ok(found?.posted && found.replayed)
  assert.equal(await balanceOf(wallet), 1n)
})

test('calls that wait together share a batch, and each gets its own answers', async () => {
  const [opening, wallet] = await open()
  const ledger = createLedger({ ...ctx, pool: database.pool })
  const calls = Array.from({ length: 50 }, (_, index) =>
    ledger.post(
      index % 5 === 4 ? [move(wallet, wallet)] : [move(opening, wallet), move(opening, wallet)],
    ),
  )
  const answers = await Promise.all(calls)
  for (const [index, results] of answers.entries()) {
    assert.equal(results.length, index % 5 === 4 ? 1 : 2)
    assert.ok(results.every(({ posted }) => posted === (index % 5 !== 4)))
  }
  const { rows } = await database.pool.query<{ batches: bigint }>(
    `SELECT count(DISTINCT (writer_no, batch_no)) AS batches
       FROM ledger.transfers WHERE credit_account_id = $1`,
    [wallet],
  )
  assert.ok(rows[0]!.batches <= 3n, `${rows[0]!.batches} batches`)
})

test('a use case posts twice in one transaction, and a throw takes all of it back', async () => {
  const [opening, wallet] = await open()
  const writer = createLedgerWriter()
  const run = (fails: boolean) =>
    inTestTransaction(database, ctx, async (tx) => {
      await postBatch(tx, writer, [move(opening, wallet)])
      await postBatch(tx, writer, [move(opening, wallet)])
      if (fails) throw new Error('changed my mind')
    })
  await assert.rejects(run(true), /changed my mind/)
  assert.equal(await balanceOf(wallet), 0n)
  await run(false)
  assert.equal(await balanceOf(wallet), 2n)
  assert.equal((await verifyLedger(database.pool)).ok, true)
})

test('a reason that no programmer should write is refused before it waits', async () => {
  const [opening, wallet] = await open()
  const ledger = createLedger({ ...ctx, pool: database.pool })
  await assert.rejects(ledger.post([{ ...move(opening, wallet), reason: 'a|b' }]), /Not a reason/)
})
