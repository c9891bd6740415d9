import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { changesOf } from '../proposals/weigh-document.ts'
import { compareEffects } from './compare-effects.ts'

const database = await createTestDatabase()
const { rows } = await database.owner.query<{ document: PolicyDocument }>(
  'SELECT document FROM policy.versions WHERE version = 3',
)
const sound = rows[0]!.document

type Draft = { -readonly [K in keyof PolicyDocument]: PolicyDocument[K] }
const effectOf = (change: (draft: Draft) => void) => {
  const draft = structuredClone(sound) as Draft
  change(draft)
  return compareEffects(sound, draft)
}
/** Whether it is worse; whom it concerns: Germany EUR 0, Germany EUR 1, China CNY 0. */
const summary = (change: (draft: Draft) => void) => {
  const { isWorse, concerns } = effectOf(change)
  return [isWorse, concerns('DE', 'EUR', 0), concerns('DE', 'EUR', 1), concerns('CN', 'CNY', 0)]
}
const euros = ({ limits }: Draft, tier: 0 | 1 | 2) =>
  limits.find((row) => row.operation === 'transfer' && row.currency === 'EUR' && row.tier === tier)!

test('A change is worse when anything becomes less for anybody, and concerns only those', () => {
  const cases: readonly (readonly [string, (draft: Draft) => void, readonly boolean[]])[] = [
    ['nothing', () => {}, [false, false, false, false]],
    [
      'a higher day for one tier',
      (draft) => Object.assign(euros(draft, 1), { perDay: '6000.00' }),
      [false, false, true, false],
    ],
    [
      'a lower day for one tier',
      (draft) => Object.assign(euros(draft, 0), { perDay: '1500.00' }),
      [true, true, false, false],
    ],
    [
      'a limit where there was none',
      ({ limits }) =>
        Object.assign(limits.find((row) => row.perMonth === undefined && row.currency === 'EUR')!, {
          perMonth: '5000000.00',
        }),
      [true, false, false, false],
    ],
    [
      'a dearer fee in one currency',
      ({ fees }) => Object.assign(fees[2]!, { maximum: '60.00' }),
      [true, false, false, true],
    ],
    [
      'a smaller fee',
      ({ fees }) => Object.assign(fees[1]!, { basisPoints: 5 }),
      [false, true, true, false],
    ],
    [
      'a lower limit in one country',
      (draft) =>
        draft.limits.push({
          ...{ ...euros(draft, 0), tier: 'any', perDay: '1200.00', perTransaction: '1000.00' },
          countries: { only: ['FR'] },
        }),
      [true, false, false, false],
    ],
    [
      'a longer wait for money out',
      ({ coolDowns }) => Object.assign(coolDowns[0]!, { hours: 48 }),
      [true, true, true, true],
    ],
    [
      'less notice from now on',
      (draft) => Object.assign(draft, { noticeDays: 1 }),
      [true, true, true, true],
    ],
    [
      'a method that is withdrawn',
      ({ methods }) =>
        Object.assign(methods[1]!, { offered: false, why: { en: 'x', 'zh-CN': '无' } }),
      [true, true, true, true],
    ],
    [
      'a country that is served no more',
      ({ countries }) => {
        countries.served.splice(countries.served.indexOf('DE'), 1)
        countries.notServed[0]!.countries.push('DE')
      },
      [true, true, true, false],
    ],
  ]
  for (const [what, change, expected] of cases) assert.deepEqual(summary(change), expected, what)
})

test('Members in another order change nothing', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, inner]) => [name, turned(inner)]),
    )
  }
  const same = turned(sound) as PolicyDocument
  const { isWorse, concerns } = compareEffects(sound, same)
  assert.deepEqual([isWorse, concerns('DE', 'EUR', 0)], [false, false])
  assert.deepEqual(changesOf(sound, same), [])
})

test('Rows that are split without changing an answer concern nobody', () => {
  const split = effectOf((draft) => {
    const row = euros(draft, 0)
    draft.limits.push({ ...row, countries: { only: ['DE', 'FR'] } })
    draft.limits.reverse()
  })
  assert.deepEqual([split.isWorse, split.concerns('DE', 'EUR', 0)], [false, false])
})
