import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'
import { hasAuthenticator } from './factor.ts'
import { keepSignInWays, loadHoldings } from './factor-store.ts'
import {
  newRecoveryCode,
  readRecoveryCode,
  recoveryCodeCount,
  recoveryHashOf,
} from './recovery-code.ts'
import { putRecoveryCodes } from './recovery-store.ts'

/** Ten fresh codes, kept as hashes; what is returned is shown once. */
export const issueRecoveryCodes = async (ctx: TxContext, personId: PersonId): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodeCount }, () => newRecoveryCode(ctx.random))
  const hashes = codes.map((code) => recoveryHashOf(personId, readRecoveryCode(code)!))
  await putRecoveryCodes(ctx, personId, hashes)
  await publish(ctx, [identityEvents.recoveryCodesMade(personId)])
  const entry = { event: 'user_updated', kind: 'recovery_codes_made', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { count: codes.length } }])
  return codes
}

/**
 * Before an authenticator is added: with the first one codes by mail stop counting, since whoever
 * holds the mailbox could reset the password by it too; recovery codes take their place.
 */
export const noteFirstAuthenticator = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<string[] | null> => {
  const holdings = await loadHoldings(ctx, personId)
  if (hasAuthenticator(holdings)) return null
  await keepSignInWays(ctx, personId, { ...holdings, emailFactor: false })
  return issueRecoveryCodes(ctx, personId)
}
