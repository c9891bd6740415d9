import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { queueMail } from '#platform/mail'
import { policyInForce } from '#policy'
import { codeMinutes, type Issued, issueChallenge } from './challenge.ts'
import type { identityContract } from './contract.ts'
import { identityEvents } from './events.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { requireCountry, requireEmail, requireName, requirePassword } from './input.ts'
import { signUpCodeMail, someoneTriedMail } from './messages/mails.ts'
import { identityProblems } from './problems.ts'
import { languageOfOwner, putSignUp } from './sign-up-store.ts'
import { messageRule } from './throttle.ts'
import { blockedUntil, takeTry } from './throttle-store.ts'

type Input = Static<(typeof identityContract)['POST /v1/sign-ups']['body']>

/** A sign-up is kept this long for its address to be proved. */
const keptHours = 24

export type CodeSent = {
  readonly email: string
  readonly codeExpiresAt: string
  readonly resendAt: string
}

const tooOften = (ctx: Context, until: Date) =>
  identityProblems.messages_too_often(
    { at: until },
    { retryAfterSeconds: Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000) },
  )

/** Counts one message to this address, known or not; @throws identity.messages_too_often */
export const takeMessage = async (ctx: TxContext, identifier: string): Promise<Date> => {
  const decision = await takeTry(ctx, 'message', identifier, messageRule)
  if (!decision.admitted) throw tooOften(ctx, decision.until)
  return decision.state.blockedUntil!
}

export const codeSent = (email: string, { expiresAt }: Issued, resendAt: Date): CodeSent => ({
  email,
  codeExpiresAt: expiresAt.toISOString(),
  resendAt: resendAt.toISOString(),
})

/** What can be refused without regard to who has the address; counts nothing. */
const check = async (ctx: TxContext, input: Input, email: string): Promise<void> => {
  await requireCountry(ctx, input.country)
  const { termsVersion } = await policyInForce(ctx)
  if (input.termsVersion !== termsVersion) {
    throw identityProblems.terms_outdated({ version: termsVersion })
  }
  const until = await blockedUntil(ctx, 'message', email)
  if (until) throw tooOften(ctx, until)
}

/**
 * Takes a sign-up and sends code and link. Whether the address has an account changes one thing
 * only:
 * the words of the mail. Both cases hash once and run the same statements, so neither the answer
 * nor
 * its time tells them apart.
 * @throws identity.email_invalid, name_invalid, name_reserved, country_unsupported, terms_outdated,
 *   messages_too_often, password_unacceptable, busy
 */
export const signUp = async (ctx: Context, kit: IdentityKit, input: Input): Promise<CodeSent> => {
  const email = requireEmail(ctx, input.email)
  const name = requireName(ctx, input.name)
  await inOwnTransaction(kit, ctx, (tx) => check(tx, input, email))
  await requirePassword(ctx, kit.passwords, input.password, { email, name })
  const passwordHash = await kit.passwords.hash(input.password)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const resendAt = await takeMessage(tx, email)
    const ownersLanguage = await languageOfOwner(tx, email)
    const now = ctx.clock.now()
    const id = ctx.ids.next<PersonId>()
    await putSignUp(tx, {
      id,
      email,
      taken: ownersLanguage !== null,
      name,
      country: input.country,
      language: input.language,
      passwordHash,
      termsVersion: input.termsVersion,
      createdAt: now,
      expiresAt: new Date(now.getTime() + keptHours * 3_600_000),
    })
    const issued = await issueChallenge(tx, 'sign_up', id)
    const frame = { to: email, publicUrl: kit.publicUrl, language: input.language }
    const mail =
      ownersLanguage === null
        ? signUpCodeMail(frame, { ...issued, minutes: codeMinutes })
        : someoneTriedMail({ ...frame, language: ownersLanguage })
    await queueMail(tx, mail, { uselessAfter: issued.expiresAt })
    await publish(tx, [identityEvents.signedUp(id, input.country)])
    return codeSent(email, issued, resendAt)
  })
}
