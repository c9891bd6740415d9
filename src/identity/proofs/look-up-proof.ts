import type { TxContext } from '#platform/context'
import { loadHoldings } from '../factors/factor-store.ts'
import { proofProblems } from './problems.ts'
import { isLive, proofMinutes } from './proof.ts'
import { loadProof } from './proof-store.ts'
import { describeProof, type ProofAnswer } from './start-proof.ts'

/** Where a check stands, for a page that was loaded anew. @throws identity.proof_expired */
export const lookUpProof = async (ctx: TxContext, token: string): Promise<ProofAnswer> => {
  const proof = await loadProof(ctx, token)
  if (!proof?.personId || !isLive(proof, ctx.clock.now())) {
    throw proofProblems.proof_expired({ minutes: proofMinutes })
  }
  return describeProof(ctx, token, proof, await loadHoldings(ctx, proof.personId))
}
