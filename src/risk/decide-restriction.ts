import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { formatId } from '#platform/ids'
import { answerAppeal, loadAppeals, moveAnswerBy } from './appeal-store.ts'
import type { AnswerInput } from './contract.ts'
import { riskEvents } from './events.ts'
import { keepHappening } from './history-store.ts'
import { liftTaken } from './lift-restriction.ts'
import { riskProblems } from './problems.ts'
import { showStaffRestrictions } from './show-staff-restrictions.ts'
import { requireUsableDate } from './staff-rights.ts'
import { keepReviewDue, lockRestriction, type RestrictionRow } from './store.ts'
import { takeRestriction } from './take-restriction.ts'

const shown = async (ctx: TxContext, { id }: RestrictionRow) => {
  const row = await lockRestriction(ctx, id)
  const [one] = await showStaffRestrictions(ctx, row ? [row] : [])
  return one!
}

const audit = (ctx: TxContext, { id, personId }: RestrictionRow, what: string) => {
  const facts = { what, restrictionId: formatId('restriction', id) }
  return recordAudit(ctx, [{ event: 'sensitive_update', personId, outcome: 'ok', facts }])
}

/**
 * Lifts it, or asks for a second person to.
 * @throws platform.not_found, risk.own_account, category_of_others, restriction_over,
 *   second_person_needed
 */
export const liftRestriction = async (ctx: TxContext, id: string, reason: string) => {
  const row = await takeRestriction(ctx, id)
  await liftTaken(ctx, row, { by: signedIn(ctx), note: reason.trim(), words: null })
  return shown(ctx, row)
}

/**
 * Staff looked and need longer: another date, which the person is told, and a new decision, which
 * they can appeal.
 * @throws platform.not_found, risk.own_account, category_of_others, restriction_over, date_unusable
 */
export const extendReview = async (
  ctx: TxContext,
  id: string,
  input: { readonly reviewDue: string; readonly reason: string },
) => {
  const row = await takeRestriction(ctx, id)
  const due = requireUsableDate(ctx, input.reviewDue, '/reviewDue')
  await keepReviewDue(ctx, row.id, due, { by: 'review', overdueSince: null })
  await moveAnswerBy(ctx, row.id, due)
  await keepHappening(ctx, {
    ...{ restrictionId: row.id, kind: 'extended', by: signedIn(ctx), reviewDue: due },
    note: input.reason.trim(),
  })
  await publish(ctx, [riskEvents.extended(row, due)])
  await audit(ctx, row, 'risk.review_extended')
  return shown(ctx, row)
}

/**
 * Answers an appeal: the restriction is lifted, or stays with a new date and our words.
 * @throws platform.not_found, risk.own_account, category_of_others, restriction_over, no_appeal,
 *   date_unusable, second_person_needed
 */
export const decideAppeal = async (
  ctx: TxContext,
  id: string,
  input: Static<typeof AnswerInput>,
) => {
  const row = await takeRestriction(ctx, id)
  const appeal = (await loadAppeals(ctx, [row.id])).get(row.id)
  if (appeal?.state !== 'waiting') throw riskProblems.no_appeal()
  const by = signedIn(ctx)
  const words = input.words.trim()
  if (input.outcome === 'lift') {
    await liftTaken(ctx, row, { by, note: words, words })
    return shown(ctx, row)
  }
  const due = requireUsableDate(ctx, input.reviewDue ?? '', '/reviewDue')
  await answerAppeal(ctx, appeal, { state: 'upheld', words, by })
  await keepReviewDue(ctx, row.id, due, { by: 'answer', overdueSince: null })
  const step = { restrictionId: row.id, kind: 'upheld', by, reviewDue: due } as const
  await keepHappening(ctx, { ...step, note: words })
  await publish(ctx, [riskEvents.appealDecided(row, 'upheld', due)])
  await audit(ctx, row, 'risk.appeal_upheld')
  return shown(ctx, row)
}
