import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'
import { voidOwnerLinks } from '../links/owner-link.ts'
import { endLostFactor } from './lost-factor-store.ts'

/**
 * Stops a reported loss of this person; nothing when none is under way. Whoever answers with a
 * factor has it: the report is void.
 */
export const stopLostFactor = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  if (!(await endLostFactor(ctx, personId, 'cancelled'))) return
  await voidOwnerLinks(ctx, personId, 'cancel_lost_factor')
  await publish(ctx, [identityEvents.lostFactorCancelled(personId)])
  const entry = { event: 'authn_token_revoked', kind: null, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { purpose: 'lost_factor' } }])
}
