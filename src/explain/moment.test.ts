import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentInWords } from './moment.ts'

const berlin = 'Europe/Berlin'
const cases: readonly [name: string, now: string, at: string, en: string, zh: string][] = [
  [
    'the evening before clocks go forward, the morning after is tomorrow',
    ...['2027-03-27T22:30:00Z', '2027-03-28T07:00:00Z'],
    ...['09:00 tomorrow (UTC+2)', '明天 09:00（UTC+2）'],
  ],
  [
    'the night in which clocks go back, the evening of the same date is today',
    ...['2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z'],
    ...['23:30 today (UTC+1)', '今天 23:30（UTC+1）'],
  ],
  [
    'and the date after it is tomorrow',
    ...['2026-10-24T22:30:00Z', '2026-10-25T23:30:00Z'],
    ...['00:30 tomorrow (UTC+1)', '明天 00:30（UTC+1）'],
  ],
  [
    'another date is named',
    ...['2026-11-20T08:00:00Z', '2026-11-23T08:00:00Z'],
    ...['09:00 on 23 Nov (UTC+1)', '11月23日 09:00（UTC+1）'],
  ],
  [
    'of another year with the year',
    ...['2026-12-20T08:00:00Z', '2027-01-04T08:00:00Z'],
    ...['09:00 on 4 Jan 2027 (UTC+1)', '2027年1月4日 09:00（UTC+1）'],
  ],
] as never

for (const [name, now, at, en, zh] of cases) {
  test(`A moment in words: ${name}`, () => {
    const say = (language: 'en' | 'zh-CN') =>
      momentInWords(new Date(at), new Date(now), { language, timeZone: berlin })
    assert.deepEqual([say('en'), say('zh-CN')], [en, zh])
  })
}
