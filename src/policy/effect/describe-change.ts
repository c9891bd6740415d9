import type { TxContext } from '#platform/context'
import type { Words } from '#platform/problems'
import { readVersions } from '../known-versions.ts'
import { compareTables } from '../topics/compare-tables.ts'
import { topicNames, topics } from '../topics/topic-names.ts'
import { topicTables } from '../topics/topic-tables.ts'
import { compareEffects, type Effect } from './compare-effects.ts'

export type Change = {
  readonly effectiveFrom: Date
  /** What changes, by name: "Limits, Fees and smallest amounts". */
  readonly topics: Words
  readonly concerns: Effect['concerns']
}

const someTerms: Words = { en: 'some terms', 'zh-CN': '部分条款' }

/** What a version changes and for whom. @throws Error for the first version and for one unknown */
export const describeChange = async (ctx: TxContext, version: number): Promise<Change> => {
  const versions = await readVersions(ctx)
  const index = versions.findIndex((known) => known.version === version)
  const [before, after] = [versions[index - 1], versions[index]]
  if (!before || !after) throw new Error(`Version ${version} of the policy follows none`)
  const changed = topics
    .filter((topic) => {
      const table = topicTables[topic]
      return compareTables(table(before.document), table(after.document)).length > 0
    })
    .map((topic) => topicNames[topic])
  const named: Words = {
    en: changed.map(({ en }) => en.toLowerCase()).join('; '),
    'zh-CN': changed.map((words) => words['zh-CN']).join('、'),
  }
  return {
    effectiveFrom: after.effectiveFrom,
    topics: changed.length > 0 ? named : someTerms,
    concerns: compareEffects(before.document, after.document).concerns,
  }
}
