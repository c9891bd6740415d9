import type { PolicyDocument } from '../document/policy-document.ts'
import { shapeFaults } from '../document/read-document.ts'
import { readPolicy } from '../read-policy.ts'
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
  const faults = [
    ...unreadable,
    ...findOverlaps(document, listedCountries(document)),
    ...(unreadable.length > 0 ? [] : findContradictions(document)),
    ...findCalendarFaults(document),
    ...findGaps(document),
  ]
  return faults.length > 0 ? faults : findUnusable(document)
}

/** What the program itself could not read would stop every node: it never gets so far. */
const findUnusable = (document: PolicyDocument): readonly PolicyFault[] => {
  try {
    readPolicy({ version: 0, effectiveFrom: new Date(0), document })
    return []
  } catch (error) {
    const { message } = error as Error
    const words = {
      en: `The program cannot use this document: ${message}.`,
      'zh-CN': `程序无法使用该文档：${message}。`,
    }
    return [{ pointer: '', code: 'unusable', rows: [], words }]
  }
}
