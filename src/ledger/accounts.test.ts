import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createManualClock } from '#platform/clock'
import type { AccountId, TransferId } from '#platform/ids'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import {
  balancesAsOf,
  createLedgerWriter,
  findAccounts,
  houseOwnerId,
  openAccounts,
  postBatch,
  readBalances,
  setAccountState,
} from './index.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
const ctx = testContext({ clock })
const within = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
  inTestTransaction(database, ctx, work)
const wallet = (ownerId: string) => ({ ownerId, kind: 'wallet', asset: 'USD' }) as const
const opening = { ownerId: houseOwnerId, kind: 'opening', asset: 'USD' } as const
const unknown = '01900000-0000-7000-8000-0000000000ff' as AccountId

const fund = (account: AccountId, amountMinor: bigint) =>
  within(async (tx) => {
    const [bank] = await openAccounts(tx, [opening])
    const [result] = await postBatch(tx, createLedgerWriter(), [
      {
        ...{ kind: 'transfer', id: ctx.ids.next<TransferId>(), reason: 'test.fund', asset: 'USD' },
        ...{ debitAccountId: bank!.id, creditAccountId: account, amountMinor },
      },
    ])
    assert.ok(result!.posted)
  })

test('opening the same account twice, even at once, gives one account', async () => {
  const ownerId = ctx.ids.next<string>()
  const openOnce = () => within((tx) => openAccounts(tx, [wallet(ownerId), wallet(ownerId)]))
  const opened = (await Promise.all([openOnce(), openOnce(), openOnce()])).flat()
  assert.equal(new Set(opened.map(({ id }) => id)).size, 1)
  assert.equal(opened[0]!.normal, 'credit')
  assert.equal(opened[0]!.balanceMinor, 0n)
})

test('accounts are found in the order asked for, with a gap where there is none', async () => {
  const [a, b] = [ctx.ids.next<string>(), ctx.ids.next<string>()]
  const [, openedB] = await within((tx) => openAccounts(tx, [opening, wallet(b)]))
  const found = await within((tx) => findAccounts(tx, [wallet(b), wallet(a), opening]))
  assert.deepEqual(
    found.map((account) => account?.kind ?? null),
    ['wallet', null, 'opening'],
  )
  const read = await within((tx) => readBalances(tx, [unknown, openedB!.id]))
  assert.deepEqual([read[0], read[1]?.id], [null, openedB!.id])
})

test('the balance of any moment is found without summing', async () => {
  const [account] = await within((tx) => openAccounts(tx, [wallet(ctx.ids.next())]))
  const { id } = account!
  const moments: Date[] = [clock.now()]
  for (let round = 1; round <= 9; round++) {
    clock.advanceMs(1_000)
    await fund(id, 10n)
    moments.push(clock.now())
  }
  const before = new Date(moments[0]!.getTime() - 1)
  const later = new Date(moments.at(-1)!.getTime() + 5_000)
  const asked = [before, ...moments, later].map((at) => ({ accountId: id, at }))
  const found = await within((tx) =>
    balancesAsOf(tx, [...asked, { accountId: unknown, at: later }]),
  )
  assert.deepEqual(
    found.map((balance) => balance && Number(balance.balanceMinor)),
    [0, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 90, null],
  )
  assert.equal(found.at(-2)?.seq, 9n)
})

test('an account is closed when it is empty, and closed is final', async () => {
  const [account] = await within((tx) => openAccounts(tx, [wallet(ctx.ids.next())]))
  const setState = (state: 'open' | 'closed' | 'frozen') =>
    within((tx) => setAccountState(tx, account!.id, state))
  await setState('frozen')
  await setState('open')
  await fund(account!.id, 1n)
  await assert.rejects(setState('closed'), { code: 'ledger.account_not_empty' })
  const [empty] = await within((tx) => openAccounts(tx, [wallet(ctx.ids.next())]))
  await within((tx) => setAccountState(tx, empty!.id, 'closed'))
  await within((tx) => setAccountState(tx, empty!.id, 'closed'))
  const reopen = within((tx) => setAccountState(tx, empty!.id, 'open'))
  await assert.rejects(reopen, { code: 'ledger.account_closed' })
  const ghost = within((tx) => setAccountState(tx, unknown, 'frozen'))
  await assert.rejects(ghost, { code: 'ledger.account_closed' })
})
