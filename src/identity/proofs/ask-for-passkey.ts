import type { Context } from '#platform/context'
import { usableFactors } from '../factors/factor.ts'
import { loadFactors, loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { passkeyQuestion } from './passkey.ts'
import { proofProblems } from './problems.ts'
import { isOpen, proofMinutes } from './proof.ts'
import { keepPasskeyChallenge, lockProof } from './proof-store.ts'

/**
 * Asks for one of the person's passkeys; the newest question voids the older one.
 * @throws identity.proof_expired, factor_unavailable
 */
export const askForPasskey = (ctx: Context, kit: IdentityKit, token: string) =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const proof = await lockProof(tx, token)
    if (!proof?.personId || !isOpen(proof, ctx.clock.now())) {
      throw proofProblems.proof_expired({ minutes: proofMinutes })
    }
    const holdings = await loadHoldings(tx, proof.personId)
    if (!usableFactors(holdings, proof.excluded).includes('passkey')) {
      throw proofProblems.factor_unavailable()
    }
    const options = await passkeyQuestion(kit, await loadFactors(tx, proof.personId))
    await keepPasskeyChallenge(tx, proof.id, options.challenge)
    return options
  })
