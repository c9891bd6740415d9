import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { identityEvents } from './events.ts'
import { endSession } from './session-store.ts'

/** Ends the session of this call; the others go on. */
export const signOut = async (ctx: TxContext): Promise<void> => {
  const personId = signedIn(ctx)
  const sessionId = ctx.actor.kind === 'person' ? ctx.actor.sessionId : ''
  await endSession(ctx, sessionId, 'signed_out')
  await publish(ctx, [identityEvents.signedOut(personId, sessionId)])
  const event = { event: 'session_expired', kind: 'signed_out', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...event, personId, facts: { sessionId, by: 'signed_out' } }])
}
