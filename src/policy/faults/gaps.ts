import { type Currency, walletCurrencies } from '#money'
import { indexRows, type Scope } from '../document/choose-row.ts'
import type { Operation, PolicyDocument } from '../document/policy-document.ts'
import { methodsOf } from '../method-offers.ts'
import { faultAt, type PolicyFault } from './policy-fault.ts'

export const listedCountries = ({ countries }: PolicyDocument): readonly string[] => [
  ...countries.served,
  ...countries.notServed.flatMap((refused) => refused.countries),
]

const namedCountries = ({ countries = 'any' }: Scope): readonly string[] =>
  countries === 'any' ? [] : 'only' in countries ? countries.only : countries.except

const unknownCountries = (document: PolicyDocument): readonly PolicyFault[] => {
  const known = new Set(listedCountries(document))
  return (['limits', 'fees', 'minimums', 'methods'] as const).flatMap((table) =>
    document[table].flatMap((row, index) => {
      const unknown = namedCountries(row).filter((code) => !known.has(code))
      if (unknown.length === 0) return []
      return [
        faultAt({ table, index, member: 'countries' }, 'unknown_country', (name) => ({
          en: `${name}: ${unknown.join(', ')} is no country of this policy.`,
          'zh-CN': `${name}：${unknown.join('、')} 不在本政策的国家和地区列表中。`,
        })),
      ]
    }),
  )
}

const countryTwice = (document: PolicyDocument): readonly PolicyFault[] => {
  const all = listedCountries(document)
  const twice = [...new Set(all.filter((code, index) => all.indexOf(code) !== index))]
  return twice.map((code) =>
    faultAt({ table: 'countries' }, 'twice', () => ({
      en: `countries: ${code} is listed twice. A country is either served or refused.`,
      'zh-CN': `countries：${code} 重复出现。一个国家或地区只能是服务或不服务之一。`,
    })),
  )
}

/** What is offered somewhere: the operation, the method and the currency. */
const offered = (document: PolicyDocument) =>
  document.methods.flatMap((row, index) =>
    row.offered
      ? (row.currency === 'any' ? walletCurrencies : [row.currency])
          .filter((currency) => isNarrowest(document, index, currency))
          .map((currency) => ({ operation: row.operation, method: row.method, currency, index }))
      : [],
  )

/** That no row for this currency alone stands before a row for any. */
const isNarrowest = ({ methods }: PolicyDocument, index: number, currency: Currency): boolean => {
  const row = methods[index]!
  if (row.currency !== 'any') return true
  return !methods.some(
    (other) =>
      other.operation === row.operation &&
      other.method === row.method &&
      other.currency === currency &&
      (other.countries === 'any' || other.countries === row.countries),
  )
}

const holdsFor = (rows: readonly Scope[], question: Parameters<ReturnType<typeof indexRows>>[0]) =>
  indexRows(rows)(question) !== null

/** Every offered way needs a time and limits for every tier, in a country that no row names. */
const offeredWithout = (document: PolicyDocument): readonly PolicyFault[] =>
  offered(document).flatMap(({ index, ...question }) => {
    const at = { table: 'methods', index }
    const { operation, method, currency } = question
    const needs = (table: 'times' | 'limits', more: string) =>
      faultAt(at, 'missing', (row) => ({
        en: `${row} offers ${operation} by ${method} in ${currency}, but ${table} has no row for it${more}.`,
        'zh-CN': `${row} 提供 ${operation}/${method}（${currency}），但 ${table} 中没有对应的行${more}。`,
      }))
    const noTime = holdsFor(document.times, question) ? [] : [needs('times', '')]
    const tiers = ([0, 1, 2] as const).filter(
      (tier) => !holdsFor(document.limits, { ...question, tier }),
    )
    return [...noTime, ...(tiers.length === 0 ? [] : [needs('limits', ` (${tiers.join(', ')})`)])]
  })

/** Every way that could be thought of has an answer, and one that is not offered a reason. */
const unanswered = (document: PolicyDocument): readonly PolicyFault[] => {
  const find = indexRows(document.methods)
  return (Object.keys(methodsOf) as Operation[]).flatMap((operation) =>
    methodsOf[operation].flatMap((method) => {
      const missing = walletCurrencies.filter(
        (currency) => !find({ operation, method, currency, country: '' }),
      )
      if (missing.length === 0) return []
      return [
        faultAt({ table: 'methods' }, 'missing', (row) => ({
          en: `${row} says nothing of ${operation} by ${method} in ${missing.join(', ')}. Offer it, or say why not.`,
          'zh-CN': `${row} 未说明 ${operation}/${method}（${missing.join('、')}）。请提供该方式，或说明原因。`,
        })),
      ]
    }),
  )
}

const missingRows = (document: PolicyDocument): readonly PolicyFault[] => {
  const calendars = new Set(document.hours.map(({ calendar }) => calendar))
  const wanted = [
    'support',
    ...walletCurrencies
      .filter((currency) => document.bankDeposits.accounts[currency])
      .map((currency) => `bank:${currency}`),
  ]
  const reasons = new Set(document.coolDowns.map(({ reason }) => reason))
  const allReasons = [
    ...(['password_reset', 'password_reset_by_channel', 'email_changed'] as const),
    ...(['phone_changed', 'factor_replaced', 'unfrozen', 'unlocked'] as const),
  ]
  const lacks = (table: string, what: string) =>
    faultAt({ table }, 'missing', (row) => ({
      en: `${row} has no row for ${what}.`,
      'zh-CN': `${row} 中没有 ${what} 的行。`,
    }))
  return [
    ...wanted.filter((name) => !calendars.has(name)).map((name) => lacks('hours', name)),
    ...allReasons.filter((name) => !reasons.has(name)).map((name) => lacks('coolDowns', name)),
    ...([0, 1, 2] as const)
      .filter((tier) => !document.tiers.some((row) => row.tier === tier))
      .map((tier) => lacks('tiers', `tier ${tier}`)),
  ]
}

const twice = (table: string, names: readonly string[]): readonly PolicyFault[] =>
  names.flatMap((name, index) => {
    const first = names.indexOf(name)
    if (first === index) return []
    const other = `${table}[${first}]`
    const words = (row: string) => ({
      en: `${other} and ${row} both say what holds for ${name}. Remove one.`,
      'zh-CN': `${other} 与 ${row} 都规定了 ${name}。请删除其中一行。`,
    })
    return [faultAt({ table, index }, 'twice', words, [other])]
  })

/** What the document does not say although somebody will ask, says twice, or says of nowhere. */
export const findGaps = (document: PolicyDocument): readonly PolicyFault[] => [
  ...unknownCountries(document),
  ...countryTwice(document),
  ...offeredWithout(document),
  ...unanswered(document),
  ...missingRows(document),
  ...twice(
    'hours',
    document.hours.map(({ calendar }) => calendar),
  ),
  ...twice(
    'coolDowns',
    document.coolDowns.map(({ reason }) => reason),
  ),
  ...twice(
    'confirmations',
    document.confirmations.map(({ chain }) => chain),
  ),
  ...twice(
    'tiers',
    document.tiers.map(({ tier }) => `tier ${tier}`),
  ),
]
