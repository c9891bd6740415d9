import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { identityEvents } from './events.ts'
import { loadProfile } from './profile-store.ts'
import { takeProof } from './proofs/take-proof.ts'
import { type SignedIn, signedInAnswer } from './session-answer.ts'
import { openSession } from './session-store.ts'

/**
 * The second step of signing in: the answered check becomes a session, once.
 * @throws identity.proof_expired, proof_unanswered
 */
export const completeSignIn = async (ctx: TxContext, token: string): Promise<SignedIn> => {
  const { personId, provedBy } = await takeProof(ctx, token, 'sign_in')
  const session = await openSession(ctx, personId, provedBy)
  await publish(ctx, [identityEvents.signedIn(personId, session.id)])
  return signedInAnswer(ctx, await loadProfile(ctx, personId), session)
}
