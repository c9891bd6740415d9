import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { Words } from '#platform/problems'
import { availabilityEvents } from './events.ts'
import { takeWaiters } from './waiter-store.ts'

/** Something that is over. */
export type Ended = {
  readonly id: string
  readonly kind: 'maintenance' | 'rail_down'
  readonly title: Words
}

/**
 * Says that closures are over, and tells each person who waits for one, once. The caller holds the
 * row of the closure, so that nobody can begin to wait for what has ended.
 */
export const announceReopened = async (ctx: TxContext, ended: readonly Ended[]): Promise<void> => {
  if (ended.length === 0) return
  const titles = new Map(ended.map(({ id, title }) => [id, title]))
  const waiters = await takeWaiters(ctx, [...titles.keys()])
  await publish(ctx, [
    ...ended.map(({ id, kind }) => availabilityEvents.reopened(id, kind)),
    ...waiters.map(({ closureId, personId }) =>
      availabilityEvents.backForYou(personId, closureId, titles.get(closureId)!),
    ),
  ])
}
