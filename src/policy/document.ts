import { type Currency, parseAmount } from '#money'
import { CurrencyCode } from '#money/contract'
import { type Static, strict, type TSchema, Type } from '#platform/contract'

/** The policy as it stands in `policy.versions.document`: amounts are canonical decimal strings. */
const Amount = Type.String({ pattern: '^(0|[1-9][0-9]*)(\\.[0-9]+)?$', maxLength: 24 })
const Country = Type.String({ pattern: '^[A-Z]{2}$' })
const Words = strict({ en: Type.String({ minLength: 1 }), 'zh-CN': Type.String({ minLength: 1 }) })

const perCurrency = <const T extends TSchema>(schema: T) =>
  strict({
    USD: schema,
    EUR: schema,
    CNY: schema,
    HKD: schema,
    JPY: schema,
    KWD: schema,
    USDC: schema,
  } satisfies Record<Currency, T>)

const perSomeCurrencies = <const T extends TSchema>(schema: T) => {
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

const BankAccount = strict({
  holder: Type.String({ minLength: 1 }),
  account: Type.String({ minLength: 4 }),
  bic: Type.String({ pattern: '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$' }),
  bankName: Type.String({ minLength: 1 }),
})

export const PolicyDocument = strict({
  termsVersion: Type.String({ minLength: 1, maxLength: 20 }),
  transfers: strict({
    fee: strict({
      /** Hundredths of a percent of the amount. */
      basisPoints: Type.Integer({ minimum: 0, maximum: 1000 }),
      /** Free up to and including `freeUpTo`; beyond it within `minimum` and `maximum`. */
      limits: perCurrency(strict({ freeUpTo: Amount, minimum: Amount, maximum: Amount })),
    }),
    perTransfer: perCurrency(Amount),
    perDay: perCurrency(Amount),
    /** Transfers a day from one wallet. */
    dailyCount: Type.Integer({ minimum: 1 }),
    /** From this amount on a transfer asks for a fresh second factor; absent: never. */
    confirmFrom: Type.Optional(perCurrency(Amount)),
    quoteSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
    /** Look-ups that find nobody, per person and hour: hinders fishing for customers. */
    unknownPayeesPerHour: Type.Integer({ minimum: 1 }),
  }),
  bankDeposits: strict({
    feeBasisPoints: Type.Integer({ minimum: 0, maximum: 1000 }),
    arrivesWithinBusinessDays: Type.Integer({ minimum: 0, maximum: 30 }),
    minimum: perSomeCurrencies(Amount),
    /** Our own accounts; a currency without one cannot be deposited by bank. */
    accounts: perSomeCurrencies(BankAccount),
  }),
  countries: strict({
    /** ISO 3166-1 alpha-2. */
    served: Type.Array(Country, { minItems: 1, uniqueItems: true }),
    notServed: Type.Array(strict({ countries: Type.Array(Country), why: Words })),
    restrictedCurrencies: Type.Array(
      strict({ currency: CurrencyCode, countries: Type.Array(Country), why: Words }),
    ),
  }),
})
export type PolicyDocument = Static<typeof PolicyDocument>

/** Minor units of an amount of the document; zero is allowed. */
export const readPolicyAmount = (text: string, currency: Currency): bigint => {
  if (/^0(\.0+)?$/.test(text)) return 0n
  const read = parseAmount(text, currency)
  if ('minor' in read) return read.minor
  throw new Error(`The policy names ${text} ${currency}: ${read.refusal}`)
}
