import type { TxContext } from '#platform/context'
import { sameBytes } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { FactorKind } from '../factors/factor.ts'
import { proofProblems } from './problems.ts'
import { isLive, type ProofPurpose, proofMinutes } from './proof.ts'
import { keepProofUsed, lockProof } from './proof-store.ts'

export type Proved = {
  readonly personId: PersonId
  readonly boundTo: Buffer | null
  readonly provedBy: FactorKind
}

/**
 * Uses a proof that was answered, once: in the transaction of the operation that it is for.
 * @param boundTo what must be the very thing that was confirmed
 * @throws identity.proof_expired, proof_unanswered
 */
export const takeProof = async (
  ctx: TxContext,
  token: string,
  purpose: ProofPurpose,
  boundTo?: Buffer,
): Promise<Proved> => {
  const proof = await lockProof(ctx, token)
  const isMeant =
    proof?.purpose === purpose &&
    (boundTo === undefined || (proof.boundTo !== null && sameBytes(proof.boundTo, boundTo)))
  if (!proof || !isMeant || !isLive(proof, ctx.clock.now())) {
    throw proofProblems.proof_expired({ minutes: proofMinutes })
  }
  if (proof.provedBy === null || proof.personId === null) {
    throw proofProblems.proof_unanswered({ minutes: proofMinutes })
  }
  await keepProofUsed(ctx, proof.id)
  return { personId: proof.personId, boundTo: proof.boundTo, provedBy: proof.provedBy }
}
