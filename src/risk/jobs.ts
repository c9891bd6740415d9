import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId } from '#platform/ids'
import type { ScheduledJob } from '#platform/jobs'
import { moveAnswerBy } from './appeal-store.ts'
import { nextBusinessDay } from './business-day.ts'
import { riskEvents } from './events.ts'
import { keepHappening } from './history-store.ts'
import { endRestriction } from './lift-restriction.ts'
import { keepReviewDue, lockOvertaken, type RestrictionRow } from './store.ts'

const mostAtOnce = 200

/** A date was missed: staff are alerted, the person is told a new one, and nothing is silent. */
const noteOverdue = async (ctx: TxContext, row: RestrictionRow): Promise<void> => {
  const missed = row.reviewDue
  const due = await nextBusinessDay(ctx, ctx.clock.now())
  const overdueSince = row.overdueSince ?? missed
  await keepReviewDue(ctx, row.id, due, { by: 'clock', overdueSince })
  await moveAnswerBy(ctx, row.id, due)
  await keepHappening(ctx, {
    ...{ restrictionId: row.id, kind: 'overdue', by: null, reviewDue: due, note: null },
  })
  await publish(ctx, [riskEvents.overdue(row, missed, due)])
  const restrictionId = formatId('restriction', row.id)
  ctx.log.warn({ event: 'review_overdue', restrictionId, overdueSince }, 'A review is overdue')
}

/** Keeps the dates of restrictions: ends what has run out, and owns up to what was missed. */
export const keepReviews = async (ctx: TxContext): Promise<void> => {
  const now = ctx.clock.now()
  for (const row of await lockOvertaken(ctx, mostAtOnce)) {
    if (row.endsAt === null || row.endsAt > now) await noteOverdue(ctx, row)
    else await endRestriction(ctx, row, { by: null, reason: 'ended', note: null, words: null })
  }
}

export const riskJobs: readonly ScheduledJob[] = [
  { name: 'risk.keep-reviews', cron: '* * * * *', handle: keepReviews },
]
