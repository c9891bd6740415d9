import { formatMinor, minorUnitsOf, parseAmount } from '#money'
import type { MoneyValue } from '../../api/calls.ts'

/** What was typed with all its decimals, as the program will say it: `2500` → `2500.00` EUR. */
export const exactAmount = ({ amount, currency }: MoneyValue): MoneyValue => {
  const parsed = parseAmount(amount, currency)
  if (!('minor' in parsed)) return { amount, currency }
  return { amount: formatMinor(parsed.minor, minorUnitsOf(currency)), currency }
}
