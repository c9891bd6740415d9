import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import { queueMail } from '#platform/mail'
import { queueSms } from '#platform/sms'
import { codeMinutes, issueChallenge } from '../challenge.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { takeMessage, takeOwnText } from '../message-caps.ts'
import type { Owner } from '../messages/tell-owner.ts'
import { phoneCodeText } from '../messages/texts.ts'
import type { ContactKind } from './contact-change.ts'
import { emailCodeMail } from './contact-messages.ts'

/** What a code proves: this very address or number and no other. */
export const contactIndexOf = (kind: ContactKind, to: string): Buffer =>
  secretsInUse().mac(`identity.new-${kind}`, to)

const takeOwnMail = async (ctx: TxContext, personId: string, to: string): Promise<Date> => {
  const resendAt = await takeMessage(ctx, to)
  await takeMessage(ctx, personId)
  return resendAt
}

/**
 * Sends a code to the new address or number. One a minute and ten a day, for it and for the person;
 * whoever else may have it plays no part until the code comes back, so nothing can be learnt here.
 * @throws identity.messages_too_often, texts_paused
 */
export const sendContactCode = async (
  ctx: TxContext,
  kit: IdentityKit,
  { id, language }: Pick<Owner, 'id' | 'language'>,
  { kind, to }: { readonly kind: ContactKind; readonly to: string },
) => {
  const resendAt =
    kind === 'phone' ? await takeOwnText(ctx, id, to) : await takeOwnMail(ctx, id, to)
  const issued = await issueChallenge(ctx, kind, id, contactIndexOf(kind, to))
  const options = {
    ...{ uselessAfter: issued.expiresAt, personId: id },
    template: `identity.${kind}_code`,
  }
  if (kind === 'phone') {
    const text = phoneCodeText(language, issued.code, codeMinutes)
    await queueSms(ctx, { to, text }, options)
  } else {
    const frame = { to, language, publicUrl: kit.publicUrl }
    await queueMail(ctx, emailCodeMail(frame, issued.code, codeMinutes), options)
  }
  return {
    to,
    codeExpiresAt: issued.expiresAt.toISOString(),
    resendAt: resendAt.toISOString(),
  }
}
