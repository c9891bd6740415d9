/**
 * How often something may be tried, decided purely: counters know an identifier, never whether
 * somebody has it. A block ends by itself; each one in a row is longer than the last.
 */
export type ThrottleRule = {
  /** Tries that a window admits; the last of them starts the block. */
  readonly tries: number
  readonly windowMs: number
  /** First block; doubles with every further one … */
  readonly blockMs: number
  /** … up to this. */
  readonly longestBlockMs: number
  /** Pause after every admitted try. */
  readonly pauseMs: number
}

export type ThrottleState = {
  readonly count: number
  readonly windowStartedAt: Date
  readonly level: number
  readonly blockedUntil: Date | null
  readonly updatedAt: Date
}

const minute = 60_000
const day = 24 * 60 * minute

/** Ten failures in fifteen minutes; then 15 min, 30 min, 1 h … 24 h. */
export const signInRule: ThrottleRule = {
  tries: 10,
  windowMs: 15 * minute,
  blockMs: 15 * minute,
  longestBlockMs: day,
  pauseMs: 0,
}

/**
 * Failed sign-ins of one source address, whoever was meant: far more than an office makes. Then a
 * minute, two … up to an hour.
 */
export const sourceRule: ThrottleRule = {
  tries: 150,
  windowMs: 15 * minute,
  blockMs: minute,
  longestBlockMs: 60 * minute,
  pauseMs: 0,
}

/** One message a minute, ten a day. */
export const messageRule: ThrottleRule = {
  tries: 10,
  windowMs: day,
  blockMs: day,
  longestBlockMs: day,
  pauseMs: minute,
}

/** Ten wrong second factors in fifteen minutes; then 15 min, 30 min … 24 h. */
export const factorRule: ThrottleRule = { ...signInRule }

/** Reports of a lost device: three a day, since each of them writes to every channel. */
export const lostFactorRule: ThrottleRule = {
  tries: 3,
  windowMs: day,
  blockMs: day,
  longestBlockMs: day,
  pauseMs: 0,
}

/** Codes for second factors: six in ten minutes, then a pause that doubles. */
export const codeRule: ThrottleRule = {
  tries: 6,
  windowMs: 10 * minute,
  blockMs: 10 * minute,
  longestBlockMs: day,
  pauseMs: 0,
}

/** Text messages to numbers that begin alike: whoever is paid for traffic owns such a range. */
export const textsToRangeRule: ThrottleRule = {
  tries: 40,
  windowMs: 60 * minute,
  blockMs: 60 * minute,
  longestBlockMs: day,
  pauseMs: 0,
}

/** Text messages that one network asked for without having signed in. */
export const textsFromNetworkRule: ThrottleRule = {
  tries: 20,
  windowMs: 60 * minute,
  blockMs: 60 * minute,
  longestBlockMs: day,
  pauseMs: 0,
}

/** Text messages of one day for people who have not signed in; a new day begins anew. */
export const textsOfDayRule = (tries: number): ThrottleRule => ({
  tries,
  windowMs: day,
  blockMs: day,
  longestBlockMs: day,
  pauseMs: 0,
})

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

export type ThrottleDecision =
  | { readonly admitted: true; readonly state: ThrottleState }
  | { readonly admitted: false; readonly until: Date }

/** Whether a try at `now` is admitted, and what to remember of it. */
export const decideThrottle = (
  rule: ThrottleRule,
  state: ThrottleState | null,
  now: Date,
): ThrottleDecision => {
  const blockedUntil = state?.blockedUntil ?? null
  if (blockedUntil && blockedUntil > now) return { admitted: false, until: blockedUntil }
  const isQuiet = !state || after(state.updatedAt, rule.longestBlockMs * 2) <= now
  const wasFull = state !== null && state.count >= rule.tries
  const isNewWindow = !state || wasFull || after(state.windowStartedAt, rule.windowMs) <= now
  const count = isNewWindow ? 1 : state.count + 1
  const level = isQuiet ? 0 : state.level
  const isFull = count >= rule.tries
  const blockMs = Math.min(rule.blockMs * 2 ** Math.min(level, 30), rule.longestBlockMs)
  const pauseMs = isFull ? Math.max(blockMs, rule.pauseMs) : rule.pauseMs
  return {
    admitted: true,
    state: {
      count,
      windowStartedAt: isNewWindow ? now : state.windowStartedAt,
      level: isFull ? level + 1 : level,
      blockedUntil: pauseMs > 0 ? after(now, pauseMs) : null,
      updatedAt: now,
    },
  }
}
