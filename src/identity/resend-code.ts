import type { Context } from '#platform/context'
import { issueChallenge } from './challenge.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { requireContact } from './input.ts'
import { takePublicMessage } from './message-caps.ts'
import { sendSignUpCode } from './messages/send-sign-up.ts'
import { type CodeSent, codeSent } from './sign-up.ts'
import { findSignUp } from './sign-up-store.ts'

type Input = { readonly email?: string; readonly phone?: string }

/**
 * Sends a new code to an address or number whose sign-up waits for it. For any other the answer and
 * the work are the same: a challenge that nobody can meet, a message that is thrown away unsent.
 * @throws identity.contact_needed, email_invalid, phone_invalid, messages_too_often, texts_paused
 */
export const resendCode = async (
  ctx: Context,
  kit: IdentityKit,
  input: Input,
): Promise<CodeSent> => {
  const contact = requireContact(ctx, input)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const resendAt = await takePublicMessage(tx, kit, contact)
    const signUp = await findSignUp(tx, contact)
    const waits = signUp !== null && !signUp.taken
    const issued = await issueChallenge(tx, 'sign_up', signUp?.id ?? ctx.ids.next())
    const sending = {
      ...{ contact, publicUrl: kit.publicUrl, language: signUp?.language ?? ctx.language },
      uselessAfter: waits ? issued.expiresAt : ctx.clock.now(),
    }
    await sendSignUpCode(tx, sending, issued)
    return codeSent(contact, issued, resendAt)
  })
}
