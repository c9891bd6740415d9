import type { ScheduledJob } from '#platform/jobs'
import { forgetRefusals } from './refusal-store.ts'

/** A night's work at most; what is left goes the next night. */
const most = 50_000

/** Refusals go after 400 days; see `docs/operating/retention.md`. */
export const refusalJobs: readonly ScheduledJob[] = [
  {
    name: 'explain.forget-refusals',
    cron: '25 3 * * *',
    handle: async (ctx) => {
      const gone = await forgetRefusals(ctx.tx, ctx.clock.now(), most)
      if (gone > 0) ctx.log.info({ event: 'refusals_forgotten', gone }, 'Old refusals are gone')
    },
  },
]
