import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { ScheduledJob } from '#platform/jobs'
import { workdaysLater } from './answer-by.ts'
import { dueReminder, hasExpired } from './document.ts'
import { keepReminded, lockExpiring, lockLate, prolong } from './document-store.ts'
import { verificationEvents } from './events.ts'
import type { SanctionsList } from './screening/read-list.ts'
import { screenPerson } from './screening/screen-person.ts'
import { findStale } from './screening/screening-store.ts'
import { settleTier } from './settle-tier.ts'

const mostAtOnce = 200

/** A promise that cannot be kept is said in time, with a new date; staff see it as late. */
export const tellLate = async (ctx: TxContext): Promise<void> => {
  for (const document of await lockLate(ctx, mostAtOnce)) {
    const answerBy = workdaysLater(ctx.clock.now(), 1)
    await prolong(ctx, document.id, answerBy)
    await publish(ctx, [verificationEvents.reviewLate(document, answerBy)])
    const about = { event: 'review_late', documentId: document.id }
    ctx.log.error(about, 'A document waits longer than promised')
  }
}

/** Documents that end ask before they restrict: 30 and 7 days ahead, and when they have ended. */
export const remindOfExpiry = async (ctx: TxContext): Promise<void> => {
  const now = ctx.clock.now()
  let after: string | null = null
  for (;;) {
    const rows = await lockExpiring(ctx, after, mostAtOnce)
    for (const document of rows) {
      const days = dueReminder(document.expiresOn ?? '', document.expiryTold, now)
      if (days === null) continue
      const isOver = hasExpired(document.expiresOn, now)
      await keepReminded(ctx, document.id, days, isOver)
      await publish(ctx, [verificationEvents.documentExpiring(document, days)])
      if (isOver) await settleTier(ctx, document.personId as PersonId, `${document.kind} expired`)
    }
    if (rows.length < mostAtOnce) return
    after = rows.at(-1)!.id
  }
}

/** A new list: everybody who was compared with an older one is compared again, a few at a time. */
const screenAgain = (list: SanctionsList) => async (ctx: TxContext) => {
  for (const personId of await findStale(ctx, list.version, mostAtOnce)) {
    await screenPerson(ctx, list, personId)
    await settleTier(ctx, personId, 'screened again')
  }
}

export const verificationJobs = (list: SanctionsList): readonly ScheduledJob[] => [
  { name: 'verification.tell-late', cron: '*/10 * * * *', handle: tellLate },
  { name: 'verification.remind-of-expiry', cron: '20 * * * *', handle: remindOfExpiry },
  { name: 'verification.screen-again', cron: '*/5 * * * *', handle: screenAgain(list) },
]
