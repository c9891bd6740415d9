import type { ScheduledJob } from '#platform/jobs'
import { sweepBefore } from './store.ts'

const dayMs = 86_400_000

export const transfersJobs: readonly ScheduledJob[] = [
  {
    name: 'transfers.sweep-quotes',
    cron: '17 * * * *',
    handle: async (ctx) => {
      await sweepBefore(ctx, new Date(ctx.clock.now().getTime() - dayMs))
    },
  },
]
