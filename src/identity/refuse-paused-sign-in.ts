import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import type { IdentityKit } from './identity-kit.ts'
import { identityProblems } from './problems.ts'

/**
 * Why somebody who has proved who they are is not let in for now; null when they are. A higher
 * module says so (`signInPausedUntil`): identity does not know restrictions.
 */
export const refusePausedSignIn = async (
  ctx: TxContext,
  { signInPausedUntil }: IdentityKit,
  personId: PersonId,
): Promise<Problem | null> => {
  const by = await signInPausedUntil(ctx, personId)
  if (by === null) return null
  const retryAfterSeconds = Math.ceil((by.getTime() - ctx.clock.now().getTime()) / 1_000)
  return identityProblems.sign_in_paused({ by }, { retryAfterSeconds })
}
