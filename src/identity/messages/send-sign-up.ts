import type { TxContext } from '#platform/context'
import { queueMail } from '#platform/mail'
import type { Language } from '#platform/problems'
import { queueSms } from '#platform/sms'
import { codeMinutes, type Issued } from '../challenge.ts'
import type { Contact } from '../contact.ts'
import { signUpCodeMail, someoneTriedMail } from './mails.ts'
import { signUpCodeText, someoneTriedText } from './texts.ts'

type Sending = {
  readonly contact: Contact
  readonly language: Language
  readonly publicUrl: string
  /** Not sent any more after this moment. */
  readonly uselessAfter: Date
}

/** Code and link by mail, or the code by SMS. */
export const sendSignUpCode = (
  ctx: TxContext,
  { contact, language, publicUrl, uselessAfter }: Sending,
  issued: Issued,
): Promise<void> => {
  const options = { uselessAfter, template: 'identity.sign_up_code' }
  const code = { ...issued, minutes: codeMinutes }
  if (contact.kind === 'phone') {
    const text = signUpCodeText(language, publicUrl, code)
    return queueSms(ctx, { to: contact.phone, text }, options)
  }
  const mail = signUpCodeMail({ to: contact.email, language, publicUrl }, code)
  return queueMail(ctx, mail, options)
}

/** To the owner of an address or number with which somebody signed up again. */
export const sendSomeoneTried = (
  ctx: TxContext,
  { contact, language, publicUrl, uselessAfter, phrase }: Sending & { phrase: string | null },
): Promise<void> => {
  const options = { uselessAfter, template: 'identity.someone_tried' }
  if (contact.kind === 'phone') {
    const text = someoneTriedText(language, phrase)
    return queueSms(ctx, { to: contact.phone, text }, options)
  }
  const mail = someoneTriedMail({ to: contact.email, language, publicUrl, phrase })
  return queueMail(ctx, mail, options)
}
