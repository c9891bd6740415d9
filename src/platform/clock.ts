/** The only place that reads the time. */
export type Clock = {
  readonly now: () => Date
  /** Milliseconds that never run backwards, for measuring how long something took. */
  readonly monotonicMs: () => number
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
}

/** A clock for tests: stands still until it is moved. */
export const createManualClock = (start: Date) => {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    monotonicMs: () => at,
    advanceMs: (ms: number) => {
      at += ms
    },
  }
}
