import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { suite, test } from 'node:test'
import { checkWhere } from '../../src/explain/index.ts'
import { ensureBankReference } from '../../src/funding/index.ts'
import { type PersonSummary, setPersonState } from '../../src/identity/index.ts'
import { openAccounts, setAccountState } from '../../src/ledger/index.ts'
import { type Currency, formatMinor, minorUnitsOf } from '../../src/money/index.ts'
import type { AccountId, TransferId } from '../../src/platform/ids.ts'
import { type Policy, policyInForce } from '../../src/policy/index.ts'
import { bankFile, type TestEntry } from '../support/bank-files.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { createWorld } from '../support/world.ts'
import { createChance } from './random-life.ts'
import { createWithdrawalLife } from './random-withdrawals.ts'

/**
 * Random lives of money: bank files with matched, unmatched and returning payments, staff who assign
 * and send back, transfers that pass and that are refused, holds, withdrawals of every outcome, frozen
 * accounts and people. At
 * every checkpoint the sum of all places where money can be is what the ledger says, to the minor
 * unit, and every unfinished thing has its place.
 */
const seeds = process.env.OKPAY_SEED
  ? [Number(process.env.OKPAY_SEED)]
  : Array.from({ length: 3 }, () => randomInt(2 ** 31))
const stepsEach = Number(process.env.OKPAY_STEPS ?? 3_400)
const checkEvery = 200
const atOnce = 40
const currencies = ['EUR', 'USD', 'JPY'] as const

const live = async (seed: number) => {
  const chance = createChance(seed)
  const database = await createTestDatabase()
  const world = await createWorld(database, { start: new Date('2027-03-25T22:30:00Z') })
  const { clock, call, owner, ids, ctx } = world
  const staff = { method: 'POST', as: 'treasury' } as const
  const people: PersonSummary[] = []
  for (const country of ['DE', 'US', 'JP', 'NZ', 'KW', 'HK', 'DE', 'US', 'FR', 'GB']) {
    people.push(await world.enrol({ name: `Person ${people.length}`, country }))
  }
  const treasurer = await world.enrol({ name: 'Treasury' })
  const inOne = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
    inTestTransaction(database, ctx, work)
  const policy: Policy = await inOne(policyInForce)
  await owner.query('UPDATE identity.people SET tier = 2')
  const references = new Map<string, string>()
  for (const { id } of people) {
    references.set(id, await inOne((tx) => ensureBankReference(tx, id)))
  }
  const wallets: AccountId[] = []
  for (const currency of currencies) {
    const opened = await inOne((tx) =>
      openAccounts(
        tx,
        people.map(({ id }) => ({ ownerId: id, kind: 'wallet', asset: currency }) as const),
      ),
    )
    wallets.push(...opened.map(({ id }) => id))
  }
  const told: Record<string, number> = {}
  const count = (what: string, times = 1) => {
    told[what] = (told[what] ?? 0) + times
  }
  const decimal = (minor: bigint, currency: Currency) => formatMinor(minor, minorUnitsOf(currency))

  const openReturns = async (currency: Currency): Promise<TestEntry[]> => {
    const { rows } = await owner.query(
      `SELECT end_to_end_id, amount_minor::text FROM funding.returns
        WHERE settled_at IS NULL AND currency = $1 ORDER BY id LIMIT 5`,
      [currency],
    )
    return rows
      .filter(() => chance.happens(60))
      .map((row) => ({
        ...{ direction: 'DBIT', endToEndId: row.end_to_end_id },
        ...{ amount: decimal(BigInt(row.amount_minor), currency), bankReference: unique() },
      }))
  }
  const unique = () => ids.next().replaceAll('-', '').slice(0, 30)

  /** A statement with some payments; some carry a reference, some none, some settle a return. */
  const receiveFile = async (most: number): Promise<number> => {
    const currency = chance.oneOf(currencies)
    const account = policy.bankDeposits.accounts[currency]!.account
    const returns = await openReturns(currency)
    const credits = Array.from({ length: Math.min(most, 1 + chance.below(12)) }, (): TestEntry => {
      const reference = references.get(chance.oneOf(people).id)!
      return {
        amount: decimal(100n + chance.minor(7), currency),
        ...{ bankReference: unique(), debtor: 'ACME', debtorAccount: 'DE75512108001245126199' },
        remittance: chance.happens(25) ? 'thank you' : reference,
      }
    })
    const entries = [...credits, ...returns]
    const { bytes } = bankFile({
      messageId: unique(),
      statements: [{ id: unique(), account, currency, entries }],
    })
    const path = `/v1/staff/bank-files?name=${unique()}.xml`
    const { json } = await call(treasurer, path, { ...staff, body: bytes.toString() })
    assert.equal(json.state, 'imported', JSON.stringify(json))
    count('credited', json.credited)
    count('unmatched', json.unmatched)
    count('settled', returns.length)
    return entries.length
  }

  /** Staff assign lost money to somebody, or send it back. */
  const decideSuspense = async (): Promise<number> => {
    const list = await call(treasurer, '/v1/staff/suspense?state=open&limit=20', { as: 'treasury' })
    if (list.json.items.length === 0) return 1
    const item = chance.oneOf<{ id: string }>(list.json.items)
    const isAssigned = chance.happens(50)
    const { accountNumber } = chance.oneOf(people)
    const body = { reason: 'called us', ...(isAssigned ? { accountNumber } : {}) }
    const path = `/v1/staff/suspense/${item.id}/${isAssigned ? 'assign' : 'return'}`
    const { status } = await call(treasurer, path, { ...staff, body })
    count(`${isAssigned ? 'assigned' : 'returned'}${status === 200 ? '' : ' refused'}`)
    return 1
  }

  /** Many send at the same moment; many are refused. */
  const sendMany = async (most: number): Promise<number> => {
    const wishes = Array.from({ length: Math.min(most, 1 + chance.below(atOnce)) }, () => {
      const currency = chance.oneOf(currencies)
      const amount = decimal(chance.minor(5), currency)
      const to = chance.happens(5) ? 'OK999999990' : chance.oneOf(people).accountNumber
      return { from: chance.oneOf(people), wish: { to, amount, currency } }
    })
    const answers = await Promise.all(wishes.map(({ from, wish }) => world.send(from, wish)))
    for (const { status } of answers) count(status === 201 ? 'sent' : 'not sent')
    return wishes.length
  }

  /** Holds are opened, captured, voided; some end by themselves. */
  const holds: { id: TransferId; left: bigint }[] = []
  const moveHold = async (): Promise<number> => {
    if (holds.length > 0 && chance.happens(50)) {
      const [hold] = holds.splice(chance.below(holds.length), 1)
      const { id: holdId, left } = hold!
      const common = { id: ids.next<TransferId>(), holdId, reason: 'test.hold' }
      const isCapture = chance.happens(60)
      const amountMinor = 1n + BigInt(chance.below(Number(left)))
      const [result] = await world.ledger.post([
        isCapture
          ? { ...common, kind: 'capture', amountMinor, final: true }
          : { ...common, kind: 'void' },
      ])
      count(result?.posted ? (isCapture ? 'captured' : 'voided') : 'hold refused')
      return 1
    }
    const place = chance.below(currencies.length)
    const own = wallets.slice(place * people.length, (place + 1) * people.length)
    const asset = currencies[place]!
    const [debitAccountId, creditAccountId] = [chance.oneOf(own), chance.oneOf(own)]
    if (debitAccountId === creditAccountId) return 1
    const id = ids.next<TransferId>()
    const amountMinor = chance.minor(4)
    const expiresAt = new Date(clock.now().getTime() + 86_400_000)
    const [result] = await world.ledger.post([
      {
        ...{ kind: 'hold', id, asset, amountMinor, reason: 'test.hold', expiresAt },
        ...{ debitAccountId, creditAccountId },
      },
    ])
    if (result?.posted) holds.push({ id, left: amountMinor })
    count(result?.posted ? 'held' : 'hold refused')
    return 1
  }

  /** Accounts and people are frozen and let go again. */
  const freezeOrLift = async (): Promise<number> => {
    if (chance.happens(50)) {
      const state = chance.oneOf(['open', 'open', 'debits_frozen', 'frozen'] as const)
      await inOne((tx) => setAccountState(tx, chance.oneOf(wallets), state))
    } else {
      const state = chance.oneOf(['active', 'active', 'frozen_by_owner', 'frozen_by_risk'] as const)
      await inOne((tx) => setPersonState(tx, chance.oneOf(people).id, state))
    }
    count('frozen or lifted')
    return 1
  }

  const withdrawals = await createWithdrawalLife({
    ...{ database, world, chance, policy, people, treasurer, currencies, count },
  })

  const check = async (step: number) => {
    const report = await checkWhere(owner)
    assert.deepEqual(report.violations, [], `seed ${seed}, after step ${step}`)
    for (const { difference } of report.currencies) assert.match(difference, /^0(\.0+)?$/)
    return report
  }

  let step = 0
  let checked = 0
  while (step < stepsEach) {
    const left = stepsEach - step
    const dice = chance.below(100)
    if (dice < 15) step += await receiveFile(left)
    else if (dice < 32) step += await decideSuspense()
    else if (dice < 47) step += await sendMany(left)
    else if (dice < 64) step += await moveHold()
    else if (dice < 88) {
      step += await withdrawals.step()
    } else if (dice < 93) step += await freezeOrLift()
    else clock.advanceMs(chance.below(20) * 3_600_000)
    clock.advanceMs(1_000)
    if (step - checked < checkEvery) continue
    checked = step
    await check(step)
  }
  const last = await check(step)
  await withdrawals.end()
  return { step, told, last }
}

suite(`Where all money is, through random lives (OKPAY_SEED=${seeds.join(' or ')})`, () => {
  const outcomes = new Set<string>()
  for (const seed of seeds) {
    test(`every cent has its place through ${stepsEach} steps of seed ${seed}`, async (t) => {
      const { step, told, last } = await live(seed)
      t.diagnostic(`${step} steps: ${JSON.stringify(told)}`)
      t.diagnostic(JSON.stringify(last.currencies))
      for (const what of Object.keys(told)) outcomes.add(what)
      if (stepsEach < 1_000) return
      for (const what of ['credited', 'unmatched', 'assigned', 'returned', 'settled', 'sent']) {
        assert.ok((told[what] ?? 0) > 0, `nothing was ${what}`)
      }
      assert.ok((told.captured ?? 0) > 0 && (told.voided ?? 0) > 0 && (told['not sent'] ?? 0) > 0)
    })
  }

  test('between them everything happened that can happen to a withdrawal', () => {
    if (stepsEach < 1_000 || seeds.length < 3) return
    for (const state of ['requested', 'approved', 'submitted', 'sent', 'completed']) {
      assert.ok(outcomes.has(`withdrawal_${state}`), `none was ${state}`)
    }
    for (const state of ['cancelled', 'rejected', 'returned']) {
      assert.ok(outcomes.has(`withdrawal_${state}`), `none was ${state}`)
    }
  })
})
