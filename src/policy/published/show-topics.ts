import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { policyContract } from '../contract.ts'
import { type KnownVersion, readVersions, toVersion } from '../known-versions.ts'
import { compareTables } from '../topics/compare-tables.ts'
import { type Topic, topicNames, topics } from '../topics/topic-names.ts'
import { topicTables } from '../topics/topic-tables.ts'
import { requireInForce } from './require-in-force.ts'

type Reply = Static<(typeof policyContract)['GET /v1/policies']['reply'][200]>

/** Rows of a topic that differ between two versions. */
export const changedRows = (topic: Topic, before: KnownVersion, after: KnownVersion) =>
  compareTables(topicTables[topic](before.document), topicTables[topic](after.document))

/** The newest of these versions in which the topic is not what it was. */
const lastChange = (topic: Topic, versions: readonly KnownVersion[]): KnownVersion =>
  versions.findLast((version, index) => {
    const before = versions[index - 1]
    return !before || changedRows(topic, before, version).length > 0
  })!

export const showTopics = async (ctx: TxContext): Promise<Reply> => {
  const now = ctx.clock.now()
  const versions = await readVersions(ctx)
  const inForce = requireInForce(versions, now)
  const untilNow = versions.slice(0, versions.indexOf(inForce) + 1)
  return {
    ...toVersion(inForce),
    noticeDays: inForce.document.noticeDays,
    upcoming: versions.slice(untilNow.length).map(toVersion),
    topics: topics.map((topic) => ({
      ...{ topic, title: topicNames[topic] },
      changedIn: toVersion(lastChange(topic, untilNow)),
    })),
  }
}
