import type { ScheduledJob } from '#platform/jobs'
import { forgetNotices } from './notice-store.ts'
import { policyChangeJobs } from './policy-change/announce-policy.ts'

const keptDays = 400

export const notificationsJobs: readonly ScheduledJob[] = [
  {
    name: 'notifications.forget-notices',
    cron: '47 3 * * *',
    handle: (ctx) =>
      forgetNotices(ctx, new Date(ctx.clock.now().getTime() - keptDays * 86_400_000)),
  },
  ...policyChangeJobs,
]
