import type { ScheduledJob } from '#platform/jobs'
import { forgetCodes } from './caller-codes/caller-code-store.ts'

/** Codes lose their use in minutes; for a day they explain who looked at what. */
const keptMs = 24 * 3_600_000

export const officialJobs: readonly ScheduledJob[] = [
  {
    name: 'official.sweep',
    cron: '41 * * * *',
    handle: (ctx) => forgetCodes(ctx, new Date(ctx.clock.now().getTime() - keptMs)),
  },
]
