import { type Currency, type Money, walletCurrencies } from '#money'
import type { Words } from '#platform/problems'
import { indexRows } from './document/choose-row.ts'
import { readPolicyAmount } from './document/parts.ts'
import type { PolicyDocument } from './document/policy-document.ts'
import { readDocument } from './document/read-document.ts'
import { methodOffers } from './method-offers.ts'
import type { CountryPolicy, Policy } from './policy.ts'
import { feeReader, limitReader } from './read-rows.ts'

export type PolicyRow = {
  readonly version: number
  readonly effectiveFrom: Date
  readonly document: unknown
}

const perCurrency = <T>(read: (currency: Currency) => T) =>
  Object.fromEntries(walletCurrencies.map((currency) => [currency, read(currency)])) as Record<
    Currency,
    T
  >

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

const minimumReader = (rows: PolicyDocument['minimums']): Policy['minimumFor'] => {
  const find = indexRows(
    rows.map((row) => ({ ...row, minor: readPolicyAmount(row.amount, row.currency) })),
  )
  return (about) => find(about)?.minor ?? 0n
}

const timeReader = (rows: PolicyDocument['times']): Policy['timeFor'] => {
  const find = indexRows(rows)
  return (about) => {
    const row = find(about)
    if (!row) throw new Error(`No time is set for a ${about.operation} by ${about.method}`)
    const { within, unit, cutOff, zone } = row
    return { within, unit, ...(cutOff && { cutOff }), ...(zone && { zone }) }
  }
}

const required = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`This version of the policy has no ${what}`)
  return found
}

const inMinor = (amounts: Readonly<Partial<Record<Currency, string>>>) =>
  Object.fromEntries(
    Object.entries(amounts).map(([currency, text]) => [
      currency,
      readPolicyAmount(text, currency as Currency),
    ]),
  ) as Partial<Record<Currency, bigint>>

const withdrawalsOf = ({ withdrawals }: PolicyDocument): Policy['withdrawals'] => ({
  reviewFrom: inMinor(withdrawals?.reviewFrom ?? {}),
  releaseAloneUpTo: inMinor(withdrawals?.releaseAloneUpTo ?? {}),
})

/** Reads and checks one version; throws when the document is not what the code understands. */
export const readPolicy = ({ version, effectiveFrom, document: value }: PolicyRow): Policy => {
  const document = readDocument(version, value)
  const countries = readCountries(document.countries)
  const readers = {
    limitsFor: limitReader(document.limits),
    feeFor: feeReader(document.fees),
    minimumFor: minimumReader(document.minimums),
    timeFor: timeReader(document.times),
  }
  const calendars = new Map(document.hours.map(({ calendar, ...hours }) => [calendar, hours]))
  const coolDowns = new Map(document.coolDowns.map(({ reason, hours }) => [reason, hours]))
  const chains = new Map(document.confirmations.map(({ chain, blocks }) => [chain, blocks]))
  const countryOf = (code: string) => countries.get(code) ?? null
  return {
    ...{ version, effectiveFrom, ...readers },
    termsVersion: document.termsVersion,
    noticeDays: document.noticeDays,
    tiers: document.tiers,
    methodsFor: methodOffers(document.methods, countryOf),
    openingHours: (calendar) => required(calendars.get(calendar), `calendar ${calendar}`),
    coolDownHours: (reason) => required(coolDowns.get(reason), `cool-down ${reason}`),
    confirmations: (chain) => chains.get(chain) ?? null,
    transfers: {
      asksForFactor: confirmation(document.transfers.confirmFrom),
      quoteSeconds: document.transfers.quoteSeconds,
      unknownPayeesPerHour: document.transfers.unknownPayeesPerHour,
    },
    bankDeposits: document.bankDeposits,
    withdrawals: withdrawalsOf(document),
    countries: [...countries.values()].filter(({ currencies }) => currencies.length > 0),
    country: countryOf,
  }
}
