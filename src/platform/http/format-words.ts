import type {
  Language,
  MoneyParam,
  ParamKind,
  Problem,
  ProblemDeclaration,
  Words,
} from '../problems.ts'

/** An amount as people read it, exact: `$12.30`, `¥9,400.00`, `1.5 USDC`. */
export const formatMoney = ({ amount, currency }: MoneyParam, language: Language): string => {
  const decimals = amount.split('.')[1]?.length ?? 0
  const fixed = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  // Intl reads a decimal string exactly; a number would round.
  const exact = amount as unknown as number
  if (currency.length !== 3) {
    return `${new Intl.NumberFormat(language, fixed).format(exact)} ${currency}`
  }
  const style = { style: 'currency', currency, ...fixed } as const
  return new Intl.NumberFormat(language, style).format(exact)
}

/** How far a zone is from UTC at a moment: `UTC`, `UTC+8`. */
export const offsetOf = (at: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value
  return (name ?? 'GMT').replace(/^GMT(\+0$)?/, 'UTC')
}

const formatTime = (at: Date, language: Language, timeZone: string): string => {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const
  return `${new Intl.DateTimeFormat(language, format).format(at)} ${offsetOf(at, timeZone)}`
}

const unitOf = (seconds: number): [number, 'second' | 'minute' | 'hour'] => {
  if (seconds < 120) return [seconds, 'second']
  if (seconds < 7_200) return [Math.ceil(seconds / 60), 'minute']
  return [Math.ceil(seconds / 3_600), 'hour']
}

const formatSeconds = (seconds: number, language: Language): string => {
  const [value, unit] = unitOf(seconds)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

const formatParam = (
  kind: ParamKind | undefined,
  value: unknown,
  language: Language,
  timeZone: string,
): string => {
  switch (kind) {
    case 'money':
      return formatMoney(value as MoneyParam, language)
    case 'time':
      return formatTime(value as Date, language, timeZone)
    case 'seconds':
      return formatSeconds(value as number, language)
    case 'count':
      return new Intl.NumberFormat(language).format(value as number)
    case 'words':
      return (value as Words)[language]
    default:
      return String(value)
  }
}

type Worded = Pick<ProblemDeclaration, 'title' | 'detail' | 'params'>

/** Title and detail of what was declared, in one language, parameters filled in. */
export const reasonWords = (
  { title, detail, params: kinds = {} }: Worded,
  params: Readonly<Record<string, unknown>>,
  language: Language,
  timeZone = 'UTC',
) => {
  const fill = (text: string) =>
    text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
      name in params ? formatParam(kinds[name], params[name], language, timeZone) : whole,
    )
  return { title: fill(title[language]), detail: fill(detail[language]) }
}

/** Title and detail of a problem in one language, parameters filled in; moments in the zone. */
export const wordsOf = (
  { declaration, params, timeZone }: Problem,
  language: Language,
  readersZone = 'UTC',
) => reasonWords(declaration, params, language, timeZone ?? readersZone)
