import type { Language } from '#platform/problems'

type Reader = { readonly language: Language; readonly timeZone: string }

const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)

/** As a clock shows it: `00:00 tomorrow (GMT+8)`, `16 Nov, 09:00 (GMT+8)`. */
export const momentInWords = (at: Date, now: Date, { language, timeZone }: Reader): string => {
  const isChinese = language === 'zh-CN'
  const parts = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
    ...{ month: isChinese ? 'numeric' : 'short', day: 'numeric', hour: '2-digit' },
    ...{ minute: '2-digit', hourCycle: 'h23', timeZone, timeZoneName: 'shortOffset' },
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}`
  const zone = part('timeZoneName')
  const dayMs = 86_400_000
  const isToday = dayOf(at, timeZone) === dayOf(now, timeZone)
  const isTomorrow = dayOf(at, timeZone) === dayOf(new Date(now.getTime() + dayMs), timeZone)
  if (isChinese) {
    const day = isToday ? '今天' : isTomorrow ? '明天' : `${part('month')}月${part('day')}日`
    return `${day} ${time}（${zone}）`
  }
  const day = isToday ? 'today' : isTomorrow ? 'tomorrow' : `on ${part('day')} ${part('month')}`
  return `${time} ${day} (${zone})`
}
