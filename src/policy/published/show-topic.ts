import { walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { policyContract } from '../contract.ts'
import type { Operation } from '../document/policy-document.ts'
import { type KnownVersion, readVersions, toVersion } from '../known-versions.ts'
import { methodsOf } from '../method-offers.ts'
import type { Policy } from '../policy.ts'
import { policyProblems } from '../problems.ts'
import {
  methodNames,
  operationNames,
  type Topic,
  topicNames,
  topics,
} from '../topics/topic-names.ts'
import { topicTables } from '../topics/topic-tables.ts'
import { requireInForce } from './require-in-force.ts'
import { changedRows } from './show-topics.ts'

type Contract = (typeof policyContract)['GET /v1/policies/{topic}']
type Reply = Static<Contract['reply'][200]>
type Wish = Static<Contract['query']> & { readonly topic: string }

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** What can be used in a country, a row an operation and currency; every method with its reason. */
const matrixOf = (policy: Policy, country: string): NonNullable<Reply['matrix']> =>
  (Object.keys(methodsOf) as Operation[]).flatMap((operation) =>
    walletCurrencies.map((currency) => ({
      ...{ operation, currency, title: operationNames[operation] },
      methods: policy.methodsFor({ operation, country, currency }).map((offer) => ({
        ...offer,
        title: { ...methodNames[offer.method], en: upper(methodNames[offer.method].en) },
      })),
    })),
  )

const chooseVersion = (
  versions: readonly KnownVersion[],
  inForce: KnownVersion,
  wanted: string | undefined,
): KnownVersion => {
  if (wanted === undefined) return inForce
  const found = versions.find(({ version }) => version === Number(wanted))
  if (!found) throw policyProblems.version_unknown({ version: wanted })
  return found
}

/** The versions after the one in force that change this topic, with what they change. */
const upcomingOf = (topic: Topic, versions: readonly KnownVersion[], inForce: KnownVersion) =>
  versions.flatMap((version, index) => {
    if (index <= versions.indexOf(inForce)) return []
    const rows = changedRows(topic, versions[index - 1]!, version)
    return rows.length === 0 ? [] : [{ ...toVersion(version), rows }]
  })

const historyOf = (topic: Topic, versions: readonly KnownVersion[]) =>
  versions
    .map((version, index) => {
      const before = versions[index - 1]
      const changed = !before || changedRows(topic, before, version).length > 0
      return { ...toVersion(version), changed }
    })
    .reverse()

/** Null where one set of limits held for everybody. */
const tiersOf = ({ document: { tiers } }: KnownVersion): Reply['tiers'] =>
  new Set(tiers.map(({ title }) => title.en)).size < tiers.length
    ? null
    : tiers.map(({ title, requires }) => ({ title, requires }))

/** @throws policy.topic_unknown, policy.version_unknown, policy.country_unknown */
export const showTopic = async (
  ctx: TxContext,
  { topic: name, version: wanted, country }: Wish,
): Promise<Reply> => {
  const topic = topics.find((known) => known === name)
  if (!topic) throw policyProblems.topic_unknown()
  const versions = await readVersions(ctx)
  const inForce = requireInForce(versions, ctx.clock.now())
  const shown = chooseVersion(versions, inForce, wanted)
  const place = versions.indexOf(shown)
  const before = versions[place - 1]
  const { policy } = shown
  if (country !== undefined && !policy.country(country)) {
    throw policyProblems.country_unknown({ country })
  }
  const now = versions.indexOf(inForce)
  return {
    ...{ topic, title: topicNames[topic], ...toVersion(shown) },
    state: place === now ? 'in_force' : place > now ? 'upcoming' : 'past',
    table: topicTables[topic](shown.document),
    tiers: topic === 'limits' ? tiersOf(shown) : null,
    changes: before ? { from: before.version, rows: changedRows(topic, before, shown) } : null,
    upcoming: upcomingOf(topic, versions, inForce),
    history: historyOf(topic, versions),
    matrix: topic === 'methods' && country !== undefined ? matrixOf(policy, country) : null,
  }
}
