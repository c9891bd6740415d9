import type { Rail } from './scope.ts'

/** How one attempt to use a rail went; `code` is the outside's own word for a failure. */
export type Outcome = {
  readonly at: Date
  readonly ok: boolean
  readonly code: string | null
}

/** A circuit-breaker as an electrician means it: *closed* lets through, *open* does not. */
export type Breaker = {
  readonly rail: Rail
  readonly state: 'closed' | 'open' | 'half_open'
  readonly since: Date
  /** Of an open one: when it is tried again; held by hand: when staff expect it back. */
  readonly until: Date | null
  /** How often it opened in this outage. */
  readonly openings: number
  /** Good outcomes in a row since it is half-open. */
  readonly successes: number
  /** Staff opened it; outcomes do not move it. */
  readonly isHeld: boolean
  /** The newest last. */
  readonly recent: readonly Outcome[]
}

export const breakerRules = {
  /** So many failures within `windowMs`, and at least `share` of what was tried, open it. */
  failures: 5,
  share: 0.5,
  windowMs: 10 * 60_000,
  /** The first pause; each further one in the same outage is twice as long. */
  firstPauseMs: 60_000,
  longestPauseMs: 30 * 60_000,
  /** Good outcomes that close it. */
  successes: 2,
  /** Half-open and nothing failed for so long: nobody uses it, so it counts as working. */
  quietMs: 10 * 60_000,
  kept: 20,
} as const

export const newBreaker = (rail: Rail, now: Date): Breaker => ({
  ...{ rail, state: 'closed', since: now, until: null, openings: 0, successes: 0 },
  ...{ isHeld: false, recent: [] },
})

const close = (breaker: Breaker, now: Date): Breaker => ({
  ...breaker,
  ...{ state: 'closed', since: now, until: null, openings: 0, successes: 0, isHeld: false },
})

const halfOpen = (breaker: Breaker, now: Date): Breaker => ({
  ...breaker,
  ...{ state: 'half_open', since: now, until: null, successes: 0 },
})

const open = (breaker: Breaker, now: Date): Breaker => {
  const { firstPauseMs, longestPauseMs } = breakerRules
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** breaker.openings)
  return {
    ...breaker,
    ...{ state: 'open', since: now, until: new Date(now.getTime() + pauseMs), successes: 0 },
    openings: breaker.openings + 1,
  }
}

/** What time alone does: a pause ends, and what nobody uses any more counts as working. */
export const tick = (breaker: Breaker, now: Date): Breaker => {
  const { state, until, isHeld, since } = breaker
  if (isHeld) return breaker
  if (state === 'open' && until !== null && until <= now) return tick(halfOpen(breaker, until), now)
  const quietMs = now.getTime() - since.getTime()
  return state === 'half_open' && quietMs >= breakerRules.quietMs ? close(breaker, now) : breaker
}

/** Outcomes that count: not too old, and not from before it last closed. */
const counted = ({ recent, since }: Breaker, now: Date): readonly Outcome[] =>
  recent.filter(({ at }) => at >= since && now.getTime() - at.getTime() <= breakerRules.windowMs)

export const recentFailures = (breaker: Breaker, now: Date): number =>
  counted(breaker, now).filter(({ ok }) => !ok).length

const hasFailedEnough = (breaker: Breaker, now: Date): boolean => {
  const failed = recentFailures(breaker, now)
  const { failures, share } = breakerRules
  return failed >= failures && failed >= share * counted(breaker, now).length
}

const succeed = (breaker: Breaker, now: Date): Breaker => {
  if (breaker.state === 'closed') return breaker
  // An answer during a pause is as good as one of a try.
  const tried = breaker.state === 'open' ? halfOpen(breaker, now) : breaker
  const successes = tried.successes + 1
  return successes >= breakerRules.successes ? close(tried, now) : { ...tried, successes }
}

const fail = (breaker: Breaker, now: Date): Breaker => {
  if (breaker.state === 'half_open') return open(breaker, now)
  return breaker.state === 'closed' && hasFailedEnough(breaker, now) ? open(breaker, now) : breaker
}

/** The breaker after one more outcome. */
export const noteOutcome = (breaker: Breaker, outcome: Outcome): Breaker => {
  const now = outcome.at
  const recent = [...breaker.recent, outcome].slice(-breakerRules.kept)
  const noted = { ...tick(breaker, now), recent }
  if (noted.isHeld) return noted
  return outcome.ok ? succeed(noted, now) : fail(noted, now)
}

/** Opened by staff; `until` is when they expect it back. */
export const holdOpen = (breaker: Breaker, until: Date, now: Date): Breaker => ({
  ...breaker,
  ...{ state: 'open', until, isHeld: true, successes: 0 },
  since: breaker.state === 'closed' ? now : breaker.since,
})

/** Closed by staff, whatever came before. */
export const closeByHand = close

/** Whether nothing goes over the rail at this moment: a half-open one is tried. */
export const isOpenAt = (breaker: Breaker, now: Date): boolean =>
  tick(breaker, now).state === 'open'
