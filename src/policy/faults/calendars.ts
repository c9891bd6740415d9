import type { HoursRow, PolicyDocument } from '../document/policy-document.ts'
import { faultAt, type PolicyFault } from './policy-fault.ts'

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toString() !== 'Invalid Date' &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

const zoneFault = (table: string, index: number, zone: string): readonly PolicyFault[] =>
  isZone(zone)
    ? []
    : [
        faultAt({ table, index, member: 'zone' }, 'not_a_zone', (row) => ({
          en: `${row}: ${zone} is not a time zone.`,
          'zh-CN': `${row}：${zone} 不是有效时区。`,
        })),
      ]

const spanFaults = ({ weekly }: HoursRow, index: number): readonly PolicyFault[] =>
  weekly.flatMap(({ day, from, to }, place) => {
    const at = { table: 'hours', index, member: `weekly/${place}` }
    if (from >= to) {
      return [
        faultAt(at, 'contradiction', (row) => ({
          en: `${row}: on day ${day} it opens at ${from} and closes at ${to}. Opening comes before closing.`,
          'zh-CN': `${row}：第 ${day} 天 ${from} 开始、${to} 结束。开始时间须早于结束时间。`,
        })),
      ]
    }
    const other = weekly
      .slice(0, place)
      .find((span) => span.day === day && span.from < to && from < span.to)
    if (!other) return []
    return [
      faultAt(at, 'overlap', (row) => ({
        en: `${row}: on day ${day} ${other.from}–${other.to} and ${from}–${to} overlap.`,
        'zh-CN': `${row}：第 ${day} 天的 ${other.from}–${other.to} 与 ${from}–${to} 重叠。`,
      })),
    ]
  })

const holidayFaults = ({ holidays }: HoursRow, index: number): readonly PolicyFault[] =>
  holidays.flatMap(({ day }, place) => {
    const at = { table: 'hours', index, member: `holidays/${place}` }
    if (!isDay(day)) {
      return [
        faultAt(at, 'not_a_day', (row) => ({
          en: `${row}: the holiday ${day} is not a day such as 2027-01-01.`,
          'zh-CN': `${row}：节假日 ${day} 不是有效日期，应写作 2027-01-01。`,
        })),
      ]
    }
    if (!holidays.slice(0, place).some((earlier) => earlier.day === day)) return []
    return [
      faultAt(at, 'twice', (row) => ({
        en: `${row}: the holiday ${day} stands there twice.`,
        'zh-CN': `${row}：节假日 ${day} 重复出现。`,
      })),
    ]
  })

const cutOffFaults = (row: PolicyDocument['times'][number], index: number) => {
  if (row.zone !== undefined && !isZone(row.zone)) return zoneFault('times', index, row.zone)
  if ((row.cutOff === undefined) === (row.zone === undefined)) return []
  const at = { table: 'times', index, member: 'cutOff' }
  return [
    faultAt(at, 'missing', (name) => ({
      en: `${name}: a cut-off needs a time zone, and a time zone a cut-off.`,
      'zh-CN': `${name}：截止时间与时区须同时填写。`,
    })),
  ]
}

/** Zones, opening times, holidays and cut-offs that no clock could follow. */
export const findCalendarFaults = (document: PolicyDocument): readonly PolicyFault[] => [
  ...document.hours.flatMap((row, index) => [
    ...zoneFault('hours', index, row.zone),
    ...spanFaults(row, index),
    ...holidayFaults(row, index),
  ]),
  ...document.times.flatMap(cutOffFaults),
]
