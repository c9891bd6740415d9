import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { closeByHand, holdOpen } from './breaker.ts'
import { lockBreaker } from './breaker-store.ts'
import { availabilityProblems } from './problems.ts'
import type { Rail } from './scope.ts'
import { settleBreaker } from './settle-breaker.ts'

export type RailWish = {
  readonly rail: Rail
  readonly reason: string
  /** When staff expect it back; null: it runs again now. */
  readonly stoppedUntil: Date | null
}

/**
 * Stops a rail by hand, until staff let it run again, or lets it run whatever it failed before.
 * @throws availability.times_impossible
 */
export const stopRail = async (ctx: TxContext, wish: RailWish): Promise<void> => {
  const { rail, reason, stoppedUntil } = wish
  const now = ctx.clock.now()
  if (stoppedUntil !== null && stoppedUntil <= now) throw availabilityProblems.times_impossible()
  const before = await lockBreaker(ctx, rail)
  const after =
    stoppedUntil === null ? closeByHand(before, now) : holdOpen(before, stoppedUntil, now)
  await settleBreaker(ctx, before, after, signedIn(ctx))
  await recordAudit(ctx, [
    {
      ...{ event: 'sensitive_update', personId: null, outcome: 'ok' },
      facts: { rail, stoppedUntil, reason },
    },
  ])
}
