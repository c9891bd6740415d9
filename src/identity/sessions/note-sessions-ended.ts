import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'

/** Tells whoever listens, and writes on record, that the owner has ended `count` sessions. */
export const noteSessionsEnded = async (
  ctx: TxContext,
  personId: PersonId,
  count: number,
): Promise<void> => {
  if (count === 0) return
  await publish(ctx, [identityEvents.sessionsEnded(personId, count, 'owner')])
  const entry = { event: 'session_expired', kind: 'sessions_ended', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { count, by: 'owner' } }])
}
