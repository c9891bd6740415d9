import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createManualClock } from '../clock.ts'
import { createRateLimit } from './rate-limit.ts'

test('a caller has a minute’s calls at once, then one after the other', () => {
  const clock = createManualClock(new Date(0))
  const limit = createRateLimit(clock)
  for (let left = 5; left >= 0; left--) assert.equal(limit('amy', 6).remaining, left)
  assert.deepEqual(limit('amy', 6), { allowed: false, remaining: 0, retryAfterSeconds: 10 })
  clock.advanceMs(9_999)
  assert.equal(limit('amy', 6).allowed, false)
  clock.advanceMs(1)
  assert.equal(limit('amy', 6).allowed, true)
  assert.equal(limit('amy', 6).allowed, false)
})

test('callers do not use up each other’s calls', () => {
  const limit = createRateLimit(createManualClock(new Date(0)))
  assert.equal(limit('amy', 1).allowed, true)
  assert.equal(limit('amy', 1).allowed, false)
  assert.equal(limit('bob', 1).allowed, true)
})

test('forgetting idle callers gives nobody more calls than a minute’s', () => {
  const clock = createManualClock(new Date(0))
  const limit = createRateLimit(clock)
  limit('amy', 2)
  limit('amy', 2)
  clock.advanceMs(119_000)
  limit('bob', 2)
  clock.advanceMs(1_000)
  for (const allowed of [true, true, false]) assert.equal(limit('amy', 2).allowed, allowed)
})
