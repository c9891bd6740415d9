import { type Currency, parseAmount, walletCurrencies } from '#money'

/** One word of a search: a piece of text, and the amounts that it may mean. */
export type SearchWord = {
  /** Patterns for LIKE, any of which will do; lower case, wildcards escaped by `\`. */
  readonly patterns: readonly string[]
  readonly amounts: readonly { readonly currency: Currency; readonly minor: bigint }[]
}

const asPattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

// 68 · 68.00 · 1,200 · ¥1,200 · −68.00 · +5
const amountShape = /^[+\-−]?[$€¥]?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?$/

const readAmounts = (word: string): SearchWord['amounts'] => {
  const match = amountShape.exec(word)
  if (!match) return []
  const [, whole = '', fraction = ''] = match
  const digits = whole.replaceAll(',', '').replace(/^0+(?=[0-9])/, '')
  const decimal = `${digits}${fraction.replace(/\.?0+$/, '')}`
  return walletCurrencies.flatMap((currency) => {
    const read = parseAmount(decimal, currency)
    return 'minor' in read ? [{ currency, minor: read.minor }] : []
  })
}

/**
 * Reads what was typed into the search field: words that must all be found, each as a piece of
 * text or as an amount. Full-width letters and digits count as plain ones.
 */
export const readSearch = (text: string): readonly SearchWord[] =>
  text
    .split(/\s+/u)
    .filter(Boolean)
    .map((typed) => {
      const plain = typed.normalize('NFKC')
      const patterns = new Set([typed, plain].map((word) => asPattern(word.toLowerCase())))
      return { patterns: [...patterns], amounts: readAmounts(plain) }
    })
