import type { Context, TxContext } from '#platform/context'
import { type Closure, closuresAt, type Openings } from './closure.ts'
import { loadOpenings } from './openings-store.ts'
import type { Wish } from './scope.ts'

const refreshAfterMs = 5_000
const nothing: Openings = { windows: [], outages: [], troubled: [] }

let known = nothing
let readAtMs = Number.NEGATIVE_INFINITY

/** Forgets what was read: for a test that uses several databases in one process. */
export const forgetClosures = (): void => {
  known = nothing
  readAtMs = Number.NEGATIVE_INFINITY
}

/** How old what this process knows is; infinite before anybody has asked. */
export const ageMs = ({ clock }: Pick<Context, 'clock'>): number => clock.monotonicMs() - readAtMs

/** Windows and outages as this process knows them, read anew at most every 5 seconds. */
export const currentOpenings = async (ctx: TxContext): Promise<Openings> => {
  const age = ageMs(ctx)
  if (age >= refreshAfterMs || age < 0) {
    const askedAtMs = ctx.clock.monotonicMs()
    known = await loadOpenings(ctx)
    readAtMs = askedAtMs
  }
  return known
}

/** As this process knows them, without a statement. */
export const knownOpenings = (): Openings => known

/**
 * What is closed at `ctx.clock` as far as this process knows, without a statement; the one that
 * lasts longest first. A window begins and ends at its second: only plans can be 5 seconds old.
 */
export const knownClosures = ({ clock }: Pick<Context, 'clock'>, wish: Wish): readonly Closure[] =>
  closuresAt(known, wish, clock.now())

/**
 * What is closed at `ctx.clock`: from memory, which one small statement renews at most every
 * 5 seconds.
 */
export const findClosures = async (ctx: TxContext, wish: Wish): Promise<readonly Closure[]> =>
  closuresAt(await currentOpenings(ctx), wish, ctx.clock.now())
