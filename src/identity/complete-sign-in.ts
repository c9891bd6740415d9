import type { TxContext } from '#platform/context'
import { noteSignIn } from './devices/note-sign-in.ts'
import type { IdentityKit } from './identity-kit.ts'
import { loadProfile } from './profile-store.ts'
import { takeProof } from './proofs/take-proof.ts'
import { refusePausedSignIn } from './refuse-paused-sign-in.ts'
import { type SignedIn, signedInAnswer } from './session-answer.ts'
import { openSession } from './session-store.ts'

/**
 * The second step of signing in: the answered check becomes a session, once. The owner hears of a
 * device that is new.
 * @throws identity.proof_expired, proof_unanswered, sign_in_paused
 */
export const completeSignIn = async (
  ctx: TxContext,
  kit: IdentityKit,
  token: string,
): Promise<SignedIn> => {
  const { personId, provedBy } = await takeProof(ctx, token, 'sign_in')
  const paused = await refusePausedSignIn(ctx, kit, personId)
  if (paused) throw paused
  const session = await openSession(ctx, personId, provedBy)
  const profile = await loadProfile(ctx, personId)
  await noteSignIn(ctx, kit, profile, session)
  return signedInAnswer(ctx, profile, session)
}
