import { offsetOf } from '#platform/http/format-words'
import type { Language } from '#platform/problems'

type Reader = { readonly language: Language; readonly timeZone: string }

/** A moment in the reader's language and zone: `20 Nov 2026, 16:00 (UTC+8)`. */
export const momentWords = (at: Date, { language, timeZone }: Reader): string => {
  const isChinese = language === 'zh-CN'
  const format = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
    ...{ year: 'numeric', month: isChinese ? 'numeric' : 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone,
  })
  const parts = format.formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}`
  return isChinese
    ? `${part('year')}年${part('month')}月${part('day')}日 ${time}（${offsetOf(at, timeZone)}）`
    : `${part('day')} ${part('month')} ${part('year')}, ${time} (${offsetOf(at, timeZone)})`
}
