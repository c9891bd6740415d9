import { useTranslation } from 'react-i18next'
import { useWords } from '../../shared/use-words.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const inWords = (language: string, leftMs: number): string => {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  if (leftMs < hourMs) return words.format(Math.max(1, Math.ceil(leftMs / minuteMs)), 'minute')
  if (leftMs < 48 * hourMs) return words.format(Math.round(leftMs / hourMs), 'hour')
  return words.format(Math.round(leftMs / (24 * hourMs)), 'day')
}

/** When a window starts anew: how far away, and the moment in the zone of the profile. */
export const useResetWords = (timeZone: string) => {
  const { t } = useTranslation('limits')
  const { language } = useWords()
  const exact = new Intl.DateTimeFormat(language, {
    ...{ timeZone, hourCycle: 'h23', month: language === 'en' ? 'short' : 'long' },
    ...{ day: 'numeric', hour: '2-digit', minute: '2-digit' },
  })
  const full = new Intl.DateTimeFormat(language, {
    ...{ timeZone, dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' },
  })
  return (at: string) => {
    const moment = new Date(at)
    return {
      /** `Starts anew in 7 hours, 27 Nov, 00:00` */
      text: t('resets', {
        relative: inWords(language, moment.getTime() - Date.now()),
        at: exact.format(moment),
      }),
      /** To the second, with the zone. */
      exact: full.format(moment),
    }
  }
}
