import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Closure } from '#availability'
import type { Payer } from '#identity'
import { type Currency, money, walletCurrencies } from '#money'
import type { Context } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { type Policy, policyInForce } from '#policy'
import type { Restriction } from '#risk'
import { createChance } from '../../test/simulation/random-life.ts'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { blockersOf, type Standing } from './blockers.ts'
import { noUsage, senderLimits } from './limits.ts'
import { largestWithin, outlookOf } from './outlook.ts'
import { checkFundsAndLimits, checkWallets, decideTransfer } from './transfer.ts'

const seed = Number(process.env.OKPAY_SEED ?? Math.floor(Math.random() * 2 ** 31))
const database = await createTestDatabase()
const ctx: Context = testContext()
const policy: Policy = await inTestTransaction(database, ctx, policyInForce)
const now = new Date('2026-11-22T15:30:00Z')
const chance = createChance(seed)
const states = ['open', 'open', 'open', 'debits_frozen', 'frozen', 'closed'] as const
const personStates = ['active', 'active', 'active', 'frozen', 'closed'] as const

const person = (last: number): Payer => ({
  ...{ id: `01900000-0000-7000-8000-00000000000${last}` as PersonId, accountNumber: 'OK100000008' },
  ...{ name: 'Anna', maskedName: 'A***', language: 'en', mainCurrency: 'EUR' },
  ...{ country: chance.oneOf(['DE', 'CN', 'US', 'KW']), timeZone: 'Europe/Berlin' },
  ...{ state: chance.oneOf(personStates), hold: null, tier: chance.oneOf([0, 1, 2]) },
  limitZone: { zone: 'Europe/Berlin', before: null, from: null },
})

const hold = (): Payer['hold'] => {
  if (chance.happens(70)) return null
  const kind = chance.oneOf(['frozen_by_owner', 'frozen_by_risk', 'cooling_down'] as const)
  if (kind !== 'cooling_down') return { kind }
  const until = new Date(now.getTime() + chance.below(200_000_000))
  return { kind, until, because: { en: 'you changed it', 'zh-CN': '更改' } }
}

const closure: Closure = {
  ...{ id: 'mw_1', kind: 'maintenance', operation: 'transfer', method: 'okpay' },
  ...{ since: now, until: new Date(now.getTime() + 3_600_000), overdueSince: null },
  ...{ title: { en: 'Works', 'zh-CN': '维护' }, why: { en: 'Works', 'zh-CN': '维护' } },
}

const restriction = (personId: PersonId): Restriction => ({
  ...{ id: 'rst', personId, category: 'risk_review', reason: 'unusual_activity', since: now },
  affects: chance.oneOf([
    ['transfer_out'],
    ['transfer_in'],
    ['transfer_out', 'transfer_in'],
  ] as const),
  ...{ currencies: null, reviewDue: new Date(now.getTime() + 3_600_000), endsAt: null },
  ...{ disclosure: 'generic', whoActs: 'okpay', origin: 'okpay', cause: null, policyVersion: null },
})

const used = (limit: bigint | null, most: number | null) => ({
  sumMinor: chance.happens(50) ? 0n : ((limit ?? 1_000n) * BigInt(chance.below(1_100))) / 1_000n,
  count: chance.happens(80) ? 0 : chance.below((most ?? 5) + 2),
})

const standing = (currency: Currency): Standing => {
  const sender = { ...person(1), hold: hold() }
  const payee = chance.happens(15) ? null : chance.happens(5) ? sender : person(2)
  const kind = chance.oneOf(['account', 'contact', 'mistyped'] as const)
  const limits = senderLimits(policy, sender, currency, now)
  const handle = { text: 'x', kind }
  const unknownCount = chance.below(12)
  const closed = chance.happens(10) ? closure : null
  const found = kind === 'mistyped' ? null : payee
  const restrictions = new Map(
    [sender.id, ...(found ? [found.id] : [])].flatMap((id) =>
      chance.happens(12) ? [[id, [restriction(id)]] as const] : [],
    ),
  )
  return {
    ...{ sender, closure: closed, restrictions },
    parties: { handle, sender, payee: found, unknownCount, closure: closed, restrictions },
    wallet: chance.happens(5) ? undefined : chance.oneOf(states),
    payeeWallet: chance.happens(20) ? undefined : chance.oneOf(states),
    limits,
    usage: {
      day: used(limits.perDay, limits.dayCount),
      month: used(limits.perMonth, limits.monthCount),
    },
    availableMinor: chance.minor(9),
  }
}

/** What quoting would answer, check after check, as `check-transfer.ts` does it. */
const firstRefusal = (of: Standing, amount: { minor: bigint; currency: Currency }) => {
  const decided = decideTransfer(of.parties!, amount, undefined, policy, now)
  if (decided.problem) return decided.problem
  return (
    checkWallets(of.wallet, of.payeeWallet, amount.currency) ??
    checkFundsAndLimits(decided.plan, of.usage, of.availableMinor)
  )
}

suite(`Before a transfer is sent (OKPAY_SEED=${seed})`, () => {
  test('what is said first is what sending would refuse with, and nothing means that it passes', () => {
    let passed = 0
    let several = 0
    for (let round = 0; round < 20_000; round++) {
      const currency = chance.oneOf(walletCurrencies)
      const of = standing(currency)
      const amount = money(chance.minor(9), currency)
      const blockers = blockersOf(of, amount, currency, policy, now)
      const refusal = firstRefusal(of, amount)
      assert.equal(blockers[0]?.code, refusal?.code, JSON.stringify({ round, refusal }))
      assert.deepEqual(blockers[0]?.params, refusal?.params)
      passed += refusal === null ? 1 : 0
      several += blockers.length > 1 ? 1 : 0
    }
    assert.ok(passed > 100 && several > 100, 'the random cases are too much of one kind')
  })

  test('nothing is said of a payee who is not named, nor of an amount that is not typed', () => {
    const of = {
      ...standing('EUR'),
      parties: null,
      closure: null,
      payeeWallet: undefined,
      restrictions: new Map(),
    }
    const free = { ...of, sender: { ...of.sender, hold: null }, wallet: 'open' as const }
    const fresh = { ...free, usage: noUsage }
    assert.deepEqual(blockersOf(fresh, null, 'EUR', policy, now), [])
    const [only] = blockersOf(
      { ...fresh, availableMinor: 5n },
      money(6n, 'EUR'),
      'EUR',
      policy,
      now,
    )
    assert.equal(only?.code, 'transfers.insufficient_funds')
  })
})

suite(`The nearest amount (OKPAY_SEED=${seed})`, () => {
  /** A fee with steps: free, then a least fee, a share, and a most. */
  const steppedFee = () => {
    const [free, least, rate] = [
      BigInt(chance.below(300)),
      BigInt(chance.below(20)),
      chance.below(900),
    ]
    const most = least + BigInt(chance.below(30))
    return (minor: bigint): bigint => {
      if (minor <= free) return 0n
      const share = (minor * BigInt(rate)) / 10_000n
      return share < least ? least : share > most ? most : share
    }
  }

  test('is exactly the one that counting up by single units finds', () => {
    for (let round = 0; round < 3_000; round++) {
      const room = {
        leastMinor: BigInt(1 + chance.below(20)),
        mostMinor: BigInt(chance.below(1_500)),
        availableMinor: chance.happens(10) ? null : BigInt(chance.below(1_200)),
        feeMinorOf: steppedFee(),
      }
      let best: bigint | null = null
      for (let minor = room.leastMinor; minor <= room.mostMinor; minor++) {
        const needed = minor + room.feeMinorOf(minor)
        if (room.availableMinor === null || needed <= room.availableMinor) best = minor
      }
      assert.equal(largestWithin(room), best)
    }
  })

  test('fees of the policy never make a larger amount cost less in all', () => {
    const fees = { operation: 'transfer', method: 'okpay', country: 'DE' } as const
    for (const currency of walletCurrencies) {
      let before = 0n
      for (let minor = 1n; minor < 30_000n; minor += 7n) {
        const total = minor + policy.feeFor({ ...fees, currency })(money(minor, currency)).minor
        assert.ok(total > before)
        before = total
      }
    }
  })

  const problem = (code: string, params: Problem['params'] = {}) =>
    ({ code, params }) as unknown as Problem
  const midnight = new Date('2026-11-22T23:00:00Z')
  const roomAt = (at: Date) => ({
    ...{ leastMinor: 1n, availableMinor: 5_000_000n, feeMinorOf: () => 0n },
    mostMinor: at < midnight ? 60_000n : 1_000_000n,
  })
  const asked = (blockers: readonly Problem[], wishMinor: bigint | null) =>
    outlookOf(blockers, new Set(['limit']), { now, wishMinor, moments: [midnight], roomAt })

  for (const [name, blockers, wish, expected] of [
    [
      'all of it when nothing is in the way',
      [],
      50_000n,
      { nowMinor: 50_000n, later: null, at: null },
    ],
    [
      'what the day leaves now, and the whole wish after midnight',
      [problem('limit', { resetsAt: midnight })],
      1_000_000n,
      { nowMinor: 60_000n, later: { minor: 1_000_000n, at: midnight }, at: midnight },
    ],
    [
      'the most that ever passes when the wish never does',
      [problem('limit', { resetsAt: midnight })],
      9_000_000n,
      { nowMinor: 60_000n, later: { minor: 1_000_000n, at: midnight }, at: null },
    ],
    [
      'nothing now while a cool-down runs, and all of it when it ends',
      [problem('cooling', { until: new Date('2026-11-23T09:00:00Z') })],
      70_000n,
      {
        nowMinor: null,
        later: { minor: 70_000n, at: new Date('2026-11-23T09:00:00Z') },
        at: new Date('2026-11-23T09:00:00Z'),
      },
    ],
    [
      'nothing ever while an end is not known',
      [problem('frozen'), problem('limit', { resetsAt: midnight })],
      70_000n,
      { nowMinor: null, later: null, at: null },
    ],
  ] as const) {
    test(`is ${name}`, () => {
      assert.deepEqual(asked(blockers, wish), expected)
    })
  }
})
