import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { announceReopened } from './announce.ts'
import type { Breaker } from './breaker.ts'
import { beginOutage, endOutage, type KeptBreaker, saveBreaker } from './breaker-store.ts'
import { availabilityEvents } from './events.ts'
import { railNames } from './rail-words.ts'

/**
 * Keeps what became of a breaker that the caller holds. From the first refusal to the return is one
 * outage: its begin and its end are published, and who waited is told.
 */
export const settleBreaker = async (
  ctx: TxContext,
  before: KeptBreaker,
  after: Breaker,
  openedBy: string | null = null,
): Promise<void> => {
  const { rail } = after
  const begins = before.outageId === null && after.state !== 'closed'
  const ends = before.outageId !== null && after.state === 'closed'
  const outageId = begins ? ctx.ids.next() : ends ? null : before.outageId
  if (begins) await beginOutage(ctx, { id: outageId!, rail, openedBy })
  await saveBreaker(ctx, { ...after, outageId })
  if (begins) {
    ctx.log.error({ event: 'rail_down', rail, until: after.until }, 'A rail is out of order')
    await publish(ctx, [availabilityEvents.railClosed(outageId!, rail, after.until!)])
  }
  if (ends) {
    await endOutage(ctx, before.outageId!)
    ctx.log.info({ event: 'rail_back', rail }, 'A rail works again')
    const id = before.outageId!
    await announceReopened(ctx, [{ id, kind: 'rail_down', title: railNames[rail] }])
  }
}
