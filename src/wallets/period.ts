import type { FieldError, Language, Words } from '#platform/problems'
import { walletsProblems } from './problems.ts'

/** Days that a statement spans at most: a leap year. */
const longestPeriodDays = 366

const dayMs = 86_400_000
const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Whether the text is a day of the calendar, from 1900 on: `2026-02-30` is not. */
export const isDay = (text: string): boolean => {
  if (!/^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return false
  const date = asUtc(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** `addDays('2026-02-28', 1)` → `2026-03-01`. */
export const addDays = (day: string, days: number): string =>
  new Date(asUtc(day).getTime() + days * dayMs).toISOString().slice(0, 10)

export type Period = { readonly from: string; readonly to: string }

const refusalWords = {
  not_a_day: { en: 'This day is not in the calendar', 'zh-CN': '日历中没有这一天' },
  in_the_future: { en: 'This day is still to come', 'zh-CN': '这一天尚未到来' },
  before_first_day: {
    en: 'The last day is before the first one',
    'zh-CN': '结束日期早于开始日期',
  },
  too_long: {
    en: `More than ${longestPeriodDays} days`,
    'zh-CN': `超过 ${longestPeriodDays} 天`,
  },
} as const satisfies Readonly<Record<string, Words>>

const toErrors = (
  refusals: readonly [string, keyof typeof refusalWords][],
  language: Language,
): FieldError[] =>
  refusals.map(([pointer, code]) => ({ pointer, code, detail: refusalWords[code][language] }))

const strangeDays = (days: { readonly [name in 'from' | 'to']?: string | undefined }) =>
  (['from', 'to'] as const).flatMap((name): [string, 'not_a_day'][] => {
    const day = days[name]
    return day === undefined || isDay(day) ? [] : [[`/query/${name}`, 'not_a_day']]
  })

/**
 * Holds the days of a filter against the calendar; either may be missing.
 * @throws wallets.days_invalid (422) with the day that is wrong.
 */
export const checkDays = (
  days: { readonly from?: string | undefined; readonly to?: string | undefined },
  language: Language,
): void => {
  const strange = strangeDays(days)
  const { from, to } = days
  const reversed: [string, 'before_first_day'][] =
    from !== undefined && to !== undefined && from > to ? [['/query/to', 'before_first_day']] : []
  const errors = toErrors(strange.length > 0 ? strange : reversed, language)
  if (errors.length > 0) throw walletsProblems.days_invalid({}, { errors })
}

const refusalOf = ({ from, to }: Period, today: string): [string, keyof typeof refusalWords][] => {
  const strange = strangeDays({ from, to })
  if (strange.length > 0) return strange
  if (from > to) return [['/query/to', 'before_first_day']]
  // Somewhere it is tomorrow already: a reader who travels may ask up to their own today.
  const latest = addDays(today, 1)
  if (to > latest) return [[from > latest ? '/query/from' : '/query/to', 'in_the_future']]
  if (addDays(from, longestPeriodDays) <= to) return [['/query/from', 'too_long']]
  return []
}

/**
 * Holds the days of a statement against the calendar.
 * @param today in the person's time zone.
 * @throws wallets.period_invalid (422) with the day that is wrong.
 */
export const checkPeriod = (period: Period, today: string, language: Language): void => {
  const errors = toErrors(refusalOf(period, today), language)
  if (errors.length === 0) return
  throw walletsProblems.period_invalid({ today, days: longestPeriodDays }, { errors })
}
