import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'
import {
  keepSignInWays,
  loadFactors,
  loadHoldings,
  removeFactorsOf,
} from '../factors/factor-store.ts'
import { noteFactorChanges } from '../factors/note-factor-change.ts'
import { putRecoveryCodes } from '../factors/recovery-store.ts'
import { lockPerson } from '../profile-store.ts'
import { endEveryProofOf } from '../proofs/proof-store.ts'
import { endSessionsOf } from '../session-store.ts'

/**
 * The last resort for staff who lost every factor, on the machine itself: authenticators and
 * recovery codes are gone, everybody is signed out. They sign in with their password and a code by
 * mail, and enrol again before their roles count. No password is touched.
 * @returns how many authenticators there were
 */
export const resetStaffFactors = async (ctx: TxContext, personId: PersonId): Promise<number> => {
  await lockPerson(ctx, personId)
  const lost = await loadFactors(ctx, personId)
  const holdings = await loadHoldings(ctx, personId)
  await removeFactorsOf(ctx, personId)
  await putRecoveryCodes(ctx, personId, [])
  await keepSignInWays(ctx, personId, { ...holdings, preferred: null, emailFactor: true })
  await endSessionsOf(ctx, personId)
  await endEveryProofOf(ctx, personId)
  const changes = lost.map(({ kind: factor }) => ({ kind: 'factor_removed', factor }) as const)
  await noteFactorChanges(ctx, personId, changes)
  const facts = { factorsReset: lost.length }
  await recordAudit(ctx, [{ event: 'authz_admin', personId, outcome: 'ok', facts }])
  await publish(ctx, [identityEvents.staffFactorReset(personId, lost.length)])
  return lost.length
}
