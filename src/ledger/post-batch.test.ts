import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createManualClock } from '#platform/clock'
import type { TransferId } from '#platform/ids'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { balancesAsOf } from './balances-as-of.ts'
import { expireHolds } from './expire-holds.ts'
import {
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  type PostingCommand,
  type PostingResult,
  postBatch,
  readBalances,
  verifyLedger,
} from './index.ts'
import { sealHeads } from './seal-heads.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
const ctx = testContext({ clock })
const writer = createLedgerWriter()
const next = () => ctx.ids.next<TransferId>()
const post = (commands: readonly PostingCommand[]) =>
  inTestTransaction(database, ctx, (tx) => postBatch(tx, writer, commands))
const codeOf = (result: PostingResult | undefined) => (result?.posted ? 'posted' : result?.code)

const open = () =>
  inTestTransaction(database, ctx, async (tx) => {
    const [ann, bob, bank] = await openAccounts(tx, [
      { ownerId: ctx.ids.next(), kind: 'wallet', asset: 'USD' },
      { ownerId: ctx.ids.next(), kind: 'wallet', asset: 'USD' },
      { ownerId: houseOwnerId, kind: 'nostro', asset: 'USD' },
    ])
    return { ann: ann!.id, bob: bob!.id, bank: bank!.id }
  })

test('money comes in, is held, captured in part and the rest expires', async () => {
  const { ann, bob, bank } = await open()
  const reason = 'test.move'
  const usd = { asset: 'USD', reason } as const
  const hold = next()
  const expiresAt = new Date(clock.now().getTime() + 60_000)
  const sides = { debitAccountId: ann, creditAccountId: bob }
  const results = await post([
    {
      kind: 'transfer',
      id: next(),
      debitAccountId: bank,
      creditAccountId: ann,
      amountMinor: 100n,
      ...usd,
    },
    { kind: 'hold', id: hold, ...sides, amountMinor: 70n, expiresAt, ...usd },
    { kind: 'transfer', id: next(), ...sides, amountMinor: 31n, ...usd },
    { kind: 'capture', id: next(), holdId: hold, amountMinor: 20n, final: false, reason },
  ])
  assert.deepEqual(results.map(codeOf), ['posted', 'posted', 'below_floor', 'posted'])
  const before = clock.now()
  clock.advanceMs(60_000)
  assert.equal(await inTestTransaction(database, ctx, (tx) => expireHolds(tx, writer)), 1)
  await inTestTransaction(database, ctx, async (tx) => {
    const [a, b] = await readBalances(tx, [ann, bob])
    assert.deepEqual([a?.balanceMinor, a?.availableMinor, b?.balanceMinor], [80n, 80n, 20n])
    const [then] = await balancesAsOf(tx, [{ accountId: ann, at: before }])
    assert.deepEqual(then, { seq: 3n, balanceMinor: 80n, availableMinor: 30n })
    assert.equal(await sealHeads(tx), 1)
  })
  const report = await verifyLedger(database.pool)
  assert.deepEqual(
    report.invariants.flatMap(({ violations }) => violations),
    [],
  )
  assert.equal(report.ok, true)
  assert.equal(report.transfers, 4)
})
