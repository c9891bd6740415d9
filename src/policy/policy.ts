import { Compile } from 'typebox/compile'
import { type Currency, type Money, money, shareHalfEven, walletCurrencies } from '#money'
import type { Words } from '#platform/problems'
import { PolicyDocument, readPolicyAmount } from './document.ts'

export type BankAccount = {
  readonly holder: string
  /** An IBAN, or a local account number. */
  readonly account: string
  readonly bic: string
  readonly bankName: string
}

export type CountryPolicy = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** Wallets that a resident may open; empty when the country is not served. */
  readonly currencies: readonly Currency[]
  /** Why a currency is missing, in words. */
  readonly refusals: Readonly<Partial<Record<Currency, Words>>>
}

/** One version of the policy, ready for use: amounts in minor units. */
export type Policy = {
  readonly version: number
  readonly effectiveFrom: Date
  readonly termsVersion: string
  readonly transfers: {
    readonly feeOf: (amount: Money) => Money
    readonly perTransfer: Readonly<Record<Currency, bigint>>
    /** Sum of a day's transfers from one wallet, fees not counted. */
    readonly perDay: Readonly<Record<Currency, bigint>>
    readonly dailyCount: number
    /** Whether a transfer of this amount asks for a fresh second factor. */
    readonly asksForFactor: (amount: Money) => boolean
    readonly quoteSeconds: number
    readonly unknownPayeesPerHour: number
  }
  readonly bankDeposits: {
    readonly feeOf: (amount: Money) => Money
    readonly arrivesWithinBusinessDays: number
    readonly minimum: Readonly<Partial<Record<Currency, bigint>>>
    readonly accounts: Readonly<Partial<Record<Currency, BankAccount>>>
  }
  /** Served countries, by code. */
  readonly countries: readonly CountryPolicy[]
  /** Any ISO 3166 country, with the reason for what it may not have; null for an unknown code. */
  readonly country: (code: string) => CountryPolicy | null
}

const documentCheck = Compile(PolicyDocument)

const readDocument = (version: number, value: unknown): PolicyDocument => {
  if (documentCheck.Check(value)) return value
  const first = documentCheck.Errors(value)[0]
  throw new Error(`Policy ${version} is not valid at ${first?.instancePath}: ${first?.message}`)
}

const perCurrency = <T>(read: (currency: Currency) => T) =>
  Object.fromEntries(walletCurrencies.map((currency) => [currency, read(currency)])) as Record<
    Currency,
    T
  >

const perSomeCurrencies = (amounts: Readonly<Partial<Record<Currency, string>>>) =>
  Object.fromEntries(
    Object.entries(amounts).map(([currency, text]) => [
      currency,
      readPolicyAmount(text, currency as Currency),
    ]),
  ) as Partial<Record<Currency, bigint>>

const transferFee = ({ basisPoints, limits }: PolicyDocument['transfers']['fee']) => {
  const bounds = perCurrency((currency) => ({
    freeUpTo: readPolicyAmount(limits[currency].freeUpTo, currency),
    minimum: readPolicyAmount(limits[currency].minimum, currency),
    maximum: readPolicyAmount(limits[currency].maximum, currency),
  }))
  const share = BigInt(basisPoints)
  return ({ minor, currency }: Money): Money => {
    const { freeUpTo, minimum, maximum } = bounds[currency]
    if (minor <= freeUpTo) return money(0n, currency)
    const fee = shareHalfEven(minor, share)
    if (fee < minimum) return money(minimum, currency)
    if (fee > maximum) return money(maximum, currency)
    return money(fee, currency)
  }
}

/** A version without amounts never asks. */
const confirmation = (from: PolicyDocument['transfers']['confirmFrom']) => {
  if (from === undefined) return () => false
  const least = perCurrency((currency) => readPolicyAmount(from[currency], currency))
  return ({ minor, currency }: Money): boolean => minor >= least[currency]
}

const readCountries = (document: PolicyDocument['countries']): Map<string, CountryPolicy> => {
  const countries = new Map<string, CountryPolicy>()
  for (const code of document.served) {
    const refusals: Partial<Record<Currency, Words>> = {}
    for (const { currency, countries: codes, why } of document.restrictedCurrencies) {
      if (codes.includes(code)) refusals[currency] = why
    }
    const currencies = walletCurrencies.filter((currency) => !refusals[currency])
    countries.set(code, { code, currencies, refusals })
  }
  for (const { countries: codes, why } of document.notServed) {
    for (const code of codes) {
      if (countries.has(code)) throw new Error(`The policy both serves and refuses ${code}`)
      countries.set(code, { code, currencies: [], refusals: perCurrency(() => why) })
    }
  }
  return countries
}

export type PolicyRow = {
  readonly version: number
  readonly effectiveFrom: Date
  readonly document: unknown
}

/** Reads and checks one version; throws when the document is not what the code understands. */
export const readPolicy = ({ version, effectiveFrom, document: value }: PolicyRow): Policy => {
  const document = readDocument(version, value)
  const { transfers, bankDeposits } = document
  const countries = readCountries(document.countries)
  const depositShare = BigInt(bankDeposits.feeBasisPoints)
  return {
    version,
    effectiveFrom,
    termsVersion: document.termsVersion,
    transfers: {
      feeOf: transferFee(transfers.fee),
      perTransfer: perCurrency((currency) =>
        readPolicyAmount(transfers.perTransfer[currency], currency),
      ),
      perDay: perCurrency((currency) => readPolicyAmount(transfers.perDay[currency], currency)),
      dailyCount: transfers.dailyCount,
      asksForFactor: confirmation(transfers.confirmFrom),
      quoteSeconds: transfers.quoteSeconds,
      unknownPayeesPerHour: transfers.unknownPayeesPerHour,
    },
    bankDeposits: {
      feeOf: ({ minor, currency }) => money(shareHalfEven(minor, depositShare), currency),
      arrivesWithinBusinessDays: bankDeposits.arrivesWithinBusinessDays,
      minimum: perSomeCurrencies(bankDeposits.minimum),
      accounts: bankDeposits.accounts,
    },
    countries: [...countries.values()].filter(({ currencies }) => currencies.length > 0),
    country: (code) => countries.get(code) ?? null,
  }
}
