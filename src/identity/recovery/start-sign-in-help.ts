import type { Context } from '#platform/context'
import { queueMail } from '#platform/mail'
import { phraseEnding } from '#platform/phrase-ending'
import { queueSms } from '#platform/sms'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { askRecovery } from './ask-recovery.ts'
import { helpCodeMail, helpCodeText } from './help-messages.ts'
import { findContactOwner } from './owner-store.ts'
import { phraseFor } from './phrase-for.ts'
import { channelOf, requireTypedContact } from './read-contact.ts'
import type { Asked } from './start-reset.ts'

/**
 * Sends a code to whoever asks why they cannot sign in. A mailbox gets it whether it has an account
 * or not, since its owner asks; a number only when it is known, since a text message costs money.
 * @throws identity.identifier_invalid, messages_too_often, texts_paused
 */
export const startSignInHelp = (
  ctx: Context,
  kit: IdentityKit,
  { identifier }: { readonly identifier: string },
): Promise<Asked> => {
  const contact = requireTypedContact(ctx, identifier)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const owner = await findContactOwner(tx, contact)
    const personId = owner?.kind === 'person' ? owner.id : null
    const asked = await askRecovery(tx, kit, 'sign_in_help', contact, personId)
    const language = owner?.language ?? ctx.language
    const isSent = contact.kind === 'email' || personId !== null
    const about = {
      ...{ personId, template: 'identity.sign_in_help_code' },
      uselessAfter: isSent ? asked.expiresAt : ctx.clock.now(),
    }
    const phrase = await phraseFor(tx, personId)
    if (contact.kind === 'phone') {
      const text = helpCodeText(language, asked) + phraseEnding(language, phrase)
      await queueSms(tx, { to: contact.phone, text }, about)
    } else {
      const frame = { to: contact.email, language, publicUrl: kit.publicUrl, phrase }
      await queueMail(tx, helpCodeMail(frame, asked), about)
    }
    return {
      by: channelOf(contact),
      expiresAt: asked.expiresAt.toISOString(),
      resendAt: asked.resendAt.toISOString(),
    }
  })
}
