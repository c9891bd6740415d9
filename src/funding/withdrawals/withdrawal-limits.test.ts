import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '#money'
import { limitProblems, type OwnLimits, type Usage } from './withdrawal-limits.ts'

const resetsAt = { day: new Date('2026-11-27T00:00:00Z'), month: new Date('2026-12-01T00:00:00Z') }
const window = (name: string, at: Date) => ({ name, startsAt: new Date(0), resetsAt: at })
const limits: OwnLimits = {
  ...{ perTransaction: 50_000n, perDay: 20_000n, perMonth: 60_000n },
  ...{ dayCount: null, monthCount: null },
  windows: {
    day: window('2026-11-26', resetsAt.day),
    month: window('2026-11', resetsAt.month),
  } as OwnLimits['windows'],
}
const used = (day: bigint, month: bigint, count = 0): Usage => ({
  day: { sumMinor: day, count },
  month: { sumMinor: month, count },
})
const said = (
  own: Partial<OwnLimits>,
  usage: Usage,
  minor: bigint,
): readonly Readonly<Record<string, unknown>>[] =>
  limitProblems({ ...limits, ...own }, usage, money(minor, 'EUR'), new Date(0)).map(
    ({ code, params }) => ({
      code: code.slice('withdrawals.'.length),
      ...params,
    }),
  )
const codes = (...about: Parameters<typeof said>) => said(...about).map(({ code }) => code)

test('Of two limits that an amount passes the one that leaves less is told, with its period', () => {
  const byDay = said({}, used(15_000n, 15_000n), 6_000n)
  assert.equal(byDay.length, 1)
  assert.deepEqual(byDay[0], {
    ...{ code: 'window_reached', resetsAt: resetsAt.day },
    limit: { amount: '200.00', currency: 'EUR' },
    used: { amount: '150.00', currency: 'EUR' },
    remaining: { amount: '50.00', currency: 'EUR' },
    period: { en: 'a day', 'zh-CN': '每日' },
  })
  const [byMonth, ...more] = said({}, used(15_000n, 59_000n), 6_000n)
  assert.deepEqual([byMonth?.resetsAt, more.length], [resetsAt.month, 0])
})

test('Where both leave the same the later date is told, so that waiting for it helps', () => {
  const [one, ...more] = said({}, used(20_000n, 60_000n), 100n)
  assert.deepEqual([one?.resetsAt, more.length], [resetsAt.month, 0])
})

test('What no whole day may carry is too much for one withdrawal; nobody is told to wait', () => {
  const [one, ...more] = said({}, used(0n, 0n), 30_000n)
  assert.deepEqual([one?.code, more.length], ['over_limit', 0])
  assert.deepEqual(one?.limit, { amount: '200.00', currency: 'EUR' })
  assert.deepEqual(codes({}, used(1n, 1n), 30_000n), ['over_limit', 'window_reached'])
})

test('A used-up number of withdrawals is told, also where no sum is limited', () => {
  const noSum = { perTransaction: null, perDay: null, perMonth: null, dayCount: 3 }
  assert.deepEqual(codes(noSum, used(0n, 0n, 2), 100n), [])
  assert.deepEqual(said(noSum, used(0n, 0n, 3), 100n), [
    {
      ...{ code: 'count_reached', limit: 3, used: 3, currency: 'EUR', resetsAt: resetsAt.day },
      period: { en: 'a day', 'zh-CN': '每日' },
    },
  ])
  assert.deepEqual(codes({ dayCount: 3 }, used(0n, 0n, 3), 100n), ['count_reached'])
})
