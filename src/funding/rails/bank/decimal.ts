/**
 * Exact decimals as bank files write them: `digits / 10^scale`, never a JavaScript number.
 * Normalised: no trailing zeros in `digits`, so equal values are equal objects.
 */
export type Decimal = { readonly digits: bigint; readonly scale: number }

export const zero: Decimal = { digits: 0n, scale: 0 }

const lexical = /^([+-]?)([0-9]{0,40})(?:\.([0-9]{0,40}))?$/

const normalise = (digits: bigint, scale: number): Decimal => {
  let value = digits
  let decimals = scale
  while (decimals > 0 && value % 10n === 0n) {
    value /= 10n
    decimals -= 1
  }
  return { digits: value, scale: decimals }
}

/** Reads the lexical forms of xs:decimal (`01.00`, `.5`, `8.`, `+1`); null for anything else. */
export const parseDecimal = (text: string): Decimal | null => {
  const match = lexical.exec(text.trim())
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole + fraction === '') return null
  const digits = BigInt(whole + fraction)
  return normalise(sign === '-' ? -digits : digits, fraction.length)
}

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale)

export const add = (left: Decimal, right: Decimal): Decimal => {
  const scale = Math.max(left.scale, right.scale)
  return normalise(atScale(left, scale) + atScale(right, scale), scale)
}

export const negate = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale })

export const equal = (left: Decimal, right: Decimal): boolean =>
  left.digits === right.digits && left.scale === right.scale

/** Canonical text with at least so many decimals: `8.85`, `200000.00`, `-27.00`. */
export const decimalText = (value: Decimal, leastDecimals = 0): string => {
  const scale = Math.max(value.scale, leastDecimals)
  const digits = atScale(value, scale)
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const sign = digits < 0n ? '-' : ''
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

/** Whole minor units, or null when the value has more significant decimals than that. */
export const toMinor = (value: Decimal, decimals: number): bigint | null =>
  value.scale > decimals ? null : atScale(value, decimals)
