import type { TxContext } from '#platform/context'
import type { ScheduledJob } from '#platform/jobs'
import { tick } from './breaker.ts'
import { lockOpenBreakers } from './breaker-store.ts'
import { moveWindows } from './move-windows.ts'
import { settleBreaker } from './settle-breaker.ts'
import { forgetWaiters } from './waiter-store.ts'

/** Pauses of breakers end, and what nobody uses any more counts as working. */
const moveBreakers = async (ctx: TxContext): Promise<void> => {
  const now = ctx.clock.now()
  for (const breaker of await lockOpenBreakers(ctx)) {
    const ticked = tick(breaker, now)
    if (ticked !== breaker) await settleBreaker(ctx, breaker, ticked)
  }
}

/** Who was told is kept so long, to answer that they were. */
const keptMs = 30 * 24 * 3_600_000

export const availabilityJobs: readonly ScheduledJob[] = [
  { name: 'availability.move-windows', cron: '* * * * *', handle: moveWindows },
  { name: 'availability.move-breakers', cron: '* * * * *', handle: moveBreakers },
  {
    name: 'availability.sweep',
    cron: '23 4 * * *',
    handle: (ctx) => forgetWaiters(ctx, new Date(ctx.clock.now().getTime() - keptMs)),
  },
]
