import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Problem } from '#platform/problems'
import { addDays, checkPeriod, isDay } from './period.ts'

const today = '2026-11-22'
const errorOf = (from: string, to: string, language: 'en' | 'zh-CN' = 'en') => {
  try {
    checkPeriod({ from, to }, today, language)
    return null
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'wallets.period_invalid')
    assert.deepEqual(error.params, { today, days: 366 })
    return error.errors
  }
}

suite('The days of a statement', () => {
  const table: readonly [from: string, to: string, pointer: string | null, code: string][] = [
    ['2026-11-01', '2026-11-22', null, ''],
    ['2026-11-22', '2026-11-22', null, ''],
    ['2025-11-22', '2026-11-22', null, ''],
    ['2024-02-29', '2025-02-28', null, ''],
    ['2025-11-21', '2026-11-22', '/query/from', 'too_long'],
    ['1900-01-01', '2026-11-22', '/query/from', 'too_long'],
    ['2026-11-22', '2026-11-21', '/query/to', 'before_first_day'],
    ['2026-11-22', '2026-11-24', '/query/to', 'in_the_future'],
    ['2026-11-24', '2026-11-25', '/query/from', 'in_the_future'],
    ['9999-12-31', '9999-12-31', '/query/from', 'in_the_future'],
    ['2026-02-30', '2026-03-01', '/query/from', 'not_a_day'],
    ['2025-02-29', '2025-03-01', '/query/from', 'not_a_day'],
    ['2026-01-01', '2026-13-01', '/query/to', 'not_a_day'],
    ['0000-01-01', '2026-01-01', '/query/from', 'not_a_day'],
    ['2026-1-1', '2026-01-02', '/query/from', 'not_a_day'],
    ['', '2026-01-02', '/query/from', 'not_a_day'],
    ['2026-01-01T00:00:00Z', '2026-01-02', '/query/from', 'not_a_day'],
  ]
  for (const [from, to, pointer, code] of table) {
    test(`${from || 'nothing'} to ${to}: ${code || 'fine'}`, () => {
      const errors = errorOf(from, to)
      assert.deepEqual(
        errors?.map(({ pointer, code }) => [pointer, code]) ?? null,
        pointer && [[pointer, code]],
      )
    })
  }

  test('both are named when both are no days', () => {
    assert.deepEqual(
      errorOf('x', 'y')?.map(({ pointer }) => pointer),
      ['/query/from', '/query/to'],
    )
  })

  test('a Chinese reader is told in Chinese', () => {
    assert.equal(errorOf('2026-11-22', '2026-11-24', 'zh-CN')?.[0]?.detail, '这一天尚未到来')
  })
})

test('A day after the last of a month is the first of the next', () => {
  assert.equal(addDays('2026-02-28', 1), '2026-03-01')
  assert.equal(addDays('2024-02-28', 1), '2024-02-29')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(addDays('2026-01-01', -1), '2025-12-31')
  assert.equal(isDay(addDays('2026-01-01', 45)), true)
})
