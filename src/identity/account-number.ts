import { type RandomSource, randomInteger } from '#platform/random'

/**
 * Account numbers: `OK`, eight random digits and a check digit by Damm's algorithm, which catches
 * every single wrong digit and every swap of two neighbours.
 * Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen" (2004).
 */
const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const

const remainderOf = (digits: string): string => {
  let interim = '0'
  for (const digit of digits) interim = table[Number(interim)]![Number(digit)]!
  return interim
}

/** Eight digits → `OK` and nine digits. */
export const withCheckDigit = (digits: string): string => `OK${digits}${remainderOf(digits)}`

export const drawAccountNumber = (random: RandomSource): string =>
  withCheckDigit(String(randomInteger(random, 100_000_000)).padStart(8, '0'))

/**
 * The canonical form of what somebody typed (`ok 1234 5678-4`, full-width digits), or null when it
 * is
 * not an account number or its check digit is wrong.
 */
export const readAccountNumber = (text: string): string | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .toUpperCase()
  if (!/^OK[0-9]{9}$/.test(plain)) return null
  return remainderOf(plain.slice(2)) === '0' ? plain : null
}
