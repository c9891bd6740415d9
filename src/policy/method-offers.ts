import type { Words } from '#platform/problems'
import { indexRows } from './document/choose-row.ts'
import type { Method, MethodRow, Operation } from './document/policy-document.ts'
import type { CountryPolicy, MethodOffer, Policy } from './policy.ts'

/** What each operation could be done by at all, in the order in which it is shown. */
export const methodsOf: Readonly<Record<Operation, readonly Method[]>> = {
  transfer: ['okpay'],
  deposit: ['bank', 'card', 'stablecoin'],
  withdrawal: ['bank', 'card', 'stablecoin'],
  payment: ['okpay', 'bank', 'card', 'stablecoin'],
}

const unnamed: Words = {
  en: 'The policy in force does not offer this',
  'zh-CN': '现行政策不提供此方式',
}
const unknownCountry: Words = {
  en: 'We do not know a country with this code',
  'zh-CN': '没有与该代码对应的国家或地区',
}

/** A country's own refusal comes first: nothing that a method offers could be used there. */
export const methodOffers = (
  rows: readonly MethodRow[],
  countryOf: (code: string) => CountryPolicy | null,
): Policy['methodsFor'] => {
  const find = indexRows(rows)
  return ({ operation, country, currency }) => {
    const place = countryOf(country)
    const refusal = place ? (place.refusals[currency] ?? null) : unknownCountry
    return methodsOf[operation].map((method): MethodOffer => {
      if (refusal) return { method, offered: false, why: refusal }
      const row = find({ operation, method, currency, country })
      if (row?.offered) return { method, offered: true, why: null }
      return { method, offered: false, why: row?.why ?? unnamed }
    })
  }
}
