import { offsetOf } from '#platform/http/format-words'
import type { Language } from '#platform/problems'

type Reader = { readonly language: Language; readonly timeZone: string }

/** Days since 1970 of the day that a clock in this zone shows. */
const dayOf = (at: Date, timeZone: string): number => {
  const format = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const
  return Date.parse(new Intl.DateTimeFormat('en-CA', format).format(at)) / 86_400_000
}

const namesOf: Readonly<Record<Language, readonly [today: string, tomorrow: string]>> = {
  en: ['today', 'tomorrow'],
  'zh-CN': ['今天', '明天'],
}

/** By the calendar: when clocks change, a day has 23 or 25 hours. */
const nearName = (at: Date, now: Date, { language, timeZone }: Reader): string | undefined =>
  namesOf[language][dayOf(at, timeZone) - dayOf(now, timeZone)]

/** As a clock shows it: `00:00 tomorrow (UTC+8)`, `09:00 on 16 Nov (UTC+8)`. */
export const momentInWords = (at: Date, now: Date, reader: Reader): string => {
  const { language, timeZone } = reader
  const isChinese = language === 'zh-CN'
  const parts = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
    ...{ year: 'numeric', month: isChinese ? 'numeric' : 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? ''
  const yearNow = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(now)
  const isThisYear = part('year') === yearNow
  const near = nearName(at, now, reader)
  const time = `${part('hour')}:${part('minute')}`
  const zone = offsetOf(at, timeZone)
  if (isChinese) {
    const year = isThisYear ? '' : `${part('year')}年`
    return `${near ?? `${year}${part('month')}月${part('day')}日`} ${time}（${zone}）`
  }
  const year = isThisYear ? '' : ` ${part('year')}`
  return `${time} ${near ?? `on ${part('day')} ${part('month')}${year}`} (${zone})`
}
