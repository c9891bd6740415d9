import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { everyPurpose } from '../proofs/proof.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { endSessionsOf } from '../session-store.ts'
import { type CompromiseReason, markPasswordCompromised } from './password-store.ts'

/**
 * On evidence that others know a password: from now on it opens nothing, and what it opened ends.
 * Its owner sets a new one by a reset. Age alone is never a reason. Source: NIST SP 800-63B-4.
 * @returns false for who has no password
 */
export const requireNewPassword = async (
  ctx: TxContext,
  personId: PersonId,
  reason: CompromiseReason,
): Promise<boolean> => {
  if (!(await markPasswordCompromised(ctx, personId, reason))) return false
  await endSessionsOf(ctx, personId)
  await endProofsOf(ctx, personId, everyPurpose)
  const entry = { event: 'authn_password_change_fail', outcome: 'ok', kind: null } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { mustChange: reason } }])
  return true
}
