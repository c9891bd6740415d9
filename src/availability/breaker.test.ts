import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Breaker,
  breakerRules,
  closeByHand,
  holdOpen,
  isOpenAt,
  newBreaker,
  noteOutcome,
  tick,
} from './breaker.ts'

const start = new Date('2026-11-22T10:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
const fresh = newBreaker('mail', start)

/** `ok@5 no@10`: what came when, in seconds; a bare number lets time pass. */
const play = (breaker: Breaker, script: string): Breaker =>
  script.split(' ').reduce((now, step) => {
    const [what, second = what] = step.split('@')
    const at = after(Number(second))
    if (what !== 'ok' && what !== 'no') return tick(now, at)
    return noteOutcome(now, { at, ok: what === 'ok', code: what === 'ok' ? null : '421' })
  }, breaker)

test('a rail is declared out of order by repeated failures, tried after a pause, and comes back', () => {
  const cases: readonly [string, Breaker['state']][] = [
    ['no@0 no@1 no@2 no@3', 'closed'],
    ['no@0 no@1 no@2 no@3 no@4', 'open'],
    // Half of what was tried must have failed.
    ['ok@0 ok@1 ok@2 ok@3 ok@4 ok@5 no@6 no@7 no@8 no@9 no@10', 'closed'],
    ['ok@0 ok@1 ok@2 ok@3 ok@4 no@6 no@7 no@8 no@9 no@10', 'open'],
    // Failures from ten minutes ago are forgotten.
    ['no@0 no@1 no@2 no@3 no@602', 'closed'],
    ['no@0 no@1 no@2 no@3 no@4 63', 'open'],
    ['no@0 no@1 no@2 no@3 no@4 64', 'half_open'],
    ['no@0 no@1 no@2 no@3 no@4 ok@64', 'half_open'],
    ['no@0 no@1 no@2 no@3 no@4 ok@64 ok@65', 'closed'],
    ['no@0 no@1 no@2 no@3 no@4 ok@64 no@65', 'open'],
    // The second pause is twice as long.
    ['no@0 no@1 no@2 no@3 no@4 no@64 183', 'open'],
    ['no@0 no@1 no@2 no@3 no@4 no@64 184', 'half_open'],
    // An answer in the pause counts as a try.
    ['no@0 no@1 no@2 no@3 no@4 ok@10', 'half_open'],
    ['no@0 no@1 no@2 no@3 no@4 ok@10 ok@11', 'closed'],
    // What led to the last outage does not count again.
    ['no@0 no@1 no@2 no@3 no@4 ok@10 ok@11 no@12 no@13 no@14 no@15', 'closed'],
    // Nobody uses it: after ten quiet minutes it counts as working.
    ['no@0 no@1 no@2 no@3 no@4 663', 'half_open'],
    ['no@0 no@1 no@2 no@3 no@4 664', 'closed'],
  ]
  for (const [script, state] of cases) assert.equal(play(fresh, script).state, state, script)
})

test('pauses double up to half an hour', () => {
  let breaker = play(fresh, 'no@0 no@0 no@0 no@0 no@0')
  const pauses: number[] = []
  for (let round = 0; round < 8; round++) {
    const { until, since } = breaker
    pauses.push((until!.getTime() - since.getTime()) / 60_000)
    breaker = noteOutcome(breaker, { at: until!, ok: false, code: null })
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 30, 30, 30])
})

test('what staff stopped stays stopped, whatever comes in, until staff let it run', () => {
  const held = holdOpen(fresh, after(600), start)
  const later = play(held, 'ok@1 ok@2 ok@3 700 ok@701 5000')
  assert.equal(later.state, 'open')
  assert.ok(isOpenAt(later, after(5_000)))
  const back = closeByHand(later, after(5_001))
  assert.deepEqual([back.state, back.isHeld, back.until], ['closed', false, null])
})

const seed = Number(process.env.OKPAY_SEED ?? Math.floor(Math.random() * 2 ** 31))

test(`in simulated weather it never stays open for good and never opens on a healthy rail (seed ${seed})`, () => {
  const weather = fc.array(
    fc.record({ up: fc.boolean(), seconds: fc.integer({ min: 60, max: 5_000 }) }),
    { minLength: 1, maxLength: 8 },
  )
  const traffic = fc.integer({ min: 1, max: 120 })
  fc.assert(
    fc.property(weather, traffic, (spells, everySeconds) => {
      let breaker = fresh
      let second = 0
      let failuresWhileClosed = 0
      const step = (ok: boolean) => {
        second += everySeconds
        const wasClosed = tick(breaker, after(second)).state === 'closed'
        failuresWhileClosed = wasClosed && !ok ? failuresWhileClosed + 1 : 0
        breaker = noteOutcome(breaker, { at: after(second), ok, code: null })
        assert.equal(breaker.state === 'open', breaker.until !== null)
        assert.ok(breaker.recent.length <= breakerRules.kept)
        // A rail that fails all the time is declared within its whole memory at the latest.
        if (everySeconds <= 100) assert.ok(failuresWhileClosed <= breakerRules.kept)
        return breaker
      }
      let everFailed = false
      for (const { up, seconds } of spells) {
        everFailed ||= !up
        for (const end = second + seconds; second < end; ) step(up)
        if (!everFailed) assert.equal(breaker.state, 'closed')
      }
      // However it was: two answers later it works.
      step(true)
      step(true)
      assert.equal(breaker.state, 'closed')
    }),
    { seed, numRuns: 500 },
  )
})
