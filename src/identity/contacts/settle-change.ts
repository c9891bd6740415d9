import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { startCooldown } from '../cooldowns/cooldown-store.ts'
import { identityEvents } from '../events.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { type Owner, tellOwner } from '../messages/tell-owner.ts'
import { everyPurpose } from '../proofs/proof.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { endRecoveriesOf } from '../recovery/recovery-store.ts'
import type { ContactChange, ContactKind } from './contact-change.ts'
import { keepChangeConfirmed } from './contact-change-store.ts'
import { contactChangedMail, contactChangedText } from './contact-messages.ts'

export const changedEvent = {
  email: identityEvents.emailChanged,
  phone: identityEvents.phoneChanged,
} as const satisfies Record<ContactKind, unknown>

/**
 * What follows once a contact has changed: whatever was under way by the old one ends, money out
 * waits, and every channel of before is told with the link that undoes it.
 * @param before the person as they were
 */
export const settleChange = async (
  ctx: TxContext,
  kit: IdentityKit,
  before: Owner,
  { id, kind, next }: Pick<ContactChange, 'id' | 'kind' | 'next'>,
): Promise<void> => {
  const { id: personId } = before
  const token = await keepChangeConfirmed(ctx, id, before[kind])
  await endProofsOf(ctx, personId, everyPurpose)
  await endRecoveriesOf(ctx, personId)
  const until = await startCooldown(ctx, personId, `${kind}_changed`)
  const isFirstPhone = kind === 'phone' && before.phone === null
  const event = isFirstPhone ? identityEvents.phoneVerified : changedEvent[kind]
  await publish(ctx, [event(personId)])
  const entry = { event: 'user_updated', kind: `${kind}_changed`, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { fields: [kind] } }])
  const url = `${kit.publicUrl}/undo-change?token=${token}`
  const changed = { owner: before, kind, next, until, at: ctx.clock.now(), url }
  await tellOwner(ctx, kit, before, {
    template: 'identity.contact_changed',
    mail: (frame) => contactChangedMail(frame, changed),
    text: contactChangedText(changed),
  })
}
