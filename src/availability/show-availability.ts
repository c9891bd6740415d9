import type { TxContext } from '#platform/context'
import { formatId } from '#platform/ids'
import { tick } from './breaker.ts'
import { type Outage, outageEnd } from './closure.ts'
import type { ClosureItem } from './contract.ts'
import { currentOpenings } from './find-closures.ts'
import { railNames, railReason } from './rail-words.ts'
import { affects, type Scope, scopeOfRail, type Wish } from './scope.ts'
import { askedFor } from './waiter-store.ts'
import { expectedEnd, isClosedAt, isOver, isOverrun, type Window } from './window.ts'

const aheadMs = 14 * 24 * 3_600_000

const lists = ({ operations, methods, currencies, countries }: Scope) => ({
  operations: [...operations],
  methods: [...methods],
  currencies: [...currencies],
  countries: [...countries],
})

type Kit = { readonly ctx: TxContext; readonly asked: ReadonlySet<string> }

const showWindow = (window: Window, { ctx, asked }: Kit): ClosureItem => {
  const now = ctx.clock.now()
  return {
    ...{ id: formatId('window', window.id), kind: 'maintenance' },
    state: isClosedAt(window, now) ? 'closed' : 'planned',
    ...lists(window),
    ...{ title: window.title[ctx.language], why: window.why[ctx.language] },
    startsAt: window.startsAt.toISOString(),
    until: expectedEnd(window, now).toISOString(),
    overdueSince: isOverrun(window, now) ? window.endsAt.toISOString() : null,
    isAsked: asked.has(window.id),
  }
}

const showOutage = (outage: Outage, { ctx, asked }: Kit): ClosureItem => {
  const now = ctx.clock.now()
  const { id, rail, beganAt } = outage
  const state = tick(outage, now).state === 'open' ? 'closed' : 'returning'
  return {
    ...{ id: formatId('window', id), kind: 'rail_down', state },
    ...lists(scopeOfRail(rail)),
    ...{ title: railNames[rail][ctx.language], why: railReason(rail)[ctx.language] },
    startsAt: beganAt.toISOString(),
    until: state === 'closed' ? (outageEnd(outage, now)?.toISOString() ?? null) : null,
    ...{ overdueSince: null, isAsked: asked.has(id) },
  }
}

/** What touches the wish now and in the next 14 days: closed first, then by start. */
export const showAvailability = async (ctx: TxContext, wish: Wish) => {
  const now = ctx.clock.now()
  const horizon = new Date(now.getTime() + aheadMs)
  const openings = await currentOpenings(ctx)
  const windows = openings.windows.filter(
    (window) => affects(window, wish) && !isOver(window, now) && window.startsAt <= horizon,
  )
  const outages = openings.outages.filter(
    (outage) => affects(scopeOfRail(outage.rail), wish) && tick(outage, now).state !== 'closed',
  )
  const ids = [...windows, ...outages].map(({ id }) => id)
  const asked =
    ctx.actor.kind === 'person' ? await askedFor(ctx, ctx.actor.personId, ids) : new Set<string>()
  const items = [
    ...windows.map((window) => showWindow(window, { ctx, asked })),
    ...outages.map((outage) => showOutage(outage, { ctx, asked })),
  ]
  const rank = { closed: 0, returning: 1, planned: 2 } as const
  items.sort(
    (one, other) =>
      rank[one.state] - rank[other.state] || one.startsAt.localeCompare(other.startsAt),
  )
  return { now: now.toISOString(), items }
}
