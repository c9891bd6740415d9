import type { PolicyDocument } from '../document/policy-document.ts'
import { shapeFaults } from '../document/read-document.ts'
import { findCalendarFaults } from './calendars.ts'
import { findContradictions, findUnreadableAmounts } from './contradictions.ts'
import { findGaps, listedCountries } from './gaps.ts'
import { findOverlaps } from './overlaps.ts'
import type { PolicyFault } from './policy-fault.ts'

/** `/limits/3/perDay` → `limits[3]`. */
const rowOf = (pointer: string): string => {
  const [, table = '', index] = pointer.split('/')
  return index === undefined ? table : `${table}[${index}]`
}

/**
 * Everything that is wrong with a document, in words of both languages, the rows named; empty when
 * nothing is. Pure. What has the wrong shape is told first and alone: the rest could not be read.
 */
export const checkPolicy = (value: unknown): readonly PolicyFault[] => {
  const shape = shapeFaults(value)
  if (shape.length > 0) {
    return shape.map(({ pointer, message }) => ({
      ...{ pointer, code: 'shape', rows: pointer === '' ? [] : [rowOf(pointer)] },
      words: {
        en: `${pointer || 'The document'}: ${message}.`,
        'zh-CN': `${pointer || '文档'}：格式不符（${message}）。`,
      },
    }))
  }
  const document = value as PolicyDocument
  const unreadable = findUnreadableAmounts(document)
  return [
    ...unreadable,
    ...findOverlaps(document, listedCountries(document)),
    ...(unreadable.length > 0 ? [] : findContradictions(document)),
    ...findCalendarFaults(document),
    ...findGaps(document),
  ]
}
