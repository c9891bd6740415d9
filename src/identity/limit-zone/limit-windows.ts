import { calendar } from './calendar.ts'

/**
 * Where a person's days and months are counted. It follows the zone of the profile, but late: a
 * change of the zone must not open a second day. `before` counted until `from`; both null when the
 * zone has never changed.
 */
export type LimitZone = {
  /** IANA name. */
  readonly zone: string
  readonly before: string | null
  readonly from: Date | null
}

/** A stretch of time in which the use of a limit is summed up. */
export type LimitWindow = {
  /** Names it among the person's windows; used in names of the ledger's windows. */
  readonly name: string
  readonly startsAt: Date
  readonly resetsAt: Date
}

export type LimitWindows = { readonly day: LimitWindow; readonly month: LimitWindow }

const hourMs = 3_600_000
/** After that a change of the zone is over in any case, months included. */
const changeIsOverMs = 5 * 24 * hourMs

const later = (...moments: readonly Date[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment.getTime())))

/** The first midnight of a zone at or after a moment. */
const midnightFrom = (at: Date, zone: string): Date => {
  const { startsAt, endsAt } = calendar.day(at, zone)
  return startsAt.getTime() === at.getTime() ? startsAt : endsAt
}

type Change = {
  readonly from: Date
  /** From here days of the new zone count. */
  readonly daysFrom: Date
  /** The old zone's month, and the moment at which it makes room for one of the new zone. */
  readonly month: { readonly name: string; readonly startsAt: Date }
  readonly monthsFrom: Date
}

const changeOf = ({ zone, before, from }: LimitZone): Change | null => {
  if (before === null || from === null) return null
  const daysFrom = midnightFrom(new Date(from.getTime() + 24 * hourMs), zone)
  const { name, startsAt, endsAt } = calendar.month(new Date(from.getTime() - 1), before)
  // The new month begins when it has begun in both zones, at a midnight of the new one.
  const begun = calendar.month(later(daysFrom, endsAt), zone)
  const nextInZone = begun.name === name ? begun.endsAt : begun.startsAt
  const monthsFrom = midnightFrom(later(daysFrom, endsAt, nextInZone), zone)
  return { from, daysFrom, month: { name, startsAt }, monthsFrom }
}

const windowOf = (span: { name: string; startsAt: Date; endsAt: Date }): LimitWindow => ({
  ...{ name: span.name, startsAt: span.startsAt, resetsAt: span.endsAt },
})

const dayIn = (now: Date, { zone, before }: LimitZone, change: Change): LimitWindow => {
  if (now < change.from) return windowOf(calendar.day(now, before!))
  if (now >= change.daysFrom) return windowOf(calendar.day(now, zone))
  return {
    name: `${change.from.toISOString().slice(0, 16)}Z`,
    ...{ startsAt: change.from, resetsAt: change.daysFrom },
  }
}

const monthIn = (now: Date, { zone, before }: LimitZone, change: Change): LimitWindow => {
  if (now < change.from) return windowOf(calendar.month(now, before!))
  const { month, monthsFrom } = change
  if (now < monthsFrom) return { ...month, resetsAt: monthsFrom }
  const { name, startsAt, endsAt } = calendar.month(now, zone)
  return { name, startsAt: later(startsAt, monthsFrom), resetsAt: endsAt }
}

/**
 * The windows in which a moment lies. Until `from` days of the old zone count, then one window to
 * the first midnight of the new zone that is a whole day or more away, then days of the new zone.
 * A month makes room for the next when that has begun in both zones. Windows follow each other
 * without gap or overlap.
 */
export const limitWindows = (now: Date, limitZone: LimitZone): LimitWindows => {
  const { zone, from } = limitZone
  const isOver = from === null || now.getTime() > from.getTime() + changeIsOverMs
  const change = isOver ? null : changeOf(limitZone)
  if (!change) {
    return { day: windowOf(calendar.day(now, zone)), month: windowOf(calendar.month(now, zone)) }
  }
  return { day: dayIn(now, limitZone, change), month: monthIn(now, limitZone, change) }
}

/** Whether all is as if the zone had always been this one: no day and no month is held back. */
const isSettled = (limitZone: LimitZone, now: Date): boolean => {
  const change = changeOf(limitZone)
  if (!change) return true
  const { name } = monthIn(now, limitZone, change)
  return now >= change.daysFrom && name === calendar.month(now, limitZone.zone).name
}

/**
 * The zone in which limits are counted once somebody lives in `wanted`: unchanged while an earlier
 * change is not settled, so that it is to be asked again later.
 */
export const adoptZone = (current: LimitZone, wanted: string, now: Date): LimitZone => {
  if (wanted === current.zone) return current
  if (!isSettled(current, now)) return current
  return { zone: wanted, before: current.zone, from: calendar.day(now, current.zone).endsAt }
}
