import type { Words } from '#platform/problems'
import type {
  FeeRow,
  LimitRow,
  MinimumRow,
  PolicyDocument,
  Tier,
} from '../document/policy-document.ts'
import { gather, nothing, said, type Table, type Value } from './table.ts'
import { currencyName, tierTitles, wayName, withPlace } from './topic-names.ts'

const measures = [
  ['perTransaction', { en: 'Each time', 'zh-CN': '单笔' }],
  ['perDay', { en: 'A day', 'zh-CN': '每日' }],
  ['perMonth', { en: 'A month', 'zh-CN': '每月' }],
  ['dayCount', { en: 'Times a day', 'zh-CN': '每日次数' }],
  ['monthCount', { en: 'Times a month', 'zh-CN': '每月次数' }],
] as const satisfies readonly (readonly [keyof LimitRow, Words])[]

const noLimit = said('no limit', '不限')

const limitValue = (row: LimitRow | undefined, measure: (typeof measures)[number][0]): Value => {
  const limit = row?.[measure]
  if (row === undefined || limit === undefined) return noLimit
  if (typeof limit === 'number') {
    const figures = new Intl.NumberFormat('en').format(limit)
    return said(figures, `${figures} 次`)
  }
  return { money: { amount: limit, currency: row.currency } }
}

const rowOfTier = (rows: readonly LimitRow[], tier: Tier): LimitRow | undefined =>
  rows.find((row) => row.tier === tier) ?? rows.find((row) => row.tier === 'any')

const placeId = (row: { readonly countries: LimitRow['countries'] }): string =>
  row.countries === 'any' ? 'any' : JSON.stringify(row.countries)

/** A group a way and currency, a row a measure, a column a tier; only what is limited. */
export const limitsTable = (document: PolicyDocument): Table => {
  const idOf = (row: LimitRow) => [row.operation, row.method, row.currency, placeId(row)].join('.')
  return {
    columns: tierTitles(document),
    groups: gather(document.limits, idOf).map(([id, rows]) => {
      const [{ operation, method, currency, countries }] = rows as [LimitRow]
      const way = wayName(operation, method)
      const title = { en: `${way.en} · ${currency}`, 'zh-CN': `${way['zh-CN']} · ${currency}` }
      const byTier = ([0, 1, 2] as const).map((tier) => rowOfTier(rows, tier))
      const limited = measures.filter(([name]) => byTier.some((row) => row?.[name] !== undefined))
      const shown = limited.length > 0 ? limited : measures.slice(0, 1)
      return {
        ...{ id, currency, title: withPlace(title, countries) },
        rows: shown.map(([name, words]) => ({
          ...{ id: name, title: words },
          values: byTier.map((row) => limitValue(row, name)),
        })),
      }
    }),
  }
}

const amountValue = (amount: string | undefined, currency: string, none: Value): Value =>
  amount === undefined || /^0(\.0+)?$/.test(amount) ? none : { money: { amount, currency } }

const percent = (basisPoints: number): Value => {
  if (basisPoints === 0) return said('free', '免费')
  return said(`${basisPoints / 100} %`, `${basisPoints / 100}%`)
}

const feeValues = (fee: FeeRow | undefined, minimum: MinimumRow | undefined): Value[] => {
  const currency = fee?.currency ?? minimum?.currency ?? ''
  return [
    percent(fee?.basisPoints ?? 0),
    amountValue(fee?.freeUpTo, currency, nothing),
    amountValue(fee?.minimum, currency, nothing),
    amountValue(fee?.maximum, currency, nothing),
    amountValue(minimum?.amount, currency, nothing),
  ]
}

/** A group a way, a row a currency: share, free range, bounds, and the smallest amount. */
export const feesTable = ({ fees, minimums }: PolicyDocument): Table => {
  const idOf = (row: FeeRow | MinimumRow) => [row.operation, row.method, placeId(row)].join('.')
  const keyOf = (row: FeeRow | MinimumRow) => `${idOf(row)}.${row.currency}`
  const minimumOf = new Map(minimums.map((row) => [keyOf(row), row]))
  const feeOf = new Map(fees.map((row) => [keyOf(row), row]))
  const all = [...fees, ...minimums.filter((row) => !feeOf.has(keyOf(row)))]
  return {
    columns: [
      { en: 'Fee', 'zh-CN': '费率' },
      { en: 'Free up to', 'zh-CN': '免费额度' },
      { en: 'At least', 'zh-CN': '最低手续费' },
      { en: 'At most', 'zh-CN': '最高手续费' },
      { en: 'Smallest amount', 'zh-CN': '最低金额' },
    ],
    groups: gather(all, idOf).map(([id, rows]) => {
      const { operation, method, countries } = rows[0]!
      return {
        ...{ id, currency: null, title: withPlace(wayName(operation, method), countries) },
        rows: rows.map((row) => ({
          ...{ id: row.currency, title: currencyName(row.currency) },
          values: feeValues(feeOf.get(keyOf(row)), minimumOf.get(keyOf(row))),
        })),
      }
    }),
  }
}
