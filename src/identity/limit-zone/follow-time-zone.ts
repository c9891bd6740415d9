import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { adoptZone } from './limit-windows.ts'
import {
  type AwaitingZone,
  keepLimitZones,
  lockAwaiting,
  lockNextAwaiting,
} from './limit-zone-store.ts'

const adopt = async (ctx: TxContext, awaiting: readonly AwaitingZone[]): Promise<void> => {
  const now = ctx.clock.now()
  const changed = awaiting.flatMap(({ id, timeZone, ...current }) => {
    const next = adoptZone(current, timeZone, now)
    return next === current ? [] : [{ id, ...next }]
  })
  await keepLimitZones(ctx, changed)
}

/** Counts a person's limits where they live now, or leaves that to the job while a change runs. */
export const followTimeZone = async (ctx: TxContext, personId: PersonId): Promise<void> =>
  adopt(ctx, await lockAwaiting(ctx, personId))

const batchSize = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** The same for everybody who moved while an earlier change was not settled. */
export const followTimeZones = async (ctx: TxContext): Promise<void> => {
  let after = beforeAll
  for (;;) {
    const awaiting = await lockNextAwaiting(ctx, after, batchSize)
    await adopt(ctx, awaiting)
    if (awaiting.length < batchSize) return
    after = awaiting.at(-1)!.id
  }
}
