import type { TxContext } from '#platform/context'
import { loadOwner } from '../messages/tell-owner.ts'
import { describeLostFactor, type LostFactorShown } from './describe-lost-factor.ts'
import { openDays } from './lost-factor.ts'
import { loadLostFactor } from './lost-factor-store.ts'
import { lostFactorProblems } from './problems.ts'

/** Where a reported loss stands, also after its end. @throws identity.lost_factor_over */
export const showLostFactor = async (ctx: TxContext, token: string): Promise<LostFactorShown> => {
  const lost = await loadLostFactor(ctx, token)
  if (!lost) throw lostFactorProblems.lost_factor_over({ days: openDays })
  return describeLostFactor(ctx, token, lost, await loadOwner(ctx, lost.personId))
}
