import { findAccounts } from '#ledger'
import { type Currency, walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { addJob, type ScheduledJob } from '#platform/jobs'
import { type Change, describeChange, policyEvents } from '#policy'
import {
  type Customer,
  keepProgress,
  loadCustomersAfter,
  lockAnnouncement,
} from './announcement-store.ts'

export const announceJob = 'notifications.announce-policy'

/** So many people at once, then a pause: who waits for an answer goes first. */
const batchSize = 200
const pauseMs = 1_000

/** Currencies of each person's wallets, in one statement. */
const walletsOf = async (
  ctx: TxContext,
  people: readonly Customer[],
): Promise<ReadonlyMap<PersonId, readonly Currency[]>> => {
  const wanted = people.flatMap(({ id }) =>
    walletCurrencies.map((asset) => ({ ownerId: id, kind: 'wallet' as const, asset })),
  )
  const found = await findAccounts(ctx, wanted)
  return new Map(
    people.map(({ id }, index) => [
      id,
      walletCurrencies.filter((_, place) => found[index * walletCurrencies.length + place]),
    ]),
  )
}

/** Somebody without a wallet yet is told of what holds for their main currency. */
const isConcerned = (
  { country, mainCurrency, tier }: Customer,
  wallets: readonly Currency[],
  { concerns }: Change,
): boolean => [...wallets, mainCurrency].some((currency) => concerns(country, currency, tier))

/** Tells the next people of a version, and leaves the rest to the next job. */
const announcePolicy = async (ctx: TxContext, version: number): Promise<void> => {
  const { lastPersonId, finishedAt } = await lockAnnouncement(ctx, version)
  if (finishedAt) return
  const change = await describeChange(ctx, version)
  const people = await loadCustomersAfter(ctx, lastPersonId, batchSize)
  const wallets = await walletsOf(ctx, people)
  const told = people.filter((person) => isConcerned(person, wallets.get(person.id) ?? [], change))
  const { topics } = change
  const effectiveFrom = change.effectiveFrom.toISOString()
  await publish(
    ctx,
    told.map(({ id }) => policyEvents.changeAnnounced(id, { version, effectiveFrom, topics })),
  )
  const isLast = people.length < batchSize
  await keepProgress(ctx, version, {
    lastPersonId: people.at(-1)?.id ?? lastPersonId,
    finishedAt: isLast ? ctx.clock.now() : null,
    told: told.length,
  })
  if (isLast) return
  const runAt = new Date(ctx.clock.now().getTime() + pauseMs)
  await addJob(ctx, announceJob, { version }, { runAt })
}

export const policyChangeJobs: readonly ScheduledJob[] = [
  {
    name: announceJob,
    handle: (ctx, payload) => announcePolicy(ctx, (payload as { version: number }).version),
  },
]
