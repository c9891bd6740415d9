import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { announceReopened, type Ended } from './announce.ts'
import { availabilityEvents } from './events.ts'
import { isOver, isOverrun, stateAt } from './window.ts'
import { type KeptWindow, lockDueWindows, noteOverruns, saveWindows } from './window-store.ts'

/** Alerts staff once when maintenance takes longer than planned. */
const alertOverruns = async (ctx: TxContext, late: readonly KeptWindow[]): Promise<void> => {
  const fresh = await noteOverruns(
    ctx,
    late.map(({ id }) => id),
  )
  const alerted = late.filter(({ id }) => fresh.has(id))
  for (const { id, endsAt } of alerted) {
    ctx.log.error({ event: 'maintenance_overruns', window: id, endsAt }, 'Say until when it takes')
  }
  await publish(ctx, alerted.map(availabilityEvents.windowOverran))
}

/**
 * Writes down what the clock has done already: windows that began, ended, or should have ended.
 * Nothing waits for it but the messages; what is closed is decided by the clock alone.
 */
export const moveWindows = async (ctx: TxContext): Promise<void> => {
  const now = ctx.clock.now()
  const due = await lockDueWindows(ctx)
  const moved = due.map((window) => ({
    ...window,
    state: stateAt(window, now),
    endedAt: isOver(window, now) ? window.endsAt : null,
  }))
  await saveWindows(ctx, moved)
  const begun = moved.filter((_, index) => due[index]!.state === 'scheduled')
  await publish(ctx, begun.map(availabilityEvents.windowClosed))
  const over = moved.filter(({ endedAt }) => endedAt !== null)
  await announceReopened(
    ctx,
    over.map(({ id, title }): Ended => ({ id, kind: 'maintenance', title })),
  )
  await alertOverruns(
    ctx,
    moved.filter((window) => isOverrun(window, now)),
  )
}
