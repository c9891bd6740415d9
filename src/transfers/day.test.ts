import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitDay } from './day.ts'

const cases = [
  ['2026-11-22T12:00:00Z', 'UTC', '2026-11-22', '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'],
  [
    ...(['2026-11-22T15:59:59.999Z', 'Asia/Shanghai', '2026-11-22'] as const),
    ...(['2026-11-21T16:00:00Z', '2026-11-22T16:00:00Z'] as const),
  ],
  [
    ...(['2026-11-22T16:00:00Z', 'Asia/Shanghai', '2026-11-23'] as const),
    ...(['2026-11-22T16:00:00Z', '2026-11-23T16:00:00Z'] as const),
  ],
  // Days of 25 and 23 hours.
  [
    ...(['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-25'] as const),
    ...(['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'] as const),
  ],
  [
    ...(['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-29'] as const),
    ...(['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'] as const),
  ],
  [
    ...(['2026-11-22T20:00:00Z', 'Asia/Kathmandu', '2026-11-23'] as const),
    ...(['2026-11-22T18:15:00Z', '2026-11-23T18:15:00Z'] as const),
  ],
] as const

test('a day is counted from midnight to midnight where the sender lives', () => {
  for (const [at, zone, day, startsAt, resetsAt] of cases) {
    assert.deepEqual(limitDay(new Date(at), zone), {
      ...{ day, startsAt: new Date(startsAt), resetsAt: new Date(resetsAt) },
    })
  }
})

test('every moment lies within its own day, in every zone, all year', () => {
  for (const zone of Intl.supportedValuesOf('timeZone').filter((_, index) => index % 7 === 0)) {
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 86_400_000 * 3.37) {
      const { startsAt, resetsAt } = limitDay(new Date(ms), zone)
      assert.ok(startsAt.getTime() <= ms && ms < resetsAt.getTime(), `${zone} ${new Date(ms)}`)
      const hours = (resetsAt.getTime() - startsAt.getTime()) / 3_600_000
      assert.ok(hours >= 22 && hours <= 26, `${zone} ${hours}`)
    }
  }
})
