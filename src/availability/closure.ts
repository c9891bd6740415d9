import { formatId } from '#platform/ids'
import type { Language, Problem, Words } from '#platform/problems'
import { type Breaker, isOpenAt } from './breaker.ts'
import type { ClosureInForce } from './contract.ts'
import { availabilityProblems } from './problems.ts'
import { railNames, railReason } from './rail-words.ts'
import { affects, type Method, type Operation, type Rail, scopeOfRail, type Wish } from './scope.ts'
import { expectedEnd, isClosedAt, isOverrun, type Window } from './window.ts'

/** Something that cannot be done at the moment, and until when. */
export type Closure = {
  /** mw_…, by which somebody asks to be told when it is back. */
  readonly id: string
  readonly kind: 'maintenance' | 'rail_down'
  /** What was asked for. */
  readonly operation: Operation | null
  readonly method: Method | null
  readonly since: Date
  /** When it is expected back, always ahead; null: nobody can say. */
  readonly until: Date | null
  readonly title: Words
  readonly why: Words
  /** The planned end of maintenance that takes longer; null otherwise. */
  readonly overdueSince: Date | null
}

/** A breaker that is not closed, with the outage that it stands for. */
export type Outage = Breaker & { readonly id: string; readonly beganAt: Date }

/** What may close something: windows that are not over, breakers that are not closed. */
export type Openings = {
  readonly windows: readonly Window[]
  readonly outages: readonly Outage[]
  /** Rails that failed lately, whatever their breaker says. */
  readonly troubled: readonly Rail[]
}

const closureOfWindow = (window: Window, wish: Wish, now: Date): Closure => ({
  ...{ id: formatId('window', window.id), kind: 'maintenance' },
  ...{ operation: wish.operation, method: wish.method },
  ...{ since: window.startsAt, until: expectedEnd(window, now) },
  ...{ title: window.title, why: window.why },
  overdueSince: isOverrun(window, now) ? window.endsAt : null,
})

/** When an outage is expected to be over: the next try, or what staff expect. */
export const outageEnd = ({ beganAt, until, isHeld }: Outage, now: Date): Date | null => {
  if (until === null) return null
  return isHeld ? expectedEnd({ startsAt: beganAt, endsAt: until }, now) : until
}

const closureOfOutage = (outage: Outage, wish: Wish, now: Date): Closure => ({
  ...{ id: formatId('window', outage.id), kind: 'rail_down' },
  ...{ operation: wish.operation, method: wish.method },
  ...{ since: outage.beganAt, until: outageEnd(outage, now) },
  ...{ title: railNames[outage.rail], why: railReason(outage.rail), overdueSince: null },
})

const none: readonly Closure[] = []
/** What keeps the wish from being done at this moment; the one that lasts longest first. */
export const closuresAt = (
  { windows, outages }: Pick<Openings, 'windows' | 'outages'>,
  wish: Wish,
  now: Date,
): readonly Closure[] => {
  if (windows.length === 0 && outages.length === 0) return none
  const found = [
    ...windows
      .filter((window) => affects(window, wish) && isClosedAt(window, now))
      .map((window) => closureOfWindow(window, wish, now)),
    ...outages
      .filter((outage) => affects(scopeOfRail(outage.rail), wish) && isOpenAt(outage, now))
      .map((outage) => closureOfOutage(outage, wish, now)),
  ]
  const endOf = ({ until }: Closure) => until?.getTime() ?? Number.POSITIVE_INFINITY
  return found.length === 0 ? none : found.sort((one, other) => endOf(other) - endOf(one))
}

/** As an answer carries it. */
export const showClosure = (closure: Closure, language: Language): ClosureInForce => ({
  ...{ id: closure.id, kind: closure.kind },
  ...{ title: closure.title[language], why: closure.why[language] },
  since: closure.since.toISOString(),
  until: closure.until?.toISOString() ?? null,
  overdueSince: closure.overdueSince?.toISOString() ?? null,
})

/** The refusal that a closure is, for what may not begin while it lasts. */
export const closureProblem = (closure: Closure, now: Date): Problem => {
  const { id, kind, title, overdueSince } = closure
  const until = closure.until ?? new Date(now.getTime() + 60_000)
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000))
  const options = { retryAfterSeconds, members: { closure: id } }
  if (kind === 'rail_down') return availabilityProblems.rail_down({ rail: title, until }, options)
  if (overdueSince === null) return availabilityProblems.maintenance({ title, until }, options)
  const params = { title, planned: overdueSince, until }
  return availabilityProblems.maintenance_overruns(params, options)
}
