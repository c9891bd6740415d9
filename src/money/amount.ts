import type { MoneyParam } from '#platform/problems'
import { type Currency, minorUnitsOf } from './currency.ts'

/** An exact amount: whole minor units and their currency. Never a JavaScript number. */
export type Money = { readonly minor: bigint; readonly currency: Currency }

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency })

/** The largest amount that a request may name: 18 digits of minor units, within int64. */
export const largestMinor = 999_999_999_999_999_999n

export type AmountRefusal = 'not_canonical' | 'too_many_decimals' | 'not_positive' | 'too_large'

const canonical = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/

/** Whole digits beyond which every amount is too large: saves converting long texts. */
const longestWhole = largestMinor.toString().length

/**
 * Reads a canonical decimal string (`12.30`; no sign, exponent, separators or leading zeros).
 * Fewer decimals than the currency has are fine: `"5"` USD is 5.00.
 */
export const parseAmount = (
  text: string,
  currency: Currency,
): { readonly minor: bigint } | { readonly refusal: AmountRefusal } => {
  const match = canonical.exec(text)
  if (!match) return { refusal: /^-[0-9]/.test(text) ? 'not_positive' : 'not_canonical' }
  const [, whole = '', fraction = ''] = match
  const digits = minorUnitsOf(currency)
  if (fraction.length > digits) return { refusal: 'too_many_decimals' }
  if (whole.length > longestWhole) return { refusal: 'too_large' }
  const minor = BigInt(whole + fraction.padEnd(digits, '0'))
  if (minor > largestMinor) return { refusal: 'too_large' }
  if (minor === 0n) return { refusal: 'not_positive' }
  return { minor }
}

/** `formatMinor(1230n, 2)` → `"12.30"`; the canonical text of JSON and files. */
export const formatMinor = (minor: bigint, digits: number): string => {
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The form that JSON and problems carry. */
export const toWire = ({ minor, currency }: Money): MoneyParam & { currency: Currency } => ({
  amount: formatMinor(minor, minorUnitsOf(currency)),
  currency,
})

/** A share of an amount in basis points (1/10,000), half to even: 12.5 → 12, 13.5 → 14. */
export const shareHalfEven = (minor: bigint, basisPoints: bigint): bigint => {
  if (minor < 0n || basisPoints < 0n)
    throw new RangeError('A share is taken of what is not negative')
  const product = minor * basisPoints
  const whole = product / 10_000n
  const rest = product % 10_000n
  if (rest > 5_000n || (rest === 5_000n && whole % 2n === 1n)) return whole + 1n
  return whole
}
