import { type HistoryKind, recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from './events.ts'
import type { PersonState } from './person.ts'
import { keepState } from './profile-store.ts'
import { endEveryProofOf } from './proofs/proof-store.ts'
import { endSessionsOf } from './session-store.ts'

/** What the person's history calls each state. */
const kindOf: Readonly<Record<PersonState, HistoryKind>> = {
  active: 'unfrozen',
  frozen_by_owner: 'frozen',
  frozen_by_risk: 'frozen',
  closed: 'closed',
}

/**
 * Freezes, unfreezes or closes an account; whatever is not active is signed out everywhere, and no
 * check that is under way is worth anything.
 */
export const setPersonState = async (
  ctx: TxContext,
  personId: PersonId,
  state: PersonState,
): Promise<void> => {
  if (!(await keepState(ctx, personId, state))) return
  if (state !== 'active') {
    await endSessionsOf(ctx, personId)
    await endEveryProofOf(ctx, personId)
  }
  await publish(ctx, [identityEvents.stateChanged(personId, state)])
  const event = state === 'closed' ? 'user_archived' : 'authz_change'
  const kind = kindOf[state]
  await recordAudit(ctx, [{ event, personId, outcome: 'ok', facts: { state }, kind }])
}
