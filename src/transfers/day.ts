/** One calendar day somewhere, as limits count it. */
export type LimitDay = {
  /** `2026-11-22` */
  readonly day: string
  readonly startsAt: Date
  /** When the next day starts there. */
  readonly resetsAt: Date
}

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** What a clock on the wall shows, as if it were UTC. */
const wallMs = (atMs: number, timeZone: string): number => {
  const parts = clockOf(timeZone).formatToParts(atMs)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(
    ...([read('year'), read('month') - 1, read('day')] as const),
    ...([read('hour'), read('minute'), read('second')] as const),
  )
}

/** The moment at which the wall shows this; twice, because the offset may change on the way. */
const momentOf = (wall: number, timeZone: string): number => {
  const guess = wall - (wallMs(wall, timeZone) - wall)
  return guess - (wallMs(guess, timeZone) - wall)
}

const dayMs = 86_400_000

const computeDay = (at: Date, timeZone: string): LimitDay => {
  const wall = wallMs(Math.floor(at.getTime() / 1_000) * 1_000, timeZone)
  const midnight = wall - (wall % dayMs)
  return {
    day: new Date(midnight).toISOString().slice(0, 10),
    startsAt: new Date(momentOf(midnight, timeZone)),
    resetsAt: new Date(momentOf(midnight + dayMs, timeZone)),
  }
}

const latest = new Map<string, LimitDay>()

/** The day of a moment in a time zone (IANA name); remembered until that day is over. */
export const limitDay = (at: Date, timeZone: string): LimitDay => {
  const known = latest.get(timeZone)
  if (known && known.startsAt <= at && at < known.resetsAt) return known
  const computed = computeDay(at, timeZone)
  latest.set(timeZone, computed)
  return computed
}
