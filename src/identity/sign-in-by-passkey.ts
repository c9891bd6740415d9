import type { Context } from '#platform/context'
import type { Static } from '#platform/contract'
import { Problem } from '#platform/problems'
import type { identityContract } from './contract.ts'
import { noteSignIn } from './devices/note-sign-in.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { stopLostFactor } from './lost-factor/stop-lost-factor.ts'
import { identityProblems } from './problems.ts'
import { loadProfile } from './profile-store.ts'
import { judgeCredential } from './proofs/judge-answer.ts'
import { passkeyQuestion } from './proofs/passkey.ts'
import { proofProblems } from './proofs/problems.ts'
import { isOpen, proofMinutes } from './proofs/proof.ts'
import {
  insertProof,
  keepPasskeyChallenge,
  keepProofUsed,
  lockProof,
  spendProofTry,
} from './proofs/proof-store.ts'
import { refusePausedSignIn } from './refuse-paused-sign-in.ts'
import { type SignedIn, signedInAnswer } from './session-answer.ts'
import { openSession } from './session-store.ts'

type Input = Static<(typeof identityContract)['POST /v1/passkeys/sign-in']['body']>

/** Asks for any passkey of this site: nobody is named, so nothing can be learnt. */
export const offerPasskeySignIn = (ctx: Context, kit: IdentityKit) =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const id = ctx.ids.next()
    const token = ctx.random.bytes(32).toString('base64url')
    const expiresAt = new Date(ctx.clock.now().getTime() + proofMinutes * 60_000)
    const options = await passkeyQuestion(kit)
    await insertProof(tx, token, {
      ...{ id, personId: null, purpose: 'passkey_sign_in', boundTo: null, shown: null },
      ...{ excluded: [], triesLeft: 3, expiresAt },
    })
    await keepPasskeyChallenge(tx, id, options.challenge)
    return { proof: token, options: { ...options } }
  })

/**
 * Signs in by a passkey alone: it proves the device and, by fingerprint, face or PIN, the person.
 * @throws identity.proof_expired, passkey_unknown, account_closed, sign_in_paused
 */
export const signInByPasskey = async (
  ctx: Context,
  kit: IdentityKit,
  { proof: token, credential }: Input,
): Promise<SignedIn> => {
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    const proof = await lockProof(tx, token)
    if (proof?.purpose !== 'passkey_sign_in' || !isOpen(proof, ctx.clock.now())) {
      return proofProblems.proof_expired({ minutes: proofMinutes })
    }
    const verdict = await judgeCredential(tx, kit, proof, credential)
    if (!verdict.right) {
      await spendProofTry(tx, proof.id)
      return identityProblems.passkey_unknown()
    }
    await keepProofUsed(tx, proof.id)
    const profile = await loadProfile(tx, verdict.personId)
    if (profile.state === 'closed') {
      return identityProblems.account_closed({ account: profile.accountNumber })
    }
    const paused = await refusePausedSignIn(tx, kit, profile.id)
    if (paused) return paused
    await stopLostFactor(tx, profile.id)
    const session = await openSession(tx, profile.id, 'passkey')
    await noteSignIn(tx, kit, profile, session)
    return signedInAnswer(tx, profile, session)
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
