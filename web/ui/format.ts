/** Numbers and dates by the reader's language; pure, so that tests need no browser. */

/** A decimal string and what it counts: `{ amount: '12.30', currency: 'USD' }`. */
export type Amount = { readonly amount: string; readonly currency: string }
export type Sign = 'in' | 'out' | 'none'

type Decimal = Intl.StringNumericLiteral

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0

/**
 * `1234.50` → `1,234.50`; exact at any length, with the decimals that it came with. Of more than
 * three decimals only those that count are shown: `1.000000` → `1.00`.
 */
export const formatNumber = (language: string, amount: string): string => {
  const digits = decimalsOf(amount)
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits > 3 ? 2 : digits,
    maximumFractionDigits: digits,
  }).format(amount as Decimal)
}

const signs: Readonly<Record<Sign, string>> = { in: '+', out: '−', none: '' }

/** `−1,234.50 USD`; the space does not break. */
export const formatAmount = (
  language: string,
  { amount, currency }: Amount,
  sign: Sign = 'none',
): string => `${signs[sign]}${formatNumber(language, amount)}\u00a0${currency}`

/** Name of a currency in the reader's language: `美元`, `US dollars` stays `US Dollar`. */
export const currencyName = (language: string, currency: string): string => {
  if (currency.length !== 3) return currency
  return (
    new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' }).of(currency) ?? currency
  )
}

/** For sentences and buttons: `120.00 USD`, in Chinese `120.00 美元`. */
export const amountInWords = (language: string, { amount, currency }: Amount): string => {
  const unit = language.startsWith('zh') ? currencyName(language, currency) : currency
  return `${formatNumber(language, amount)}\u00a0${unit}`
}

export const countryName = (language: string, country: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country

const startOfDay = (at: Date): number => new Date(at).setHours(0, 0, 0, 0)

/** Whole days from `now` to `at` by the calendar: −1 is yesterday. */
export const daysFrom = (now: Date, at: Date): number =>
  Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000)

/** What happened on one calendar day stands together; `items` come in order of time. */
export const byDay = <Item extends { readonly at: string }>(items: readonly Item[]) => {
  const days: { at: Date; items: Item[] }[] = []
  for (const item of items) {
    const at = new Date(item.at)
    const last = days.at(-1)
    if (last && daysFrom(last.at, at) === 0) last.items.push(item)
    else days.push({ at, items: [item] })
  }
  return days
}

/** `today` as a heading. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `在Chrome上登录` → `在 Chrome 上登录`: a name within a Chinese sentence stands apart. */
export const spaceHan = (text: string): string =>
  text
    .replace(/(\p{Script=Han})([A-Za-z0-9])/gu, '$1 $2')
    .replace(/([A-Za-z0-9])(\p{Script=Han})/gu, '$1 $2')

export const formatTime = (language: string, at: Date): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

/** `today`, `yesterday`, `Fri 20 Nov`; with the year when it is another. */
export const formatDay = (language: string, at: Date, now: Date): string => {
  const days = daysFrom(now, at)
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language, {
    ...year,
    month: language.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(at)
}

/** `today 14:02`; `20 Nov, Fri 09:12`. */
export const formatMoment = (language: string, at: Date, now: Date): string =>
  `${formatDay(language, at, now)} ${formatTime(language, at)}`

/** A day with its year: `22 Nov 2026`. */
export const formatDate = (language: string, at: Date): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)

/** For lists: `today 14:02`, `yesterday 09:12`, then the day alone: `20 Nov`. */
export const formatBriefly = (language: string, at: Date, now: Date): string => {
  if (Math.abs(daysFrom(now, at)) <= 1) return formatMoment(language, at, now)
  if (at.getFullYear() !== now.getFullYear()) return formatDate(language, at)
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }).format(at)
}

/** The zone of this device as clocks name it: `CET`, `UTC+8`. */
export const zoneName = (language: string, at: Date): string => {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace(/^GMT(?=[+-])/, 'UTC')
}

/** To the second and with the zone: for hovering and for receipts. */
export const formatExactly = (language: string, at: Date): string => {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' })
  return `${day} ${time.format(at)} ${zoneName(language, at)}`
}

/** `2026-11-22` as a local day, not as midnight in London. */
export const readDay = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** `1:05`, `23:59:12` */
export const formatCountdown = (seconds: number): string =>
  seconds < 3_600
    ? `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`
    : `${Math.floor(seconds / 3_600)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
