import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#platform/problems'
import { describeAffects } from './affect-words.ts'
import { riskReasons } from './reasons.ts'
import { refuseRestricted } from './refuse-restricted.ts'
import { barrierTo, categories, type Restriction, toldDate } from './restriction.ts'
import { reasonsOf, reasonWords, wordsOfReason } from './restriction-words.ts'

const at = (text: string) => new Date(text)
const now = at('2026-11-20T08:00:00Z')
const one: Restriction = {
  ...{ id: '01900000-0000-7000-8000-000000000001', personId: 'p' as Restriction['personId'] },
  ...{ category: 'risk_review', reason: 'unusual_activity', since: now, affects: ['transfer_out'] },
  ...{ currencies: null, reviewDue: at('2026-11-24T18:00:00Z'), endsAt: null },
  ...{ disclosure: 'full', whoActs: 'okpay', origin: 'okpay', cause: null, policyVersion: null },
}

test('Every category has reasons, each reason belongs to one, and all have words in both languages', () => {
  const chosen = categories.flatMap((category): readonly string[] => reasonsOf[category])
  assert.deepEqual([...new Set(chosen)].sort(), Object.keys(reasonWords).sort())
  assert.equal(new Set(chosen).size, chosen.length)
  for (const reason of chosen) {
    assert.ok(Object.hasOwn(riskReasons, reason), reason)
    const { why, lifts } = wordsOfReason(reason)
    for (const language of languages) {
      for (const text of [why[language], lifts[language]]) {
        assert.match(text, language === 'en' ? /^[A-Z].*\.$/ : /\p{Script=Han}.*。$/u)
      }
    }
  }
})

test('The words of a reason name exactly what they are given, and the day that is kept', () => {
  for (const [name, { detail, title, params }] of Object.entries(riskReasons)) {
    for (const language of languages) {
      const named = [...detail[language].matchAll(/\{(\w+)\}/g)].map(([, key]) => key).sort()
      assert.deepEqual(named, Object.keys(params).sort(), name)
      assert.doesNotMatch(title[language], /[{}]/)
    }
  }
})

for (const [reviewDue, endsAt, told] of [
  ['2026-11-24T18:00:00Z', null, '2026-11-24T18:00:00.000Z'],
  ['2026-11-24T18:00:00Z', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00.000Z'],
  [null, '2026-12-01T00:00:00Z', '2026-12-01T00:00:00.000Z'],
  [null, null, undefined],
] as const) {
  test(`Due ${reviewDue}, ending ${endsAt}: ${told ?? 'no date'} is told`, () => {
    const dates = { reviewDue: reviewDue && at(reviewDue), endsAt: endsAt && at(endsAt) }
    assert.equal(toldDate({ ...one, ...dates })?.toISOString(), told)
  })
}

test('A restriction stops its operation in its currencies only', () => {
  const eur: Restriction = { ...one, currencies: ['EUR'] }
  assert.equal(barrierTo([eur], 'transfer_out', 'EUR'), eur)
  assert.equal(barrierTo([eur], 'transfer_out', 'USD'), null)
  assert.equal(barrierTo([eur], 'transfer_in', 'EUR'), null)
  assert.equal(barrierTo([eur, one], 'transfer_out', 'USD'), one)
  assert.equal(barrierTo(undefined, 'transfer_out', 'USD'), null)
})

test('Generic and silent are refused in the same words; only full names the reason', () => {
  const answers = (['full', 'generic', 'silent'] as const).map((disclosure) =>
    refuseRestricted({ ...one, disclosure }, now),
  )
  assert.deepEqual(
    answers.map(({ code }) => code),
    ['risk.restricted', 'risk.under_review', 'risk.under_review'],
  )
  assert.deepEqual(answers[1], answers[2])
  assert.deepEqual(Object.keys(answers[2]!.params), ['by'])
})

test('What stops and what goes on is said without a promise that is not kept', () => {
  assert.deepEqual(describeAffects(['deposit', 'transfer_out'], ['EUR', 'USD'], 'en'), {
    stops: 'Stopped: sending money and adding money in EUR and USD.',
    works:
      'Still works: receiving transfers and signing in; you see everything. Other currencies are not touched.',
  })
  assert.deepEqual(describeAffects(['transfer_out'], ['EUR'], 'zh-CN'), {
    stops: '暂停：转出（仅限 EUR）。',
    works: '仍可使用：接收转账、充值、登录，并可查看全部内容。其他币种不受影响。',
  })
})
