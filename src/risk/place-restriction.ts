import { recordAudit } from '#audit'
import { endSessionsOf } from '#identity'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { formatId } from '#platform/ids'
import { policyInForce } from '#policy'
import type { PlaceInput } from './contract.ts'
import { riskEvents } from './events.ts'
import { keepHappening } from './history-store.ts'
import { riskProblems } from './problems.ts'
import { requirePerson } from './require-person.ts'
import { reasonsOf } from './restriction-words.ts'
import { showStaffRestrictions } from './show-staff-restrictions.ts'
import { requireRight, requireUsableDate } from './staff-rights.ts'
import { insertRestriction, lockRestriction } from './store.ts'

type Input = Static<typeof PlaceInput>

/**
 * That this may be placed on this person, before anybody is asked for a factor.
 * @throws platform.not_found, risk.own_account, category_of_others, reason_unfit, date_unusable
 */
export const requirePlaceable = async (ctx: TxContext, accountNumber: string, input: Input) => {
  const person = await requirePerson(ctx, accountNumber)
  const { category, reason } = input
  const placedBy = requireRight(ctx, { personId: person.id, category })
  const fitting: readonly string[] = reasonsOf[category]
  if (!fitting.includes(reason)) throw riskProblems.reason_unfit()
  const reviewDue = requireUsableDate(ctx, input.reviewDue, '/reviewDue')
  const endsAt = input.endsAt ? requireUsableDate(ctx, input.endsAt, '/endsAt') : null
  return { person, placedBy, reviewDue, endsAt }
}

/**
 * Restricts an account from this moment on: whatever begins after the answer is stopped. The person
 * is told as far as `disclosure` allows.
 * @throws platform.not_found, risk.own_account, category_of_others, reason_unfit, date_unusable
 */
export const placeRestriction = async (ctx: TxContext, accountNumber: string, input: Input) => {
  const { person, placedBy, reviewDue, endsAt } = await requirePlaceable(ctx, accountNumber, input)
  const { category, reason, disclosure, currencies } = input
  const id = ctx.ids.next()
  const note = input.note.trim()
  const { version: policyVersion } = await policyInForce(ctx)
  await insertRestriction(ctx, {
    ...{ id, personId: person.id, category, reason, disclosure, reviewDue, endsAt, placedBy },
    ...{ note, policyVersion, since: ctx.clock.now(), affects: [...new Set(input.affects)] },
    currencies: currencies && currencies.length > 0 ? [...new Set(currencies)] : null,
  })
  await keepHappening(ctx, { restrictionId: id, kind: 'placed', by: placedBy, reviewDue, note })
  await publish(ctx, [
    riskEvents.placed({ id, personId: person.id, reason, disclosure }, reviewDue),
  ])
  const facts = {
    what: 'risk.placed',
    restrictionId: formatId('restriction', id),
    category,
    reason,
  }
  await recordAudit(ctx, [{ event: 'sensitive_create', personId: person.id, outcome: 'ok', facts }])
  if (input.affects.includes('sign_in')) await endSessionsOf(ctx, person.id)
  const row = await lockRestriction(ctx, id)
  const [shown] = await showStaffRestrictions(ctx, row ? [row] : [])
  return shown!
}
