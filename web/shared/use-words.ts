import { useTranslation } from 'react-i18next'
import type { Language } from '../language.ts'
import {
  type Amount,
  amountInWords,
  countryName,
  currencyName,
  formatDate,
  formatMoment,
} from '../ui/format.ts'

/** Formats that fit into sentences, in the reader's language. */
export const useWords = () => {
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN'
  return {
    language,
    /** `120.00 USD`, `120.00 美元` */
    amount: (value: Amount) => amountInWords(language, value),
    /** `1,074` */
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    currency: (code: string) => currencyName(language, code),
    country: (code: string) => countryName(language, code),
    /** `USD, EUR, and CNY`, `USD、EUR、CNY` */
    list: (items: readonly string[]) =>
      language === 'en'
        ? new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
        : items.join('、'),
    /** Sentences one after the other: Chinese ones stand without a space. */
    sentences: (...texts: readonly string[]) => texts.join(language === 'en' ? ' ' : ''),
    /** `22 Nov 2026` */
    date: (at: string) => formatDate(language, new Date(at)),
    /** `today 14:02` */
    moment: (at: string) => formatMoment(language, new Date(at), new Date()),
  }
}
