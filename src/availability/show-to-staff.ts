import type { TxContext } from '#platform/context'
import { formatId } from '#platform/ids'
import { newBreaker, recentFailures, tick } from './breaker.ts'
import { listBreakers, listOutages } from './breaker-store.ts'
import type { RailOverview, StaffWindow } from './contract.ts'
import { railNames } from './rail-words.ts'
import type { Rail } from './scope.ts'
import { expectedEnd, isClosedAt, isOver, isOverrun, stateAt } from './window.ts'
import { type KeptWindow, type ListedWindow, listWindows } from './window-store.ts'

/** A window as staff see it. */
export const showWindow = (
  ctx: TxContext,
  window: KeptWindow & Partial<Pick<ListedWindow, 'waiting'>>,
): StaffWindow => {
  const now = ctx.clock.now()
  const { operations, methods, currencies, countries, title, why, endsBy } = window
  const endedAt = window.endedAt ?? (isOver(window, now) ? window.endsAt : null)
  return {
    id: formatId('window', window.id),
    ...{ operations: [...operations], methods: [...methods] },
    ...{ currencies: [...currencies], countries: [...countries] },
    ...{ title, why, endsBy },
    state: stateAt(window, now),
    startsAt: window.startsAt.toISOString(),
    endsAt: window.endsAt.toISOString(),
    isOverdue: isOverrun(window, now),
    until: isClosedAt(window, now) ? expectedEnd(window, now).toISOString() : null,
    endedAt: endedAt?.toISOString() ?? null,
    waiting: window.waiting ?? 0,
  }
}

export const showWindows = async (ctx: TxContext) => ({
  items: (await listWindows(ctx)).map((window) => showWindow(ctx, window)),
})

/** Rails that the program uses; one that only a later version has shows up with its first try. */
const railsInUse: readonly Rail[] = ['okpay', 'bank', 'mail', 'sms']

/** Breakers of every rail in use or ever used, and the last outages. */
export const showRails = async (ctx: TxContext): Promise<RailOverview> => {
  const now = ctx.clock.now()
  const kept = await listBreakers(ctx)
  const known = new Map(kept.map((breaker) => [breaker.rail, breaker]))
  const rails = [...new Set([...railsInUse, ...known.keys()])].map((rail) => {
    const row = known.get(rail)
    const breaker = tick(row ?? newBreaker(rail, now), now)
    return {
      ...{ rail, name: railNames[rail][ctx.language], state: breaker.state },
      since: row ? breaker.since.toISOString() : null,
      until: breaker.until?.toISOString() ?? null,
      isHeld: breaker.isHeld,
      failures: recentFailures(breaker, now),
      recent: [...breaker.recent]
        .reverse()
        .map(({ at, ok, code }) => ({ at: at.toISOString(), ok, code })),
      waiting: row?.waiting ?? 0,
    }
  })
  const outages = (await listOutages(ctx)).map(({ id, rail, beganAt, endedAt, byStaff }) => ({
    ...{ id: formatId('window', id), rail, name: railNames[rail][ctx.language], byStaff },
    beganAt: beganAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }))
  return { rails, outages }
}
