import type pg from 'pg'
import type { TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { type Means, systemContext } from '#platform/system-context'
import { breakerRules, noteOutcome } from './breaker.ts'
import { lockBreaker } from './breaker-store.ts'
import { ageMs, currentOpenings, knownOpenings } from './find-closures.ts'
import type { Rail } from './scope.ts'
import { settleBreaker } from './settle-breaker.ts'

/** `code` is the outside's own word for a failure: `550`, `ECONNREFUSED`. */
export type RailOutcome = { readonly ok: boolean; readonly code: string | null }

/** Notes how one attempt to use a rail went; repeated failures declare it out of order. */
export const reportRailOutcome = async (
  ctx: TxContext,
  rail: Rail,
  { ok, code }: RailOutcome,
): Promise<void> => {
  const before = await lockBreaker(ctx, rail)
  const outcome = { at: ctx.clock.now(), ok, code: ok ? null : code }
  await settleBreaker(ctx, before, noteOutcome(before, outcome))
}

/** Reports from a job that holds no transaction; it never fails and nobody waits for it. */
export type RailReporter = (rail: Rail, outcome: RailOutcome) => Promise<void>

/** Memory this old is good enough to say that all is calm. */
const calmMs = 60_000

export const createRailReporter = ({ pool, ...means }: Means & { pool: pg.Pool }): RailReporter => {
  const failedAtMs = new Map<Rail, number>()
  /** Nothing has failed lately, here or elsewhere: one more success is no news. */
  const isCalm = (rail: Rail): boolean => {
    const nowMs = means.clock.monotonicMs()
    const failedMs = failedAtMs.get(rail) ?? Number.NEGATIVE_INFINITY
    const { outages, troubled } = knownOpenings()
    return (
      ageMs(means) < calmMs &&
      nowMs - failedMs > breakerRules.windowMs &&
      !troubled.includes(rail) &&
      !outages.some((outage) => outage.rail === rail)
    )
  }
  const write = (rail: Rail, outcome: RailOutcome) =>
    inTransaction(pool, {}, async (tx) => {
      const ctx = { ...systemContext(means, 'availability.report'), tx }
      await currentOpenings(ctx)
      if (!outcome.ok || !isCalm(rail)) await reportRailOutcome(ctx, rail, outcome)
    })
  return async (rail, outcome) => {
    if (outcome.ok && isCalm(rail)) return
    if (!outcome.ok) failedAtMs.set(rail, means.clock.monotonicMs())
    try {
      await write(rail, outcome)
    } catch (err) {
      means.log.warn({ event: 'rail_report_failed', rail, err }, 'An outcome was not counted')
    }
  }
}
