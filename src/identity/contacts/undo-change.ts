import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { maskContact } from '#platform/mask-contact'
import type { IdentityKit } from '../identity-kit.ts'
import { linkProblems } from '../links/problems.ts'
import { loadOwner, tellOwner } from '../messages/tell-owner.ts'
import { lockPerson } from '../profile-store.ts'
import { everyPurpose } from '../proofs/proof.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { endRecoveriesOf } from '../recovery/recovery-store.ts'
import { endSessionsOf } from '../session-store.ts'
import type { ContactKind } from './contact-change.ts'
import { endChangesFrom, lockChangeByUndo } from './contact-change-store.ts'
import { contactRestoredMail, contactRestoredText } from './contact-messages.ts'
import { keepContact } from './contact-store.ts'
import { contactProblems } from './problems.ts'
import { changedEvent } from './settle-change.ts'

type Undone = { readonly kind: ContactKind; readonly restored: string | null }

/**
 * The link in the message to the old address or number: it is put back, later changes of the same
 * kind are void, every session and half-done check ends.
 * @throws identity.link_spent, undo_newer_first, old_contact_taken
 */
export const undoChange = async (
  ctx: TxContext,
  kit: IdentityKit,
  token: string,
): Promise<Undone> => {
  const change = await lockChangeByUndo(ctx, token)
  const isGood = change?.endedBy === null && (change.undoUntil ?? 0) > ctx.clock.now()
  if (!change || !isGood) throw linkProblems.link_spent()
  const { personId, kind, old } = change
  await lockPerson(ctx, personId)
  const now = await loadOwner(ctx, personId)
  const other = kind === 'email' ? now.phone : now.email
  if (old === null && other === null) throw contactProblems.undo_newer_first()
  if (!(await keepContact(ctx, personId, kind, old))) throw contactProblems.old_contact_taken()
  await endChangesFrom(ctx, change, 'undone')
  await endSessionsOf(ctx, personId)
  await endProofsOf(ctx, personId, everyPurpose)
  await endRecoveriesOf(ctx, personId)
  await publish(ctx, [changedEvent[kind](personId)])
  const entry = { event: 'user_updated', kind: `${kind}_changed`, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { fields: [kind], by: 'undo' } }])
  const owner = await loadOwner(ctx, personId)
  const { language } = owner
  await tellOwner(ctx, kit, owner, {
    template: 'identity.contact_restored',
    mail: (frame) => contactRestoredMail(frame, { kind, restored: old }),
    text: contactRestoredText(language, { kind, restored: old }),
  })
  return { kind, restored: old === null ? null : maskContact(old) }
}
