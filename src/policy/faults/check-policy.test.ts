import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#platform/problems'
import { createTestDatabase } from '../../../test/support/database.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { checkPolicy } from './check-policy.ts'

const database = await createTestDatabase()
const { rows } = await database.owner.query<{ document: PolicyDocument }>(
  'SELECT document FROM policy.versions WHERE version >= 3 ORDER BY version',
)
const sound = rows[0]!.document

type Draft = { -readonly [K in keyof PolicyDocument]: PolicyDocument[K] }
const broken = (change: (draft: Draft) => void) => {
  const draft = structuredClone(sound) as Draft
  change(draft)
  return checkPolicy(draft)
}
const limit = (more: Partial<PolicyDocument['limits'][number]>) => ({
  ...({
    operation: 'transfer',
    method: 'okpay',
    currency: 'EUR',
    tier: 0,
    countries: 'any',
  } as const),
  ...more,
})

test('No policy that comes with the program has a fault: one that had could not be changed', () => {
  for (const { document } of rows) assert.deepEqual(checkPolicy(document), [])
})

test('A minimum fee without free amounts wants a smallest amount that covers it', () => {
  const { document } = rows.at(-1)!
  const draft = structuredClone(document) as Draft
  const least = draft.minimums.find(
    ({ operation, currency }) => operation === 'withdrawal' && currency === 'USD',
  )
  Object.assign(least!, { amount: '0.99' })
  assert.deepEqual(
    checkPolicy(draft).map(({ code, rows: at }) => [code, at.map((row) => row.split('[')[0])]),
    [['contradiction', ['fees']]],
  )
})

type Case = readonly [
  what: string,
  change: (draft: Draft) => void,
  expected: { readonly code: string; readonly rows: readonly string[]; readonly says?: RegExp },
]

const limitsCount = sound.limits.length
const last = `limits[${limitsCount}]`
const cases: readonly Case[] = [
  [
    'two rows for the same people and currency',
    ({ limits }) => limits.push(limit({ perDay: '1.00' })),
    { code: 'overlap', rows: [last, 'limits[3]'], says: /limits\[3\] and limits\[\d+\] both hold/ },
  ],
  [
    'two lists of countries that share one',
    ({ limits }) =>
      limits.push(
        limit({ countries: { only: ['DE', 'FR'] } }),
        limit({ countries: { only: ['FR', 'IT'] } }),
      ),
    { code: 'overlap', rows: [`limits[${limitsCount + 1}]`, last], says: /\(FR\)/ },
  ],
  [
    'two rows that each leave out other countries',
    ({ fees }) => {
      const fee = { ...fees[1]!, countries: { except: ['US'] } }
      fees.push(fee, { ...fee, countries: { except: ['CN'] } })
    },
    { code: 'overlap', rows: ['fees[14]', 'fees[13]'] },
  ],
  [
    'a single transfer above what a day allows',
    ({ limits }) => Object.assign(limits[0]!, { perTransaction: '3000.00' }),
    { code: 'contradiction', rows: ['limits[0]'], says: /perTransaction is more than perDay/ },
  ],
  [
    'a day above its month',
    ({ limits }) => Object.assign(limits[0]!, { perMonth: '1500.00' }),
    { code: 'contradiction', rows: ['limits[0]'], says: /perDay is more than perMonth/ },
  ],
  [
    'more times a day than a month',
    ({ limits }) => Object.assign(limits[0]!, { monthCount: 10 }),
    { code: 'contradiction', rows: ['limits[0]'], says: /dayCount is more than monthCount/ },
  ],
  [
    'a fee whose least is above its most',
    ({ fees }) => Object.assign(fees[0]!, { minimum: '11.00' }),
    { code: 'contradiction', rows: ['fees[0]'], says: /minimum is more than maximum/ },
  ],
  [
    'a fee that is more than the amount that pays it',
    ({ fees }) => Object.assign(fees[0]!, { freeUpTo: '0.01' }),
    { code: 'contradiction', rows: ['fees[0]'], says: /freeUpTo/ },
  ],
  [
    'an amount that its currency cannot have',
    ({ limits }) => Object.assign(limits[12]!, { perDay: '1.5' }),
    { code: 'amount', rows: ['limits[12]'], says: /1\.5 is not an amount in JPY/ },
  ],
  [
    'a country that nobody knows',
    ({ limits }) => limits.push(limit({ countries: { only: ['ZZ'] } })),
    { code: 'unknown_country', rows: [last], says: /ZZ/ },
  ],
  [
    'a country that is served and refused',
    ({ countries }) => countries.served.push('KP'),
    { code: 'twice', rows: ['countries'], says: /KP/ },
  ],
  [
    'a holiday that no calendar has',
    ({ hours }) => Object.assign(hours[1]!.holidays[0]!, { day: '2027-02-30' }),
    { code: 'not_a_day', rows: ['hours[1]'], says: /2027-02-30/ },
  ],
  [
    'hours that close before they open',
    ({ hours }) => Object.assign(hours[0]!.weekly[0]!, { from: '21:00', to: '09:00' }),
    { code: 'contradiction', rows: ['hours[0]'], says: /opens at 21:00 and closes at 09:00/ },
  ],
  [
    'hours of one day that overlap',
    ({ hours }) => hours[0]!.weekly.push({ day: 1, from: '20:00', to: '22:00' }),
    { code: 'overlap', rows: ['hours[0]'] },
  ],
  [
    'a zone that does not exist',
    ({ hours }) => Object.assign(hours[2]!, { zone: 'Europe/Atlantis' }),
    { code: 'not_a_zone', rows: ['hours[2]'] },
  ],
  [
    'a cut-off without a zone',
    ({ times }) => {
      const { zone: _, ...rest } = times[1]!
      times[1] = rest
    },
    { code: 'missing', rows: ['times[1]'] },
  ],
  [
    'a method that is offered and takes nobody knows how long',
    (draft) => {
      draft.times = draft.times.filter(({ operation }) => operation !== 'transfer')
    },
    { code: 'missing', rows: ['methods[0]'], says: /times has no row/ },
  ],
  [
    'a currency without limits',
    (draft) => {
      draft.limits = draft.limits.filter(({ currency }) => currency !== 'KWD')
    },
    {
      code: 'missing',
      rows: ['methods[0]'],
      says: /KWD, but limits has no row for it \(0, 1, 2\)/,
    },
  ],
  [
    'a method that is refused without a reason',
    ({ methods }) => {
      const { why: _, ...rest } = methods[3]!
      methods[3] = rest
    },
    { code: 'contradiction', rows: ['methods[3]'] },
  ],
  [
    'a way of which nothing is said',
    (draft) => {
      draft.methods = draft.methods.filter(({ operation }) => operation !== 'withdrawal')
    },
    { code: 'missing', rows: ['methods'], says: /withdrawal by card/ },
  ],
  [
    'a bank without a calendar',
    (draft) => {
      draft.hours = draft.hours.filter(({ calendar }) => calendar !== 'bank:EUR')
    },
    { code: 'missing', rows: ['hours'], says: /bank:EUR/ },
  ],
  [
    'a waiting time that is set twice',
    ({ coolDowns }) => coolDowns.push({ reason: 'unfrozen', hours: 1 }),
    { code: 'twice', rows: ['coolDowns[7]', 'coolDowns[5]'] },
  ],
  [
    'a member that nobody asked for',
    ({ limits }) => Object.assign(limits[2]!, { perYear: '1.00' }),
    { code: 'shape', rows: ['limits[2]'] },
  ],
]

for (const [what, change, { code, rows: named, says }] of cases) {
  test(`A policy is refused, with its rows named, for ${what}`, () => {
    const faults = broken(change)
    const found = faults.find(
      (fault) => fault.code === code && (!says || says.test(fault.words.en)),
    )
    assert.ok(found, JSON.stringify(faults.map(({ words }) => words.en)))
    assert.deepEqual(found.rows, named)
    for (const name of named) {
      for (const language of languages)
        assert.ok(found.words[language].includes(name) || code === 'shape')
    }
    assert.match(found.words['zh-CN'], /\p{Script=Han}/u)
  })
}

test('What is not a document at all is told with its place', () => {
  assert.equal(checkPolicy({})[0]?.code, 'shape')
  assert.match(
    broken((draft) => Object.assign(draft, { noticeDays: -1 }))[0]!.words.en,
    /noticeDays/,
  )
})
