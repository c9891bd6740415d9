import type { TxContext } from '#platform/context'
import { usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { type ProofAnswer, startProof } from '../proofs/start-proof.ts'
import { lockOutProblems } from './problems.ts'
import { boundToLink, findUnlockLink, unlockMinutes } from './unlock-link.ts'

/**
 * Begins the check that unlocking needs; the newest ends older ones. The channel that brought the
 * link counts only where there is no other way.
 * @throws identity.unlock_link_used
 */
export const startUnlock = async (ctx: TxContext, token: string): Promise<ProofAnswer> => {
  const link = await findUnlockLink(ctx, token)
  if (!link) throw lockOutProblems.unlock_link_used({ minutes: unlockMinutes })
  const { personId, channel } = link
  await endProofsOf(ctx, personId, ['unlock'])
  const others = usableFactors(await loadHoldings(ctx, personId), [channel])
  return startProof(ctx, {
    ...{ personId, purpose: 'unlock', boundTo: boundToLink(token) },
    exclude: others.length > 0 ? [channel] : [],
  })
}
