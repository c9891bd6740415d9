import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { takeOwnerLink } from '../links/owner-link.ts'
import { linkProblems } from '../links/problems.ts'
import { identityProblems } from '../problems.ts'
import { stateAt } from './lost-factor.ts'
import { lockLostFactor } from './lost-factor-store.ts'
import { stopLostFactor } from './stop-lost-factor.ts'

type Input = { readonly request?: string; readonly token?: string }

const ownerOf = async (ctx: TxContext, { request, token }: Input): Promise<PersonId> => {
  if (token !== undefined && request === undefined) {
    const personId = await takeOwnerLink(ctx, token, 'cancel_lost_factor')
    if (personId === null) throw linkProblems.link_spent()
    return personId
  }
  if (request === undefined || token !== undefined) throw identityProblems.proof_missing()
  const lost = await lockLostFactor(ctx, request)
  const isOpen = lost && ['waiting', 'ready'].includes(stateAt(lost, ctx.clock.now()))
  if (!lost || !isOpen) throw linkProblems.link_spent()
  return lost.personId
}

/**
 * Stops a reported loss: by whoever reported it, or by the link in the message to the owner.
 * @throws identity.proof_missing, link_spent
 */
export const cancelLostFactor = async (ctx: TxContext, input: Input): Promise<void> =>
  stopLostFactor(ctx, await ownerOf(ctx, input))
