import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { Words } from '#platform/problems'
import { availabilityEvents } from './events.ts'
import { availabilityProblems } from './problems.ts'
import type { Scope } from './scope.ts'
import { areTimesPossible, stateAt, type Window } from './window.ts'
import { insertWindow } from './window-store.ts'

export type WindowWish = Scope & {
  readonly title: Words
  readonly why: Words
  /** Null: now. */
  readonly startsAt: Date | null
  readonly endsAt: Date
  readonly endsBy: 'clock' | 'hand'
  /** For the record. */
  readonly reason: string
}

/**
 * Plans maintenance, or begins it at once. People see it before they start something.
 * @throws availability.times_impossible
 */
export const planWindow = async (ctx: TxContext, wish: WindowWish): Promise<Window> => {
  const now = ctx.clock.now()
  const { reason, startsAt, ...rest } = wish
  const planned: Window = {
    ...{ ...rest, id: ctx.ids.next(), startsAt: startsAt ?? now, state: 'scheduled' },
  }
  if (!areTimesPossible(planned, now)) throw availabilityProblems.times_impossible()
  const window = { ...planned, state: stateAt(planned, now) }
  await insertWindow(ctx, window, signedIn(ctx))
  const { operations, methods, currencies, countries, endsAt } = window
  const scope = { operations, methods, currencies, countries }
  await recordAudit(ctx, [
    {
      ...{ event: 'sensitive_create', personId: null, outcome: 'ok' },
      facts: { window: window.id, ...scope, startsAt: window.startsAt, endsAt, reason },
    },
  ])
  const isRunning = window.state === 'in_progress'
  await publish(ctx, [
    availabilityEvents.windowPlanned(window),
    ...(isRunning ? [availabilityEvents.windowClosed(window)] : []),
  ])
  return window
}
