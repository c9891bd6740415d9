import { type Currency, parseAmount } from '#money'
import { CurrencyCode } from '#money/contract'
import { strict, type TSchema, Type } from '#platform/contract'

/** Pieces that old and new documents share; amounts are canonical decimal strings. */
export const Amount = Type.String({ pattern: '^(0|[1-9][0-9]*)(\\.[0-9]+)?$', maxLength: 24 })
export const Country = Type.String({ pattern: '^[A-Z]{2}$' })
export const Words = strict({
  en: Type.String({ minLength: 1, maxLength: 400 }),
  'zh-CN': Type.String({ minLength: 1, maxLength: 400 }),
})

export const perCurrency = <const T extends TSchema>(schema: T) =>
  strict({
    USD: schema,
    EUR: schema,
    CNY: schema,
    HKD: schema,
    JPY: schema,
    KWD: schema,
    USDC: schema,
  } satisfies Record<Currency, T>)

export const perSomeCurrencies = <const T extends TSchema>(schema: T) => {
  const optional = Type.Optional(schema)
  return strict({
    USD: optional,
    EUR: optional,
    CNY: optional,
    HKD: optional,
    JPY: optional,
    KWD: optional,
    USDC: optional,
  } satisfies Record<Currency, typeof optional>)
}

export const BankAccount = strict({
  holder: Type.String({ minLength: 1 }),
  account: Type.String({ minLength: 4 }),
  bic: Type.String({ pattern: '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$' }),
  bankName: Type.String({ minLength: 1 }),
})

export const Countries = strict({
  /** ISO 3166-1 alpha-2. */
  served: Type.Array(Country, { minItems: 1, uniqueItems: true }),
  notServed: Type.Array(strict({ countries: Type.Array(Country), why: Words })),
  restrictedCurrencies: Type.Array(
    strict({ currency: CurrencyCode, countries: Type.Array(Country), why: Words }),
  ),
})

/** Minor units of an amount of the document; zero is allowed. */
export const readPolicyAmount = (text: string, currency: Currency): bigint => {
  if (/^0(\.0+)?$/.test(text)) return 0n
  const read = parseAmount(text, currency)
  if ('minor' in read) return read.minor
  throw new Error(`The policy names ${text} ${currency}: ${read.refusal}`)
}
