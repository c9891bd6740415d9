import type { Words } from '#platform/problems'
import { momentOf, wallClock } from './wall-clock.ts'

/** When somebody works: support, or the banks of a currency. */
export type OpeningHours = {
  /** IANA name; every time below is of its wall. */
  readonly zone: string
  /** `day` 1 is Monday, 7 Sunday; times as `HH:MM`, the end may be `24:00`. */
  readonly weekly: readonly { readonly day: number; readonly from: string; readonly to: string }[]
  readonly holidays: readonly { readonly day: string; readonly name: Words }[]
}

type Span = { readonly from: Date; readonly to: Date }

const dayMs = 86_400_000
/** A calendar that is closed for longer than this has no business days at all. */
const longestClosedDays = 60

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const isoDay = (midnightMs: number) => new Date(midnightMs).toISOString().slice(0, 10)
/** 1970-01-01 was a Thursday. */
const weekdayOf = (midnightMs: number) => ((((midnightMs / dayMs + 3) % 7) + 7) % 7) + 1

/** The spans in which a day of the wall is open, in order; none on a holiday. */
const spansOf = (midnightMs: number, { zone, weekly, holidays }: OpeningHours): Span[] => {
  const day = isoDay(midnightMs)
  if (holidays.some((holiday) => holiday.day === day)) return []
  return weekly
    .filter((span) => span.day === weekdayOf(midnightMs))
    .sort((a, b) => minutesOf(a.from) - minutesOf(b.from))
    .map(({ from, to }) => ({
      from: momentOf(midnightMs + minutesOf(from) * 60_000, zone),
      to: momentOf(midnightMs + minutesOf(to) * 60_000, zone),
    }))
}

const midnightOf = (at: Date, zone: string): number => {
  const wall = wallClock(Math.floor(at.getTime() / 1_000) * 1_000, zone)
  return wall - (((wall % dayMs) + dayMs) % dayMs)
}

const openDays = function* (at: Date, hours: OpeningHours): Generator<readonly Span[]> {
  let midnight = midnightOf(at, hours.zone)
  for (let closed = 0; closed < longestClosedDays; midnight += dayMs) {
    const spans = spansOf(midnight, hours)
    closed = spans.length === 0 ? closed + 1 : 0
    if (spans.length > 0) yield spans
  }
  throw new Error(
    `These hours are closed for ${longestClosedDays} days from ${isoDay(midnight)} on`,
  )
}

/** `at` itself when it is open then, else when it opens next. */
export const nextOpening = (at: Date, hours: OpeningHours): Date => {
  for (const spans of openDays(at, hours)) {
    const span = spans.find(({ to }) => to > at)
    if (span) return span.from > at ? span.from : at
  }
  throw new Error('Hours without a span')
}

/**
 * When the n-th business day after the one that `at` belongs to closes: "within n business days" is
 * over then. What comes on a closed day, after closing or after the cut-off (`HH:MM`, same zone)
 * belongs to the next business day; n = 0 is that day's own closing time.
 */
export const addBusinessDays = (
  at: Date,
  n: number,
  hours: OpeningHours,
  cutOff?: string,
): Date => {
  let left: number | null = null
  for (const spans of openDays(at, hours)) {
    const closes = spans.at(-1)!.to
    const lastIn = cutOff
      ? momentOf(midnightOf(spans[0]!.from, hours.zone) + minutesOf(cutOff) * 60_000, hours.zone)
      : closes
    if (left === null && at <= lastIn && at <= closes) left = n
    if (left !== null && left-- === 0) return closes
  }
  throw new Error('Hours without a business day')
}
