import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { platformProblems } from '#platform/http/problems'
import { formatId, type PersonId, parseId } from '#platform/ids'
import { insertAppeal, loadAppeals } from './appeal-store.ts'
import { nextBusinessDay } from './business-day.ts'
import { riskEvents } from './events.ts'
import { keepHappening } from './history-store.ts'
import { keepRiskFreeze } from './keep-risk-freeze.ts'
import { loadRestrictions } from './load-restrictions.ts'
import { riskProblems } from './problems.ts'
import { keepReviewDue, lockRestriction, overSince, type RestrictionRow } from './store.ts'

/**
 * What this person may appeal. A silent restriction is found by nobody: the same statements run and
 * the same answer comes as for an id that does not exist.
 * @throws platform.not_found, risk.appeal_unneeded, restriction_over
 */
const takeOwn = async (ctx: TxContext, personId: PersonId, id: string): Promise<RestrictionRow> => {
  const kept = await lockRestriction(ctx, id)
  const held = (await loadRestrictions(ctx, [personId])).get(personId) ?? []
  const isOwn = kept?.personId === personId && kept.disclosure !== 'silent'
  const over = kept && overSince(kept, ctx.clock.now())
  if (isOwn && over) throw riskProblems.restriction_over({ at: over })
  if (isOwn) return kept
  const hold = held.find((one) => one.id === id && one.disclosure !== 'silent')
  if (!hold) throw platformProblems.not_found()
  if (hold.reason !== 'frozen_by_risk') throw riskProblems.appeal_unneeded()
  await keepRiskFreeze(ctx, hold)
  const row = await lockRestriction(ctx, id)
  if (!row) throw new Error('A freeze that was just kept must exist')
  return row
}

/** The answer may be late: then there is something to ask again soon. */
const until = (by: Date, now: Date) => ({
  retryAfterSeconds: Math.max(60, Math.ceil((by.getTime() - now.getTime()) / 1_000)),
})

/**
 * Asks OKPay to look again, once for each decision. The answer comes on the next business day, or
 * earlier when the review is due before.
 * @throws risk.appeal_empty, platform.not_found, risk.appeal_unneeded, restriction_over,
 *   appeal_waiting, appeal_answered
 */
export const appealRestriction = async (
  ctx: TxContext,
  text: string,
  given: string,
): Promise<void> => {
  const personId = signedIn(ctx)
  const words = given.trim()
  if (words === '') throw riskProblems.appeal_empty()
  const id = parseId('restriction', text)
  if (id === null) throw platformProblems.not_found()
  const row = await takeOwn(ctx, personId, id)
  const before = (await loadAppeals(ctx, [row.id])).get(row.id)
  const now = ctx.clock.now()
  if (before?.state === 'waiting') {
    const { answerBy: by } = before
    throw riskProblems.appeal_waiting({ by }, until(by, now))
  }
  if (before?.decidedAt && before.decision === row.decision) {
    const { reviewDue: by } = row
    throw riskProblems.appeal_answered({ at: before.decidedAt, by }, until(by, now))
  }
  const soonest = await nextBusinessDay(ctx, now)
  const isSooner = row.reviewDue > now && row.reviewDue < soonest
  const answerBy = isSooner ? row.reviewDue : soonest
  const { decision, overdueSince } = row
  await insertAppeal(ctx, { restrictionId: row.id, decision, words, answerBy })
  await keepReviewDue(ctx, row.id, answerBy, { by: 'clock', overdueSince })
  await keepHappening(ctx, {
    ...{ restrictionId: row.id, kind: 'appealed', by: personId, reviewDue: answerBy, note: null },
  })
  await publish(ctx, [riskEvents.appealMade(row, answerBy)])
  const facts = { what: 'risk.appeal_made', restrictionId: formatId('restriction', row.id) }
  await recordAudit(ctx, [{ event: 'sensitive_create', personId, outcome: 'ok', facts }])
}
