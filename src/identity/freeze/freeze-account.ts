import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { forgetDevicesOf } from '../devices/device-store.ts'
import { takeOwnerLink, voidOwnerLinks } from '../links/owner-link.ts'
import { lockPerson } from '../profile-store.ts'
import { endEveryProofOf } from '../proofs/proof-store.ts'
import { endSessionsOf } from '../session-store.ts'
import { setPersonState } from '../set-person-state.ts'
import { loadStanding } from './freeze-store.ts'
import { freezeProblems } from './problems.ts'
import { showRestrictions } from './show-restrictions.ts'

/**
 * Money out stops and everybody is signed out. No device is known any more, since one of them may
 * be the thief's. A freeze by risk stays one: the owner could lift their own, and must not come by
 * this road to lift ours. A closed account only loses its sessions.
 */
const freeze = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await lockPerson(ctx, personId)
  const { state } = await loadStanding(ctx, personId)
  if (state === 'active') await setPersonState(ctx, personId, 'frozen_by_owner')
  await endSessionsOf(ctx, personId)
  await endEveryProofOf(ctx, personId)
  await forgetDevicesOf(ctx, personId)
  await voidOwnerLinks(ctx, personId, 'not_me')
  const entry = { event: 'session_expired', kind: 'sessions_ended', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { by: 'freeze' } }])
}

/** One press is enough: whoever has to freeze in a hurry must not look for a factor. */
export const freezeAccount = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  await freeze(ctx, personId)
  return showRestrictions(ctx, personId)
}

/** The same from a message, without signing in. @throws identity.not_me_link_spent */
export const freezeByLink = async (ctx: TxContext, token: string) => {
  const personId = await takeOwnerLink(ctx, token, 'not_me')
  if (personId === null) throw freezeProblems.not_me_link_spent()
  await freeze(ctx, personId)
  return { frozenAt: ctx.clock.now().toISOString() }
}
