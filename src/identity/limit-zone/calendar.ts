/** A day or a month somewhere, from its first moment to that of the next. */
export type CalendarSpan = {
  /** `2026-11-22`, or `2026-11` */
  readonly name: string
  readonly startsAt: Date
  readonly endsAt: Date
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

/** What a clock on the wall shows, as if it were UTC; whole seconds. */
const wallMs = (atMs: number, timeZone: string): number => {
  const parts = clockOf(timeZone).formatToParts(atMs)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(
    ...([read('year'), read('month') - 1, read('day')] as const),
    ...([read('hour'), read('minute'), read('second')] as const),
  )
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const secondMs = 1_000

const offsetMs = (atMs: number, timeZone: string): number => wallMs(atMs, timeZone) - atMs

/**
 * The first moment at which the wall shows this midnight or something later: some zones skip
 * midnight, some show it twice, one once skipped a day.
 */
const firstMomentOf = (midnight: number, timeZone: string): number => {
  const offset = offsetMs(midnight - dayMs, timeZone)
  if (offset === offsetMs(midnight + dayMs, timeZone)) return midnight - offset
  let early = midnight - 27 * hourMs
  let late = midnight + 27 * hourMs
  while (late - early > secondMs) {
    const middle = early + Math.floor((late - early) / 2 / secondMs) * secondMs
    if (wallMs(middle, timeZone) >= midnight) late = middle
    else early = middle
  }
  return late
}

const wallOf = (at: Date, timeZone: string): number =>
  wallMs(Math.floor(at.getTime() / secondMs) * secondMs, timeZone)

const computeDay = (at: Date, timeZone: string): CalendarSpan => {
  const wall = wallOf(at, timeZone)
  const midnight = wall - (wall % dayMs)
  return {
    name: new Date(midnight).toISOString().slice(0, 10),
    startsAt: new Date(firstMomentOf(midnight, timeZone)),
    endsAt: new Date(firstMomentOf(midnight + dayMs, timeZone)),
  }
}

const computeMonth = (at: Date, timeZone: string): CalendarSpan => {
  const wall = new Date(wallOf(at, timeZone))
  const first = (months: number) =>
    firstMomentOf(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1), timeZone)
  return {
    name: wall.toISOString().slice(0, 7),
    startsAt: new Date(first(0)),
    endsAt: new Date(first(1)),
  }
}

/** The latest answer for each zone, good until its span is over. */
const remembering = (compute: (at: Date, timeZone: string) => CalendarSpan) => {
  const latest = new Map<string, CalendarSpan>()
  return (at: Date, timeZone: string): CalendarSpan => {
    const known = latest.get(timeZone)
    if (known && known.startsAt <= at && at < known.endsAt) return known
    const computed = compute(at, timeZone)
    latest.set(timeZone, computed)
    return computed
  }
}

/** Day and month of a moment in a time zone (IANA name). */
export const calendar = {
  day: remembering(computeDay),
  month: remembering(computeMonth),
} as const
