import { type Currency, walletCurrencies } from '#money'
import type { Method, Operation, Tier, WhichCountries } from './policy-document.ts'

/** For what a row holds. What a table does not ask for is left out and holds for all. */
export type Scope = {
  readonly operation: Operation
  readonly method: Method
  readonly currency: Currency | 'any'
  readonly tier?: Tier | 'any'
  readonly countries?: WhichCountries
}

/** What is looked up. Without a country only rows for any or for all but some are met. */
export type Question = {
  readonly operation: Operation
  readonly method: Method
  readonly currency: Currency
  readonly tier?: Tier
  readonly country?: string
}

const countriesRank = (countries: WhichCountries = 'any'): number =>
  countries === 'any' ? 0 : 'except' in countries ? 1 : 2

/**
 * How narrow a row is: who names its countries outranks who leaves some out, and that one a row for
 * any; then who names the currency; then who names the tier.
 */
export const specificityOf = ({ countries, currency, tier = 'any' }: Scope): number =>
  countriesRank(countries) * 4 + (currency === 'any' ? 0 : 2) + (tier === 'any' ? 0 : 1)

const coversCountry = (countries: WhichCountries = 'any', country = ''): boolean => {
  if (countries === 'any') return true
  return 'only' in countries
    ? countries.only.includes(country)
    : !countries.except.includes(country)
}

export const covers = (row: Scope, question: Question): boolean =>
  row.operation === question.operation &&
  row.method === question.method &&
  (row.currency === 'any' || row.currency === question.currency) &&
  (row.tier === undefined || row.tier === 'any' || row.tier === question.tier) &&
  coversCountry(row.countries, question.country)

const narrowestFirst = <R extends Scope>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => specificityOf(b) - specificityOf(a))

/** Answers which row of a table holds, null when none does; whatever the order of the rows. */
export const indexRows = <R extends Scope>(
  rows: readonly R[],
): ((question: Question) => R | null) => {
  const byScope = new Map<string, R[]>()
  for (const row of narrowestFirst(rows)) {
    for (const currency of row.currency === 'any' ? walletCurrencies : [row.currency]) {
      const key = `${row.operation} ${row.method} ${currency}`
      byScope.set(key, [...(byScope.get(key) ?? []), row])
    }
  }
  return (question) => {
    const key = `${question.operation} ${question.method} ${question.currency}`
    return byScope.get(key)?.find((row) => covers(row, question)) ?? null
  }
}
