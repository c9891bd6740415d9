import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarsRunningOut } from './warn-of-calendars.ts'

const name = { en: "New Year's Day", 'zh-CN': '元旦' }
const until2027 = { calendar: 'bank:EUR', holidays: [{ day: '2027-01-01', name }] }
const until2028 = { calendar: 'bank:USD', holidays: [{ day: '2028-01-03', name }] }

test('A calendar whose holidays end with the year is told of 60 days before, by name', () => {
  const cases = [
    ['2027-11-01T12:00:00Z', 2027, ['bank:USD']],
    ['2027-11-02T12:00:00Z', 2028, ['bank:EUR']],
    ['2027-12-31T12:00:00Z', 2028, ['bank:EUR']],
  ] as const
  for (const [at, year, calendars] of cases) {
    assert.deepEqual(calendarsRunningOut(new Date(at), [until2027, until2028]), { year, calendars })
  }
})
