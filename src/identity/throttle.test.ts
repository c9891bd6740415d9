import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decideThrottle,
  messageRule,
  signInRule,
  type ThrottleRule,
  type ThrottleState,
} from './throttle.ts'

const start = Date.parse('2026-11-20T08:00:00Z')

/** One row a try: minute, and what comes of it: `ok`, `ok until m`, `no until m`. */
const play = (rule: ThrottleRule, rows: readonly (readonly [number, string])[]) => {
  let state: ThrottleState | null = null
  const minuteOf = (at: Date) => (at.getTime() - start) / 60_000
  for (const [minute, expected] of rows) {
    const decision = decideThrottle(rule, state, new Date(start + minute * 60_000))
    let outcome = decision.admitted ? 'ok' : `no until ${minuteOf(decision.until)}`
    if (decision.admitted) {
      state = decision.state
      if (state.blockedUntil) outcome = `ok until ${minuteOf(state.blockedUntil)}`
    }
    assert.equal(outcome, expected, `at minute ${minute}`)
  }
}
const times = (count: number, minute: number) =>
  Array.from({ length: count }, () => [minute, 'ok'] as const)

test('Ten tries in a quarter of an hour close the door for a quarter of an hour', () => {
  play(signInRule, [
    ...times(9, 0),
    [14, 'ok until 29'],
    [15, 'no until 29'],
    [28.9, 'no until 29'],
  ])
})

test('Tries that are spread over longer never close the door', () => {
  play(signInRule, [...times(9, 0), [15, 'ok'], ...times(8, 16), [30, 'ok'], ...times(8, 31)])
})

test('Each closing in a row doubles, up to a day', () => {
  const rows: (readonly [number, string])[] = []
  let minute = 0
  for (const length of [15, 30, 60, 120, 240, 480, 960, 1440, 1440]) {
    rows.push(...times(9, minute), [minute, `ok until ${minute + length}`])
    rows.push([minute + length - 1, `no until ${minute + length}`])
    minute += length
  }
  play(signInRule, rows)
})

test('After two quiet days the doubling starts anew', () => {
  const later = 15 + 48 * 60
  play(signInRule, [
    ...times(9, 0),
    [0, 'ok until 15'],
    ...times(9, later),
    [later, `ok until ${later + 15}`],
  ])
})

test('A message a minute, and ten a day', () => {
  const rows = Array.from({ length: 9 }, (_, minute) => [minute, `ok until ${minute + 1}`] as const)
  play(messageRule, [
    ...rows,
    [8.5, 'no until 9'],
    [9, `ok until ${9 + 1440}`],
    [100, `no until ${9 + 1440}`],
    [9 + 1440, `ok until ${9 + 1440 + 1}`],
  ])
})
