import {
  formatBriefly,
  formatDate,
  formatDay,
  formatExactly,
  formatMoment,
  formatTime,
} from './format.ts'
import { useLanguage } from './language-context.ts'

type Props = {
  /** RFC 3339 */
  readonly at: string
  /**
   * `moment`: today 14:02. `brief`: today 14:02, 20 Nov. `day`: today. `date`: 22 Nov 2026. `time`:
   * 14:02. `exact`: to the second, with the zone.
   */
  readonly form?: 'moment' | 'brief' | 'day' | 'date' | 'time' | 'exact'
}

/** A date in the reader's words; the exact time shows on hover. */
export const DateText = ({ at, form = 'moment' }: Props) => {
  const language = useLanguage()
  const date = new Date(at)
  const now = new Date()
  const exact = formatExactly(language, date)
  const words = {
    moment: () => formatMoment(language, date, now),
    brief: () => formatBriefly(language, date, now),
    day: () => formatDay(language, date, now),
    date: () => formatDate(language, date),
    time: () => formatTime(language, date),
    exact: () => exact,
  }[form]
  return (
    <time dateTime={at} title={exact}>
      {words()}
    </time>
  )
}
