import type { Words } from '#platform/problems'
import type { HoursRow, MethodRow, PolicyDocument, TimeRow } from '../document/policy-document.ts'
import { gather, nothing, said, type Table, type TableRow, type Value } from './table.ts'
import {
  coolDownNames,
  currencyName,
  methodNames,
  operationNames,
  wayName,
  withPlace,
} from './topic-names.ts'

const within = ({ within: n, unit }: TimeRow): Value => {
  if (unit === 'minutes' && n === 0) return said('at once', '即时')
  if (unit === 'minutes') return said(n === 1 ? '1 minute' : `${n} minutes`, `${n} 分钟`)
  if (unit === 'hours') return said(n === 1 ? '1 hour' : `${n} hours`, `${n} 小时`)
  return said(n === 1 ? '1 business day' : `${n} business days`, `${n} 个工作日`)
}

const chineseCities: Readonly<Record<string, string>> = {
  'New York': '纽约',
  Berlin: '柏林',
  Shanghai: '上海',
  'Hong Kong': '香港',
  Tokyo: '东京',
  Kuwait: '科威特',
}

/** The city after which a zone is named. */
const zoneCity = (zone: string): Words => {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return { en: city, 'zh-CN': chineseCities[city] ?? city }
}

const cutOff = ({ cutOff: time, zone }: TimeRow): Value => {
  if (!time && !zone) return nothing
  const [at, where] = [time ?? '–', zone ? zoneCity(zone) : nothing.words]
  return said(`${at} (${where.en})`, `${at}（${where['zh-CN']}）`)
}

export const timesTable = ({ times }: PolicyDocument): Table => ({
  columns: [
    { en: 'Takes at most', 'zh-CN': '最长时间' },
    { en: 'Counts from the next business day after', 'zh-CN': '截止时间（之后顺延至下一工作日）' },
  ],
  groups: gather(times, ({ operation, method }) => `${operation}.${method}`).map(([id, rows]) => ({
    ...{ id, currency: null, title: wayName(rows[0]!.operation, rows[0]!.method) },
    rows: rows.map((row) => ({
      id: row.currency,
      title:
        rows.length === 1 && row.currency === 'any' ? everyCurrency : currencyName(row.currency),
      values: [within(row), cutOff(row)],
    })),
  })),
})

const everyCurrency: Words = { en: 'Every currency', 'zh-CN': '所有币种' }

const methodRow = (row: MethodRow, isOnly: boolean): TableRow => {
  const { method, currency, countries } = row
  const [how, what] = [methodNames[method], currencyName(currency)]
  const title =
    isOnly && currency === 'any'
      ? how
      : { en: `${how.en} · ${what.en}`, 'zh-CN': `${how['zh-CN']} · ${what['zh-CN']}` }
  return {
    id: [method, currency, JSON.stringify(countries)].join('.'),
    title: withPlace({ ...title, en: title.en[0]!.toUpperCase() + title.en.slice(1) }, countries),
    values: [
      row.offered ? said('Available', '可用') : said('Not available', '不可用'),
      row.why ? { words: row.why } : nothing,
    ],
  }
}

export const methodsTable = ({ methods }: PolicyDocument): Table => ({
  columns: [
    { en: 'Today', 'zh-CN': '目前' },
    { en: 'Why not, and what works instead', 'zh-CN': '原因与替代方式' },
  ],
  groups: gather(methods, ({ operation }) => operation).map(([id, rows]) => ({
    ...{ id, currency: null, title: operationNames[rows[0]!.operation] },
    rows: rows.map((row) =>
      methodRow(row, rows.filter(({ method }) => method === row.method).length === 1),
    ),
  })),
})

const dayNames: readonly Words[] = [
  { en: 'Monday', 'zh-CN': '星期一' },
  { en: 'Tuesday', 'zh-CN': '星期二' },
  { en: 'Wednesday', 'zh-CN': '星期三' },
  { en: 'Thursday', 'zh-CN': '星期四' },
  { en: 'Friday', 'zh-CN': '星期五' },
  { en: 'Saturday', 'zh-CN': '星期六' },
  { en: 'Sunday', 'zh-CN': '星期日' },
]

const calendarTitle = ({ calendar, zone }: HoursRow): Words => {
  const city = zoneCity(zone)
  if (calendar === 'support')
    return { en: `Support (${city.en})`, 'zh-CN': `客服（${city['zh-CN']}）` }
  const currency = calendar.slice('bank:'.length)
  return {
    en: `Banks, ${currency} (${city.en})`,
    'zh-CN': `银行，${currency}（${city['zh-CN']}）`,
  }
}

const weekRows = ({ weekly }: HoursRow): readonly TableRow[] =>
  dayNames.map((title, index) => {
    const spans = weekly.filter(({ day }) => day === index + 1)
    const times = spans.map(({ from, to }) => `${from}–${to}`)
    return {
      ...{ id: `day-${index + 1}`, title },
      values: [
        times.length === 0 ? said('closed', '休息') : said(times.join(', '), times.join('、')),
      ],
    }
  })

export const hoursTable = ({ hours }: PolicyDocument): Table => ({
  columns: [{ en: 'Open', 'zh-CN': '营业时间' }],
  groups: hours.map((row) => ({
    ...{ id: row.calendar, title: calendarTitle(row) },
    currency: row.calendar.startsWith('bank:') ? row.calendar.slice('bank:'.length) : null,
    rows: [
      {
        ...{ id: 'zone', title: { en: 'Clock', 'zh-CN': '时区' } },
        values: [said(row.zone, row.zone)],
      },
      ...weekRows(row),
      ...row.holidays.map(({ day, name }) => ({
        ...{ id: day, title: { en: day, 'zh-CN': day } },
        values: [said(`closed: ${name.en}`, `休息：${name['zh-CN']}`)],
      })),
    ],
  })),
})

export const coolDownsTable = ({ coolDowns }: PolicyDocument): Table => ({
  columns: [{ en: 'Money out waits', 'zh-CN': '暂停转出' }],
  groups: [
    {
      ...{ id: 'cool-downs', currency: null },
      title: { en: 'After this happens', 'zh-CN': '发生以下操作后' },
      rows: coolDowns.map(({ reason, hours }) => ({
        ...{ id: reason, title: coolDownNames[reason] },
        values: [said(hours === 1 ? '1 hour' : `${hours} hours`, `${hours} 小时`)],
      })),
    },
  ],
})

/** Depths are set before anything is offered; the page must not promise what cannot be used. */
const chainTitle = ({ methods }: PolicyDocument): Words =>
  methods.some(({ method, offered }) => method === 'stablecoin' && offered)
    ? { en: 'Chain', 'zh-CN': '区块链' }
    : {
        en: 'Chain (nothing is taken from or sent to blockchains yet)',
        'zh-CN': '区块链（目前尚不支持链上收付）',
      }

export const confirmationsTable = (document: PolicyDocument): Table => ({
  columns: [{ en: 'Blocks that must follow', 'zh-CN': '所需确认区块数' }],
  groups: [
    {
      ...{ id: 'confirmations', currency: null },
      title: chainTitle(document),
      rows: document.confirmations.map(({ chain, blocks }) => {
        const name = chain[0]!.toUpperCase() + chain.slice(1)
        return {
          ...{ id: chain, title: { en: name, 'zh-CN': name } },
          values: [said(String(blocks), String(blocks))],
        }
      }),
    },
  ],
})

export const countriesTable = ({ countries }: PolicyDocument): Table => ({
  columns: [
    { en: 'Countries', 'zh-CN': '国家和地区' },
    { en: 'Why', 'zh-CN': '原因' },
  ],
  groups: [
    {
      ...{ id: 'countries', currency: null },
      title: { en: 'Where OKPay can be used', 'zh-CN': 'OKPay 的服务范围' },
      rows: [
        {
          ...{ id: 'served', title: { en: 'Served', 'zh-CN': '提供服务' } },
          values: [{ countries: countries.served }, nothing],
        },
        ...countries.notServed.map(({ countries: codes, why }) => ({
          ...{ id: `not-served.${why.en}`, title: { en: 'Not served', 'zh-CN': '不提供服务' } },
          values: [{ countries: codes }, { words: why }],
        })),
        ...countries.restrictedCurrencies.map(({ currency, countries: codes, why }) => ({
          id: `without.${currency}.${why.en}`,
          title: { en: `Without ${currency}`, 'zh-CN': `不提供 ${currency}` },
          values: [{ countries: codes }, { words: why }],
        })),
      ],
    },
  ],
})
