import { recordAudit } from '#audit'
import { lockPerson, setPersonState } from '#identity'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId, type PersonId } from '#platform/ids'
import { findListed } from '#verification'
import { answerAppeal, loadAppeals } from './appeal-store.ts'
import { riskEvents } from './events.ts'
import { keepHappening } from './history-store.ts'
import { riskProblems } from './problems.ts'
import { needsTwo } from './staff-rights.ts'
import { keepLifted, keepLiftRequest, type RestrictionRow } from './store.ts'

type Lift = {
  readonly by: PersonId
  /** For staff. */
  readonly note: string
  /** For the person, when it answers an appeal. */
  readonly words: string | null
}

const note = async (ctx: TxContext, row: RestrictionRow, what: string): Promise<void> => {
  const facts = { what, restrictionId: formatId('restriction', row.id), category: row.category }
  const { personId } = row
  await recordAudit(ctx, [{ event: 'sensitive_update', personId, outcome: 'ok', facts }])
}

/** An appeal that still waits was granted by lifting; nobody is left without an answer. */
const grantAppeal = async (
  ctx: TxContext,
  row: RestrictionRow,
  { words, by }: { words: string | null; by: PersonId | null },
) => {
  const appeal = (await loadAppeals(ctx, [row.id])).get(row.id)
  if (appeal?.state !== 'waiting') return []
  await answerAppeal(ctx, appeal, { state: 'granted', words, by })
  return [riskEvents.appealDecided(row, 'granted', null)]
}

/** Ends a restriction now, whoever decided it, and tells the person. */
export const endRestriction = async (
  ctx: TxContext,
  row: RestrictionRow,
  end: {
    readonly by: PersonId | null
    readonly reason: 'staff' | 'ended' | 'unfrozen'
    readonly note: string | null
    readonly words: string | null
  },
): Promise<void> => {
  const { by, reason } = end
  await keepLifted(ctx, row.id, { at: ctx.clock.now(), by, reason })
  await keepHappening(ctx, {
    ...{ restrictionId: row.id, kind: 'lifted', by, reviewDue: null, note: end.note },
  })
  const answered = await grantAppeal(ctx, row, end)
  // Whoever is unfrozen hears that from identity.
  const isFreeze = row.reason === 'frozen_by_risk'
  await publish(ctx, [...(isFreeze ? [] : [riskEvents.lifted(row)]), ...answered])
  if (isFreeze && reason === 'staff') await setPersonState(ctx, row.personId, 'active')
}

/**
 * Lifts a restriction that was taken. What the law asks for, and whatever holds somebody who stands
 * on a list, needs two: the first call only asks for it, the call of somebody else does it.
 * @throws risk.second_person_needed
 */
export const liftTaken = async (
  ctx: TxContext,
  row: RestrictionRow,
  { by, note: why, words }: Lift,
): Promise<void> => {
  // A match that is confirmed at this moment must be seen here, or the lifting be seen there.
  await lockPerson(ctx, row.personId)
  const isConfirmed = row.state === 'lift_requested' && row.liftRequestedBy !== by
  const isListed = (await findListed(ctx, [row.personId])).size > 0
  if ((needsTwo(row.category) || isListed) && !isConfirmed) {
    if (row.liftRequestedBy === by) throw riskProblems.second_person_needed()
    await keepLiftRequest(ctx, row.id, by, words)
    const step = { restrictionId: row.id, kind: 'lift_requested', by, reviewDue: null } as const
    await keepHappening(ctx, { ...step, note: why })
    return note(ctx, row, 'risk.lift_requested')
  }
  await endRestriction(ctx, row, { by, reason: 'staff', note: why, words: words ?? row.liftWords })
  await note(ctx, row, 'risk.lifted')
}
