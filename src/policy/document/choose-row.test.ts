import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limitReader } from '../read-rows.ts'
import { covers, specificityOf } from './choose-row.ts'
import type { LimitRow, Tier, WhichCountries } from './policy-document.ts'

const row = (
  perDay: string,
  scope: { readonly tier?: Tier; readonly countries?: WhichCountries } = {},
): LimitRow => ({
  ...({ operation: 'transfer', method: 'okpay', currency: 'EUR' } as const),
  ...{ tier: scope.tier ?? 'any', countries: scope.countries ?? 'any', perDay },
})
const about = { operation: 'transfer', method: 'okpay', currency: 'EUR' } as const

test('The narrowest row holds: countries named before left out before any, then the tier', () => {
  const rows = [
    row('1.00'),
    row('2.00', { tier: 1 }),
    row('3.00', { countries: { except: ['US'] } }),
    row('4.00', { countries: { except: ['US'] }, tier: 1 }),
    row('5.00', { countries: { only: ['FR'] } }),
    row('6.00', { countries: { only: ['FR'] }, tier: 2 }),
  ]
  const limitsFor = limitReader(rows)
  const cases = [
    ['US', 0, 100n],
    ['US', 1, 200n],
    ['DE', 0, 300n],
    ['DE', 1, 400n],
    ['FR', 0, 500n],
    ['FR', 1, 500n],
    ['FR', 2, 600n],
    ['', 0, 300n],
  ] as const
  for (const [country, tier, perDay] of cases) {
    assert.equal(limitsFor({ ...about, country, tier }).perDay, perDay, `${country} ${tier}`)
  }
})

test('What no row names is not limited, and a row for another way does not count', () => {
  const limitsFor = limitReader([row('1.00')])
  const none = limitsFor({ ...about, operation: 'deposit', method: 'bank', country: 'DE', tier: 0 })
  assert.deepEqual(none, {
    ...{ perTransaction: null, perDay: null, perMonth: null, dayCount: null, monthCount: null },
  })
})

const countryLists = fc.uniqueArray(fc.constantFrom('DE', 'FR', 'IT', 'US'), { minLength: 1 })
const scopes = fc.record({
  tier: fc.constantFrom<Tier | 'any'>('any', 0, 1, 2),
  countries: fc.oneof(
    fc.constant<WhichCountries>('any'),
    countryLists.map((only): WhichCountries => ({ only })),
    countryLists.map((except): WhichCountries => ({ except })),
  ),
})
const questions = (['DE', 'FR', 'IT', 'US', 'JP'] as const).flatMap((country) =>
  ([0, 1, 2] as const).map((tier) => ({ ...about, country, tier })),
)

/** Rows of which no two are equally narrow for the same question: what the check lets through. */
const tables = fc.array(scopes, { maxLength: 12 }).map((given) => {
  const kept: LimitRow[] = []
  for (const [index, scope] of given.entries()) {
    const next = { ...about, ...scope, perDay: `${index + 1}.00` }
    const collides = kept.some(
      (one) =>
        specificityOf(one) === specificityOf(next) &&
        questions.some((question) => covers(one, question) && covers(next, question)),
    )
    if (!collides) kept.push(next)
  }
  return kept
})

test('Limits never depend on the order in which the rows stand', () => {
  const shuffled = tables.chain((rows) =>
    fc
      .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
      .map((other) => [rows, other] as const),
  )
  const property = fc.property(shuffled, ([rows, other]) => {
    const [first, second] = [limitReader(rows), limitReader(other)]
    for (const question of questions) assert.deepEqual(first(question), second(question))
  })
  const seed = process.env.OKPAY_SEED
  fc.assert(property, { numRuns: 500, ...(seed && { seed: Number(seed) }) })
})
