import { offsetOf } from '#platform/http/format-words'
import type { Language, MoneyParam, Words } from '#platform/problems'
import type { NoticeKind, ParamKind, ParamValue } from './kinds/notice-kind.ts'

/** Whose eyes read it. */
export type Reader = { readonly language: Language; readonly timeZone: string }

/** `1,250.00 USD`, `1,250.00 美元`; exact at any length. */
const moneyWords = ({ amount, currency }: MoneyParam, language: Language): string => {
  const decimals = amount.split('.')[1]?.length ?? 0
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals > 3 ? 2 : decimals,
    maximumFractionDigits: decimals,
  }).format(amount as Intl.StringNumericLiteral)
  const isNamed = language === 'zh-CN' && currency.length === 3
  const unit = isNamed
    ? new Intl.DisplayNames(language, { type: 'currency' }).of(currency)
    : currency
  return `${number}\u00a0${unit}`
}

/** `20 Nov 2026, 09:00 (UTC+1)`, `2026年11月20日 16:00（UTC+8）`. */
const timeWords = (text: string, { language, timeZone }: Reader): string => {
  const at = new Date(text)
  const locale = language === 'en' ? 'en-GB' : language
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const zone = offsetOf(at, timeZone)
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return language === 'en'
    ? `${part({ dateStyle: 'medium' }).format(at)}, ${time} (${zone})`
    : `${part({ dateStyle: 'long' }).format(at)} ${time}（${zone}）`
}

const valueWords = (kind: ParamKind, value: ParamValue, reader: Reader): string => {
  switch (kind) {
    case 'money':
      return moneyWords(value as MoneyParam, reader.language)
    case 'time':
      return timeWords(value as string, reader)
    case 'words':
      return (value as Words)[reader.language]
    case 'count':
      return new Intl.NumberFormat(reader.language).format(value as number)
    case 'text':
      return value as string
  }
}

export type Params = Readonly<Record<string, ParamValue>>

const fill = (kind: NoticeKind, params: Params, reader: Reader): string =>
  kind.text[reader.language].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const paramKind = kind.params[name]
    const value = params[name]
    return paramKind && value !== undefined ? valueWords(paramKind, value, reader) : whole
  })

/** Full-width marks bring their own space. */
const closeUp = (text: string): string => text.replace(/ ?([，。；：？！（）“”]) ?/g, '$1')

/** Title and text of a notice for one reader, with what it names filled in. */
export const wordsFor = (kind: NoticeKind, params: Params, reader: Reader) => {
  const text = fill(kind, params, reader)
  return {
    title: kind.title[reader.language],
    text: reader.language === 'en' ? text : closeUp(text),
  }
}
