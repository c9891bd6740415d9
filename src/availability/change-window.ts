import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { announceReopened } from './announce.ts'
import { availabilityEvents } from './events.ts'
import { availabilityProblems } from './problems.ts'
import { changeWindow as decideChange, isOver, type WindowChange } from './window.ts'
import { type KeptWindow, lockWindow, saveWindows } from './window-store.ts'

/** @throws platform.not_found, availability.window_over */
const requireOpenWindow = async (ctx: TxContext, text: string): Promise<KeptWindow> => {
  const id = parseId('window', text)
  const window = id === null ? null : await lockWindow(ctx, id)
  if (!window) throw platformProblems.not_found()
  if (isOver(window, ctx.clock.now())) {
    throw availabilityProblems.window_over({ endedAt: window.endedAt ?? window.endsAt })
  }
  return window
}

/** What is about to be changed. @throws platform.not_found, availability.window_over */
export const titleOfWindow = async (ctx: TxContext, id: string) =>
  (await requireOpenWindow(ctx, id)).title

/**
 * Moves maintenance, says that it is being tried, ends it now or calls it off.
 * @throws platform.not_found, availability.window_over, times_impossible
 */
export const changeWindow = async (
  ctx: TxContext,
  id: string,
  change: WindowChange,
  reason: string,
): Promise<KeptWindow> => {
  const now = ctx.clock.now()
  const window = await requireOpenWindow(ctx, id)
  const changed = decideChange(window, change, now)
  if (!changed) throw availabilityProblems.times_impossible()
  const isDone = changed.state === 'completed' || changed.state === 'cancelled'
  const kept = { ...changed, endedAt: isDone ? now : null }
  await saveWindows(ctx, [kept])
  await recordAudit(ctx, [
    {
      ...{ event: 'sensitive_update', personId: null, outcome: 'ok' },
      facts: {
        ...{ window: window.id, state: kept.state, reason },
        ...{ startsAt: kept.startsAt, endsAt: kept.endsAt },
      },
    },
  ])
  await publish(ctx, [availabilityEvents.windowChanged(kept)])
  if (isDone && window.startsAt <= now) {
    const { title } = window
    await announceReopened(ctx, [{ id: window.id, kind: 'maintenance', title }])
  }
  return kept
}
