/** How an amount reads while it is being typed; pure, tested without a browser. */
export type Typed = {
  /** Canonical as far as it goes: `1234.5`; empty when nothing is typed. */
  readonly amount: string
  /** Grouped as shown: `1,234.5`. */
  readonly shown: string
  /** Where the caret goes in `shown`. */
  readonly caret: number
  /** Why something typed was left out. */
  readonly refused: 'not_canonical' | 'too_many_decimals' | 'too_large' | null
}

const mostWholeDigits = 15
const point = /[.．。]/

/** Full-width digits and marks become plain ones; spaces of a pasted number fall away. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(/[。｡]/g, '.')
    .replace(/[，、]/g, ',')

/** A comma that cannot group thousands stands for the decimal point: `12,5`, `0,50`. */
const settleCommas = (text: string): string => {
  if (!text.includes(',')) return text
  if (text.includes('.')) {
    // The last mark is the decimal one: `1.234,50` and `1,234.50`.
    if (text.lastIndexOf(',') < text.lastIndexOf('.')) return text.replaceAll(',', '')
    return text.replaceAll('.', '').replace(',', '.')
  }
  if (/^\d{1,3}(,\d{3})+$/.test(text)) return text.replaceAll(',', '')
  const last = text.lastIndexOf(',')
  return `${text.slice(0, last).replaceAll(',', '')}.${text.slice(last + 1)}`
}

const group = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** Position in `shown` after as many significant characters as stood before the caret. */
const placeCaret = (shown: string, significant: number): number => {
  let seen = 0
  for (let index = 0; index < shown.length; index++) {
    if (seen === significant) return index
    if (shown[index] !== ',') seen++
  }
  return shown.length
}

/**
 * Groups ours out, theirs in: `text` is what the field holds after a key or a paste, `before` what
 * it showed. Commas that we put there are ours; one that the person typed is a decimal point.
 */
const readMarks = (text: string, caret: number, before: string): string => {
  const typedComma =
    text.length === before.length + 1 &&
    /[,，、]/.test(text[caret - 1] ?? '') &&
    !point.test(before)
  if (typedComma)
    return plain(
      `${text.slice(0, caret - 1).replaceAll(',', '')}.${text.slice(caret).replaceAll(',', '')}`,
    )
  const oneKey = Math.abs(text.length - before.length) <= 1 && before !== ''
  return oneKey ? plain(text).replaceAll(',', '') : settleCommas(plain(text))
}

/** @param decimals of the currency: JPY 0, USD 2, KWD 3 */
export const typeAmount = (
  text: string,
  caret: number,
  before: string,
  decimals: number,
): Typed => {
  const marked = readMarks(text, caret, before)
  let refused: Typed['refused'] = /[^\d.]/.test(marked) ? 'not_canonical' : null
  const clean = marked.replace(/[^\d.]/g, '')
  const at = clean.indexOf('.')
  if (at !== clean.lastIndexOf('.')) refused = 'not_canonical'
  let whole = (at < 0 ? clean : clean.slice(0, at)).replace(/^0+(?=\d)/, '')
  let fraction = at < 0 ? '' : clean.slice(at + 1).replaceAll('.', '')
  if (at >= 0 && decimals === 0) refused = 'too_many_decimals'
  if (fraction.length > decimals) {
    refused = 'too_many_decimals'
    fraction = fraction.slice(0, decimals)
  }
  if (whole.length > mostWholeDigits) {
    refused = 'too_large'
    whole = whole.slice(0, mostWholeDigits)
  }
  const hasPoint = at >= 0 && decimals > 0
  if (hasPoint && whole === '') whole = '0'
  const tail = hasPoint ? `.${fraction}` : ''
  const shown = `${group(whole)}${tail}`
  const significant = plain(text.slice(0, caret)).replace(/[^\d.]/g, '').length
  const zeroAdded = clean.startsWith('.') ? 1 : 0
  const commaTyped = marked.includes('.') && /[,，、]/.test(text[caret - 1] ?? '') ? 1 : 0
  return {
    amount: `${whole}${fraction ? `.${fraction}` : ''}`,
    shown,
    caret: placeCaret(shown, significant + zeroAdded + commaTyped),
    refused,
  }
}

/** A stored amount as the field shows it: `1234.50` → `1,234.50`. */
export const showAmount = (amount: string): string => {
  const [whole = '', fraction] = amount.split('.')
  return fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`
}
