import type { TxContext } from '#platform/context'
import { readVersions } from '../known-versions.ts'
import type { OpeningHours } from './opening-hours.ts'

const daysAhead = 60
const dayMs = 86_400_000

type NamedHours = Pick<OpeningHours, 'holidays'> & { readonly calendar: string }

/** Calendars without any holiday in the year that it is 60 days after `at`, and that year. Pure. */
export const calendarsRunningOut = (at: Date, hours: readonly NamedHours[]) => {
  const year = new Date(at.getTime() + daysAhead * dayMs).getUTCFullYear()
  const calendars = hours
    .filter(({ holidays }) => !holidays.some(({ day }) => day.startsWith(`${year}-`)))
    .map(({ calendar }) => calendar)
  return { year, calendars }
}

/**
 * Tells those on duty while a new version can still be announced: where holidays are missing, dates
 * are promised on which no bank works. A version that waits for its moment counts as done.
 */
export const warnOfCalendars = async (ctx: TxContext): Promise<void> => {
  const newest = (await readVersions(ctx)).at(-1)
  const hours = newest?.document.hours ?? []
  const { year, calendars } = calendarsRunningOut(ctx.clock.now(), hours)
  if (calendars.length === 0) return
  ctx.log.error(
    { event: 'policy_calendars_run_out', year, calendars },
    'Calendars have no holidays for the year that comes; propose a version that has them',
  )
}
