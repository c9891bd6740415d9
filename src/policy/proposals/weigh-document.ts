import type { TxContext } from '#platform/context'
import type { Words } from '#platform/problems'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compareEffects } from '../effect/compare-effects.ts'
import { inForceAt, type KnownVersion } from '../known-versions.ts'
import { compareTables, type RowChange } from '../topics/compare-tables.ts'
import { houseTable } from '../topics/rest-tables.ts'
import { houseName, type Topic, topicNames, topics } from '../topics/topic-names.ts'
import { topicTables } from '../topics/topic-tables.ts'

const dayMs = 86_400_000

export type Weighed = {
  readonly isWorse: boolean
  readonly earliest: Date
  readonly noticeDays: number
}

/**
 * When a version may come into force: at once, or, of what is worse for somebody, after the notice
 * that the policy in force promises, and never before the version that it follows.
 */
export const earliestOf = (
  ctx: Pick<TxContext, 'clock'>,
  versions: readonly KnownVersion[],
  base: KnownVersion,
  isWorse: boolean,
): Omit<Weighed, 'isWorse'> => {
  const now = ctx.clock.now()
  const noticeDays = (inForceAt(versions, now) ?? base).document.noticeDays
  const afterNotice = now.getTime() + (isWorse ? noticeDays * dayMs : 0)
  const afterBase = base.effectiveFrom.getTime() + 1_000
  return { noticeDays, earliest: new Date(Math.max(afterNotice, afterBase)) }
}

/** Whether a document takes something from somebody that its base gave, and when it may begin. */
export const weighDocument = (
  ctx: Pick<TxContext, 'clock'>,
  versions: readonly KnownVersion[],
  base: KnownVersion,
  document: PolicyDocument,
): Weighed => {
  const { isWorse } = compareEffects(base.document, document)
  return { isWorse, ...earliestOf(ctx, versions, base, isWorse) }
}

type TopicChange = {
  readonly topic: Topic | 'house'
  readonly title: Words
  readonly rows: RowChange[]
}

/**
 * What a document changes, topic by topic, with what staff alone read; topics that stay are left
 * out. Whatever differs between two documents stands somewhere in it.
 */
export const changesOf = (
  before: PolicyDocument,
  after: PolicyDocument,
): readonly TopicChange[] => {
  const all: readonly TopicChange[] = [
    ...topics.map((topic) => {
      const tableOf = topicTables[topic]
      const rows = compareTables(tableOf(before), tableOf(after))
      return { topic, title: topicNames[topic], rows }
    }),
    {
      topic: 'house',
      title: houseName,
      rows: compareTables(houseTable(before), houseTable(after)),
    },
  ]
  return all.filter(({ rows }) => rows.length > 0)
}
