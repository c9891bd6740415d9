import { type Scope, specificityOf } from '../document/choose-row.ts'
import type { PolicyDocument, WhichCountries } from '../document/policy-document.ts'
import { faultAt, type PolicyFault } from './policy-fault.ts'

/** Countries for which both rows hold, empty when there are none. */
const shared = (
  a: WhichCountries = 'any',
  b: WhichCountries = 'any',
  known: readonly string[],
): readonly string[] => {
  const holds = (which: WhichCountries) => (country: string) =>
    which === 'any' ||
    ('only' in which ? which.only.includes(country) : !which.except.includes(country))
  return known.filter(holds(a)).filter(holds(b))
}

/** Both would hold for the same question and neither is narrower. */
const sharedCountries = (a: Scope, b: Scope, known: readonly string[]): readonly string[] => {
  const isSame =
    a.operation === b.operation &&
    a.method === b.method &&
    a.currency === b.currency &&
    (a.tier ?? 'any') === (b.tier ?? 'any')
  if (!isSame || specificityOf(a) !== specificityOf(b)) return []
  return shared(a.countries, b.countries, known)
}

const scopeWords = ({ operation, method, currency, tier = 'any' }: Scope) => ({
  en: `${operation} by ${method} in ${currency}${tier === 'any' ? '' : `, tier ${tier}`}`,
  'zh-CN': `${operation}/${method}，${currency}${tier === 'any' ? '' : `，等级 ${tier}`}`,
})

const someOf = (countries: readonly string[]): string =>
  countries.length > 5 ? `${countries.slice(0, 5).join(', ')} …` : countries.join(', ')

/** Pairs of rows of a table of which nobody could say which one holds; both are named. */
const overlapsIn = (
  table: string,
  rows: readonly Scope[],
  known: readonly string[],
): readonly PolicyFault[] =>
  rows.flatMap((row, index) =>
    rows.slice(0, index).flatMap((earlier, other) => {
      const countries = sharedCountries(row, earlier, known)
      if (countries.length === 0) return []
      const first = `${table}[${other}]`
      const about = scopeWords(row)
      const words = (second: string) => ({
        en: `${first} and ${second} both hold for ${about.en} (${someOf(countries)}) and neither is narrower. Remove one, or narrow it.`,
        'zh-CN': `${first} 与 ${second} 都适用于 ${about['zh-CN']}（${someOf(countries)}），且没有哪一行更具体。请删除其中一行，或缩小其范围。`,
      })
      return [faultAt({ table, index }, 'overlap', words, [first])]
    }),
  )

export const findOverlaps = (
  document: PolicyDocument,
  known: readonly string[],
): readonly PolicyFault[] => [
  ...overlapsIn('limits', document.limits, known),
  ...overlapsIn('fees', document.fees, known),
  ...overlapsIn('minimums', document.minimums, known),
  ...overlapsIn('times', document.times, known),
  ...overlapsIn('methods', document.methods, known),
]
