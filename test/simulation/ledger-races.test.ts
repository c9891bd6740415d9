import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PostingCommand, PostingResult } from '#ledger'
import {
  createLedger,
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  postBatch,
  readBalances,
  setAccountState,
  verifyLedger,
} from '#ledger'
import { createManualClock } from '#platform/clock'
import type { AccountId, TransferId } from '#platform/ids'
import { inTestTransaction, testContext } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'

const database = await createTestDatabase()
const ctx = testContext()
const next = () => ctx.ids.next<TransferId>()

const openWallets = (count: number, eachMinor: bigint): Promise<AccountId[]> =>
  inTestTransaction(database, ctx, async (tx) => {
    const accounts = await openAccounts(tx, [
      { ownerId: houseOwnerId, kind: 'opening', asset: 'USD' },
      ...Array.from({ length: count }, () => ({
        ...{ ownerId: ctx.ids.next<string>(), kind: 'wallet' as const, asset: 'USD' as const },
      })),
    ])
    const [opening, ...wallets] = accounts.map(({ id }) => id) as [AccountId, ...AccountId[]]
    if (eachMinor > 0n) {
      const funding = wallets.map((id) => move(opening, id, eachMinor))
      await postBatch(tx, createLedgerWriter(), funding)
    }
    return wallets
  })

const move = (from: AccountId, to: AccountId, amountMinor: bigint): PostingCommand => ({
  ...{ kind: 'transfer', id: next(), reason: 'test.race', asset: 'USD' },
  ...{ debitAccountId: from, creditAccountId: to, amountMinor },
})

const ledgerOf = (capacity?: number) =>
  createLedger({ ...ctx, pool: database.pool, ...(capacity ? { capacity } : {}) })

const codeOf = (result: PostingResult | undefined) => (result?.posted ? 'posted' : result?.code)
const codesOf = (results: readonly PostingResult[]) => results.map(codeOf)
const shuffled = (count: number) => Math.floor(Math.random() * count)

const mustStand = async () => {
  const report = await verifyLedger(database.pool)
  assert.deepEqual(
    report.invariants.flatMap(({ violations }) => violations),
    [],
  )
}

const deadlocks = async (): Promise<bigint> => {
  const { rows } = await database.owner.query<{ deadlocks: bigint }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  )
  return rows[0]!.deadlocks
}

test('readers see the same total at every moment while money goes around', async () => {
  const wallets = await openWallets(8, 1_000n)
  const ledgers = [ledgerOf(), ledgerOf()]
  let running = true
  let reads = 0
  const read = async () => {
    while (running) {
      const { rows } = await database.pool.query<{ total: bigint; lowest: bigint }>(
        `SELECT sum(credits_posted - debits_posted)::bigint AS total,
                min(credits_posted - debits_posted) AS lowest
           FROM ledger.accounts WHERE id = ANY($1)`,
        [wallets],
      )
      assert.equal(rows[0]!.total, 8_000n)
      assert.ok(rows[0]!.lowest >= 0n)
      reads += 1
    }
  }
  const write = async (index: number) => {
    for (let round = 0; round < 60; round++) {
      const from = shuffled(8)
      const to = (from + 1 + shuffled(7)) % 8
      await ledgers[index % 2]!.post([
        move(wallets[from]!, wallets[to]!, BigInt(1 + shuffled(400))),
      ])
    }
  }
  const readers = [read(), read()]
  await Promise.all(Array.from({ length: 12 }, (_, index) => write(index)))
  running = false
  await Promise.all(readers)
  assert.ok(reads > 5)
  await mustStand()
})

test('sixteen writers over two accounts in both directions never deadlock', async () => {
  const [ann, bob] = (await openWallets(2, 100_000n)) as [AccountId, AccountId]
  const before = await deadlocks()
  const ledgers = Array.from({ length: 16 }, () => ledgerOf())
  const answers = await Promise.all(
    ledgers.map(async (ledger, index) => {
      const codes: (string | undefined)[] = []
      for (let round = 0; round < 12; round++) {
        const there = (index + round) % 2 === 0
        const command = there ? move(ann, bob, 1n) : move(bob, ann, 1n)
        codes.push(...codesOf(await ledger.post([command])))
      }
      return codes
    }),
  )
  assert.ok(answers.flat().every((code) => code === 'posted'))
  assert.equal((await deadlocks()) - before, 0n)
  await inTestTransaction(database, ctx, async (tx) => {
    const [a, b] = await readBalances(tx, [ann, bob])
    assert.equal(a!.balanceMinor + b!.balanceMinor, 200_000n)
    assert.equal(a!.balanceMinor, 100_000n)
  })
  await mustStand()
})

test('of capture, void and expiry at the same moment exactly one ends the hold', async () => {
  const [ann, bob] = (await openWallets(2, 1_000n)) as [AccountId, AccountId]
  const clock = createManualClock(new Date())
  const early = { ...ctx, clock }
  const late = { ...ctx, clock: createManualClock(new Date(clock.now().getTime() + 120_000)) }
  for (let round = 0; round < 12; round++) {
    // Time of an account never runs backwards, so each round stands after the one before.
    const [captures, voids, expiries] = [early, early, late].map((of) =>
      createLedger({ ...of, pool: database.pool }),
    )
    const holdId = next()
    const expiresAt = new Date(clock.now().getTime() + 60_000)
    const opening = {
      ...move(ann, bob, 10n),
      kind: 'hold',
      id: holdId,
      expiresAt,
    } as PostingCommand
    assert.deepEqual(codesOf(await captures!.post([opening])), ['posted'])
    const common = { holdId, reason: 'test.race' } as const
    const answers = await Promise.all([
      captures!.post([{ ...common, kind: 'capture', id: next(), amountMinor: 10n, final: true }]),
      voids!.post([{ ...common, kind: 'void', id: next() }]),
      expiries!.post([{ ...common, kind: 'expire', id: next() }]),
    ])
    const codes = answers.flat().map(codeOf)
    assert.equal(codes.filter((code) => code === 'posted').length, 1, codes.join())
    clock.advanceMs(240_000)
    late.clock.advanceMs(240_000)
  }
  await mustStand()
})

test('after a freeze has been answered no debit passes', async () => {
  const [ann, bob] = (await openWallets(2, 10_000n)) as [AccountId, AccountId]
  const ledger = ledgerOf()
  let frozen = false
  let passedBefore = 0
  const pay = async () => {
    for (let round = 0; round < 30; round++) {
      const sentAfterFreeze = frozen
      const [result] = await ledger.post([move(ann, bob, 1n)])
      if (sentAfterFreeze) assert.equal(codeOf(result), 'debit_account_frozen')
      else if (result!.posted) passedBefore += 1
    }
  }
  const payers = Array.from({ length: 6 }, pay)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await inTestTransaction(database, ctx, (tx) => setAccountState(tx, ann, 'debits_frozen'))
  frozen = true
  await Promise.all(payers)
  await inTestTransaction(database, ctx, async (tx) => {
    const [a] = await readBalances(tx, [ann])
    assert.equal(a!.balanceMinor, 10_000n - BigInt(passedBefore))
  })
})

test('two processes that post the same ids at the same moment post them once', async () => {
  const [ann, bob, cat] = (await openWallets(3, 1_000n)) as [AccountId, AccountId, AccountId]
  const commands = Array.from({ length: 40 }, (_, index) =>
    index % 4 === 3 ? move(cat, ann, 2_000n) : move(ann, bob, 3n),
  )
  const answers = await Promise.all(Array.from({ length: 4 }, () => ledgerOf().post(commands)))
  for (const answer of answers) assert.deepEqual(codesOf(answer), codesOf(answers[0]!))
  await inTestTransaction(database, ctx, async (tx) => {
    const [, b] = await readBalances(tx, [ann, bob])
    assert.equal(b!.balanceMinor, 1_000n + 90n)
  })
  await mustStand()
})

test('a group of a thousand legs happens whole, and not at all when the last leg fails', async () => {
  const wallets = await openWallets(10, 1_000n)
  const ledger = ledgerOf()
  const legs = Array.from({ length: 1_000 }, (_, index) => ({
    ...move(wallets[index % 10]!, wallets[(index + 1) % 10]!, 1n),
    groupId: 'thousand',
  }))
  const bad = { ...move(wallets[0]!, wallets[1]!, 5_000n), groupId: 'thousand.and.one' }
  const sunk = legs.slice(0, 999).map((leg) => ({ ...leg, id: next(), groupId: bad.groupId }))
  const refused = codesOf(await ledger.post([...sunk, bad]))
  assert.equal(refused.filter((code) => code === 'linked_failed').length, 999)
  assert.equal(refused.at(-1), 'below_floor')
  assert.ok(codesOf(await ledger.post(legs)).every((code) => code === 'posted'))
  assert.ok((await ledger.post(legs)).every((result) => result.posted && result.replayed))
  await mustStand()
})

test('a full queue refuses at once, with a time to come back, and takes nothing', async () => {
  const [ann, bob] = (await openWallets(2, 1_000n)) as [AccountId, AccountId]
  const ledger = ledgerOf(20)
  const calls = Array.from({ length: 60 }, () => ledger.post([move(ann, bob, 1n)]))
  const settled = await Promise.allSettled(calls)
  const refused = settled.filter((outcome) => outcome.status === 'rejected')
  assert.ok(refused.length >= 20)
  for (const { reason } of refused) {
    assert.equal(reason.code, 'ledger.overloaded')
    assert.equal(reason.retryAfterSeconds, 1)
  }
  await ledger.drained()
  await inTestTransaction(database, ctx, async (tx) => {
    const [, b] = await readBalances(tx, [ann, bob])
    assert.equal(b!.balanceMinor, 1_000n + BigInt(60 - refused.length))
  })
})

test('when the clock is set back, the times of an account still go forward', async () => {
  const [ann, bob] = (await openWallets(2, 100n)) as [AccountId, AccountId]
  const clock = createManualClock(new Date(Date.now() + 60_000))
  const ledger = createLedger({ ...ctx, clock, pool: database.pool })
  await ledger.post([move(ann, bob, 1n)])
  clock.advanceMs(-3_600_000)
  await ledger.post([move(ann, bob, 1n)])
  const { rows } = await database.pool.query<{ at: Date }>(
    'SELECT at FROM ledger.posting_view WHERE account_id = $1 ORDER BY seq DESC LIMIT 2',
    [bob],
  )
  assert.ok(rows[0]!.at.getTime() >= rows[1]!.at.getTime())
  await mustStand()
})
