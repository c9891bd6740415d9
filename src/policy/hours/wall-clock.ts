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

/** What a clock on the wall of a zone (IANA name) shows, in milliseconds as if it were UTC. */
export const wallClock = (atMs: number, timeZone: string): number => {
  const parts = clockOf(timeZone).formatToParts(atMs)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(
    ...([read('year'), read('month') - 1, read('day')] as const),
    ...([read('hour'), read('minute'), read('second')] as const),
  )
}

/** The moment at which the wall shows this; twice, because the offset may change on the way. */
export const momentOf = (wallMs: number, timeZone: string): Date => {
  const guess = wallMs - (wallClock(wallMs, timeZone) - wallMs)
  return new Date(guess - (wallClock(guess, timeZone) - wallMs))
}
