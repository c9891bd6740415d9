import type { Context } from '#platform/context'
import { queueMail } from '#platform/mail'
import { codeMinutes, issueChallenge } from './challenge.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { requireEmail } from './input.ts'
import { signUpCodeMail } from './messages/mails.ts'
import { type CodeSent, codeSent, takeMessage } from './sign-up.ts'
import { findSignUp } from './sign-up-store.ts'

/**
 * Sends a new code to an address whose sign-up waits for it. For any other address the answer and
 * the
 * work are the same: a challenge that nobody can meet, and a mail that is thrown away unsent.
 * @throws identity.email_invalid, messages_too_often
 */
export const resendCode = async (
  ctx: Context,
  kit: IdentityKit,
  input: { readonly email: string },
): Promise<CodeSent> => {
  const email = requireEmail(ctx, input.email)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const resendAt = await takeMessage(tx, email)
    const signUp = await findSignUp(tx, email)
    const waits = signUp !== null && !signUp.taken
    const issued = await issueChallenge(tx, 'sign_up', signUp?.id ?? ctx.ids.next())
    const language = signUp?.language ?? ctx.language
    const frame = { to: email, publicUrl: kit.publicUrl, language }
    const mail = signUpCodeMail(frame, { ...issued, minutes: codeMinutes })
    await queueMail(tx, mail, { uselessAfter: waits ? issued.expiresAt : ctx.clock.now() })
    return codeSent(email, issued, resendAt)
  })
}
