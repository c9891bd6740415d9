import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from './clock.ts'

/**
 * How many people wait for an answer of this process. What nobody waits for (telling people what
 * happened, sending such mails) gives way to them and catches up afterwards; it always goes on a
 * little, so that a long day of load delays it and never stops it.
 */
export type Pressure = {
  readonly enter: () => void
  readonly leave: () => void
  readonly isHigh: () => boolean
  /** At once when few people wait, else after a while, at most `longestMs`. */
  readonly giveWay: (longestMs: number) => Promise<void>
}

/** So many requests under way are a crowd … */
const crowd = 24
/** … and stay one for so long: a batch answers many at once, and the next ones are on their way. */
const afterMs = 500
const stepMs = 100

export const createPressure = (monotonicMs = systemClock.monotonicMs): Pressure => {
  let underWay = 0
  let crowdedAtMs = Number.NEGATIVE_INFINITY
  const isHigh = () => underWay >= crowd || monotonicMs() - crowdedAtMs < afterMs
  return {
    enter: () => {
      underWay += 1
      if (underWay >= crowd) crowdedAtMs = monotonicMs()
    },
    leave: () => {
      underWay -= 1
    },
    isHigh,
    giveWay: async (longestMs) => {
      for (let waited = 0; isHigh() && waited < longestMs; waited += stepMs) await pause(stepMs)
    },
  }
}

/** For whoever serves nobody: the command line, tests. */
export const noPressure: Pressure = createPressure()
