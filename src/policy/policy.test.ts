import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Currency, type Money, walletCurrencies } from '#money'
import { createManualClock } from '#platform/clock'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { Tier } from './document/policy-document.ts'
import { forgetPolicy } from './known-versions.ts'
import { policyInForce } from './policy-in-force.ts'
import { type PolicyRow, readPolicy } from './read-policy.ts'

const database = await createTestDatabase()
const { rows } = await database.owner.query<PolicyRow>(
  'SELECT version, effective_from AS "effectiveFrom", document FROM policy.versions ORDER BY version',
)
const [oldest, , third] = rows
const policy = readPolicy(third!)
const transfer = { operation: 'transfer', method: 'okpay', country: 'DE' } as const
const deposit = { operation: 'deposit', method: 'bank', country: 'DE' } as const
const feeOf = (amount: Money) => policy.feeFor({ ...transfer, currency: amount.currency })(amount)
const limitsOf = (currency: Currency, tier: Tier) =>
  policy.limitsFor({ ...transfer, currency, tier })

test('the fee is a tenth of a percent, free when small, capped when large', () => {
  const cases = [
    ['CNY', 60_000n, 60n],
    ['CNY', 10_000n, 0n],
    ['CNY', 10_001n, 10n],
    ['CNY', 500_000n, 500n],
    ['CNY', 90_000_000n, 5_000n],
    ['USD', 2_000n, 0n],
    ['USD', 2_001n, 2n],
    ['USD', 2_500n, 2n],
    ['USD', 3_500n, 4n],
    ['JPY', 2_000n, 0n],
    ['JPY', 2_500n, 2n],
    ['JPY', 3_500n, 4n],
    ['KWD', 5_001n, 5n],
    ['USDC', 20_000_001n, 20_000n],
  ] as const
  for (const [currency, minor, fee] of cases) {
    assert.deepEqual(feeOf({ minor, currency }), { minor: fee, currency })
  }
})

test('no amount pays a fee above the amount itself or the cap', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...walletCurrencies),
      fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n }),
      (currency, minor) => {
        const fee = feeOf({ minor, currency })
        assert.equal(fee.currency, currency)
        assert.ok(fee.minor >= 0n && fee.minor < minor)
      },
    ),
  )
})

test('a day allows at least one transfer of the largest size', () => {
  for (const currency of walletCurrencies) {
    for (const tier of [0, 1, 2] as const) {
      const { perTransaction, perDay } = limitsOf(currency, tier)
      assert.ok(perTransaction! <= perDay!)
    }
  }
})

/** ISO 13616: move four characters to the end, letters to numbers, modulo 97 is 1. */
const ibanHolds = (iban: string) =>
  BigInt(
    (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    ),
  ) %
    97n ===
  1n

test('every currency but USDC has a bank account of ours, with a sound IBAN where there is one', () => {
  const { accounts } = policy.bankDeposits
  const fiat = walletCurrencies.filter((currency) => currency !== 'USDC')
  assert.deepEqual(Object.keys(accounts).sort(), [...fiat].sort())
  for (const currency of fiat) assert.ok(policy.minimumFor({ ...deposit, currency }) > 0n)
  assert.match(accounts.EUR!.account, /^DE\d{20}$/)
  assert.ok(ibanHolds(accounts.EUR!.account))
  assert.match(accounts.KWD!.account, /^KW\d{2}[A-Z]{4}\d{22}$/)
  assert.ok(ibanHolds(accounts.KWD!.account))
})

test('a transfer asks for a factor from its amount on, and in an older version never', async () => {
  const asks = policy.transfers.asksForFactor
  assert.equal(asks({ minor: 49_999n, currency: 'EUR' }), false)
  assert.equal(asks({ minor: 50_000n, currency: 'EUR' }), true)
  assert.equal(asks({ minor: 74_999n, currency: 'JPY' }), false)
  assert.equal(asks({ minor: 75_000n, currency: 'JPY' }), true)
  for (const currency of walletCurrencies) {
    assert.ok(asks({ minor: limitsOf(currency, 0).perTransaction!, currency }), currency)
  }
  assert.equal(
    readPolicy(oldest!).transfers.asksForFactor({ minor: 10n ** 15n, currency: 'EUR' }),
    false,
  )
})

test('a bank deposit is free', () => {
  const feeOfDeposit = policy.feeFor({ ...deposit, currency: 'EUR' })
  assert.equal(feeOfDeposit({ minor: 123_456n, currency: 'EUR' }).minor, 0n)
})

test('every ISO 3166 country has an answer, and a missing currency a reason in both languages', () => {
  const listed = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((a) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((b) => policy.country(a + b)).filter((c) => c !== null),
  )
  assert.equal(listed.length, 249)
  for (const { currencies, refusals } of listed) {
    for (const currency of walletCurrencies) {
      const words = refusals[currency]
      assert.equal(currencies.includes(currency), words === undefined)
      if (words) assert.match(words['zh-CN'], /[一-鿿]/)
    }
  }
  assert.deepEqual(policy.country('DE')?.currencies, [...walletCurrencies])
  assert.equal(policy.country('CN')?.currencies.includes('USDC'), false)
  assert.deepEqual(policy.country('KP')?.currencies, [])
  assert.equal(policy.country('ZZ'), null)
  assert.equal(
    policy.countries.some(({ code }) => code === 'KP'),
    false,
  )
})

test('a document that the code does not understand is refused, with the place', () => {
  const old = structuredClone(oldest!.document) as { transfers: { dailyCount: unknown } }
  old.transfers.dailyCount = '50'
  assert.throws(() => readPolicy({ ...oldest!, document: old }), /dailyCount/)
  const document = structuredClone(third!.document) as { noticeDays: unknown }
  document.noticeDays = 'many'
  assert.throws(() => readPolicy({ ...third!, document }), /noticeDays/)
  const amounts = structuredClone(oldest!.document) as {
    transfers: { perDay: Record<string, string> }
  }
  amounts.transfers.perDay.JPY = '1.5'
  assert.throws(() => readPolicy({ ...oldest!, document: amounts }), /1\.5 JPY/)
})

test('old versions say the same by their rows as they did before there were rows', () => {
  for (const row of rows.slice(0, 2)) {
    const old = readPolicy(row)
    const about = { method: 'okpay', currency: 'CNY', country: 'CN' } as const
    for (const tier of [0, 1, 2] as const) {
      const limits = old.limitsFor({ operation: 'transfer', ...about, tier })
      assert.deepEqual(limits, {
        ...{ perTransaction: 500_000n, perDay: 1_000_000n, perMonth: null },
        ...{ dayCount: 50, monthCount: null },
      })
    }
    assert.equal(old.timeFor({ ...deposit, currency: 'EUR' }).within, 2)
    assert.equal(old.minimumFor({ ...deposit, currency: 'KWD' }), 500n)
    assert.equal(old.coolDownHours('factor_replaced'), 72)
    const deposits = old.methodsFor({ operation: 'deposit', country: 'DE', currency: 'EUR' })
    assert.deepEqual(
      deposits.map(({ method, offered }) => [method, offered]),
      [
        ['bank', true],
        ['card', false],
        ['stablecoin', false],
      ],
    )
  }
})

test('a new version is in force from its moment on, not before, and without a restart', async () => {
  forgetPolicy()
  const clock = createManualClock(new Date('2026-11-22T12:00:00Z'))
  const ctx = testContext({ clock })
  const versionNow = () =>
    inTestTransaction(database, ctx, async (tx) => (await policyInForce(tx)).version)
  assert.equal(await versionNow(), 3)
  await database.owner.query(
    `INSERT INTO policy.versions (version, effective_from, document)
     SELECT 1000, '2026-11-22T12:01:00Z', jsonb_set(document, '{noticeDays}', '7')
     FROM policy.versions WHERE version = 3`,
  )
  assert.equal(await versionNow(), 3)
  clock.advanceMs(30_000)
  assert.equal(await versionNow(), 3)
  clock.advanceMs(30_000)
  assert.equal(await versionNow(), 1000)
  forgetPolicy()
})

test('the application cannot rewrite a version', async () => {
  await assert.rejects(
    database.pool.query("UPDATE policy.versions SET document = '{}'"),
    /permission denied/,
  )
})
