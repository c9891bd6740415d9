import type { Context } from '#platform/context'
import { queueMail } from '#platform/mail'
import { phraseEnding } from '#platform/phrase-ending'
import { queueSms } from '#platform/sms'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { askRecovery } from './ask-recovery.ts'
import { findContactOwner } from './owner-store.ts'
import { phraseFor } from './phrase-for.ts'
import { channelOf, requireTypedContact } from './read-contact.ts'
import { resetCodeText, resetLinkMail } from './reset-messages.ts'

export type Asked = {
  readonly by: 'email' | 'sms'
  readonly expiresAt: string
  readonly resendAt: string
}

/**
 * Sends a link to the address or a code to the number. For a contact that nobody has, answer and
 * work are the same: a request that nobody can open, a message that is thrown away unsent.
 * @throws identity.identifier_invalid, messages_too_often, texts_paused
 */
export const startReset = (
  ctx: Context,
  kit: IdentityKit,
  { identifier }: { readonly identifier: string },
): Promise<Asked> => {
  const contact = requireTypedContact(ctx, identifier)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const owner = await findContactOwner(tx, contact)
    const isOwned = owner?.kind === 'person' && !owner.isClosed
    const personId = isOwned ? owner.id : null
    const asked = await askRecovery(tx, kit, 'reset', contact, personId)
    const language = owner?.language ?? ctx.language
    const uselessAfter = isOwned ? asked.expiresAt : ctx.clock.now()
    const about = { uselessAfter, personId }
    const phrase = await phraseFor(tx, personId)
    if (contact.kind === 'phone') {
      const text = resetCodeText(language, asked) + phraseEnding(language, phrase)
      await queueSms(tx, { to: contact.phone, text }, { ...about, template: 'identity.reset_code' })
    } else {
      const frame = { to: contact.email, language, publicUrl: kit.publicUrl, phrase }
      await queueMail(tx, resetLinkMail(frame, asked), {
        ...{ ...about, template: 'identity.reset_link' },
      })
    }
    return {
      by: channelOf(contact),
      expiresAt: asked.expiresAt.toISOString(),
      resendAt: asked.resendAt.toISOString(),
    }
  })
}
