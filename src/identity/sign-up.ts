import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { policyInForce } from '#policy'
import { type Issued, issueChallenge } from './challenge.ts'
import { type Contact, namedContact } from './contact.ts'
import type { identityContract } from './contract.ts'
import { identityEvents } from './events.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import {
  requireBusinessName,
  requireContact,
  requireCountry,
  requireName,
  requirePassword,
} from './input.ts'
import { requireRoomForMessage, takePublicMessage } from './message-caps.ts'
import { sendSignUpCode, sendSomeoneTried } from './messages/send-sign-up.ts'
import { identityProblems } from './problems.ts'
import { ownerOfContact, putSignUp, type SignUp } from './sign-up-store.ts'

type Input = Static<(typeof identityContract)['POST /v1/sign-ups']['body']>

/** A sign-up is kept this long for its contact to be proved. */
const keptHours = 24

export type CodeSent = Static<(typeof identityContract)['POST /v1/sign-ups']['reply'][202]>

export const codeSent = (contact: Contact, { expiresAt }: Issued, resendAt: Date): CodeSent => ({
  ...namedContact(contact),
  codeExpiresAt: expiresAt.toISOString(),
  resendAt: resendAt.toISOString(),
})

type Applicant = Pick<SignUp, 'kind' | 'name' | 'representative'>

/** A business goes by its registered name; whoever signs up for it is kept beside. */
const readApplicant = (ctx: Context, { kind = 'person', name, businessName }: Input): Applicant => {
  const own = requireName(ctx, name)
  if (kind === 'person') {
    if (businessName !== undefined) throw identityProblems.business_name_unexpected()
    return { kind, name: own, representative: null }
  }
  return { kind, name: requireBusinessName(ctx, businessName ?? ''), representative: own }
}

/** What can be refused without regard to who has the contact; counts nothing. */
const check = async (ctx: TxContext, kit: IdentityKit, input: Input, contact: Contact) => {
  await requireCountry(ctx, input.country)
  const { termsVersion } = await policyInForce(ctx)
  if (input.termsVersion !== termsVersion) {
    throw identityProblems.terms_outdated({ version: termsVersion })
  }
  await requireRoomForMessage(ctx, kit, contact)
}

type Checked = {
  readonly contact: Contact
  readonly applicant: Applicant
  readonly passwordHash: string
}

const keep = async (
  ctx: TxContext,
  kit: IdentityKit,
  input: Input,
  { contact, applicant, passwordHash }: Checked,
): Promise<CodeSent> => {
  const { country, language, termsVersion } = input
  const resendAt = await takePublicMessage(ctx, kit, contact)
  const owner = await ownerOfContact(ctx, contact)
  const now = ctx.clock.now()
  const id = ctx.ids.next<PersonId>()
  await putSignUp(ctx, {
    ...{ id, contact, ...applicant, country, language, passwordHash, termsVersion },
    taken: owner !== null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + keptHours * 3_600_000),
  })
  const issued = await issueChallenge(ctx, 'sign_up', id)
  const sending = { contact, publicUrl: kit.publicUrl, uselessAfter: issued.expiresAt }
  await (owner === null
    ? sendSignUpCode(ctx, { ...sending, language }, issued)
    : sendSomeoneTried(ctx, { ...sending, ...owner }))
  await publish(ctx, [identityEvents.signedUp(id, country)])
  return codeSent(contact, issued, resendAt)
}

/**
 * Takes a sign-up and sends a code, by mail with a link. Whether the address or number has an
 * account changes one thing only: the words of the message. Both cases hash once and run the same
 * statements, so neither the answer nor its time tells them apart.
 * @throws identity.contact_needed, email_invalid, phone_invalid, name_invalid, name_reserved,
 *   business_name_unexpected, country_unsupported, terms_outdated, messages_too_often,
 *   texts_paused, password_unacceptable, busy
 */
export const signUp = async (ctx: Context, kit: IdentityKit, input: Input): Promise<CodeSent> => {
  const contact = requireContact(ctx, input)
  const applicant = readApplicant(ctx, input)
  await inOwnTransaction(kit, ctx, (tx) => check(tx, kit, input, contact))
  await requirePassword(ctx, kit.passwords, input.password, {
    ...namedContact(contact),
    name: [applicant.name, applicant.representative ?? ''].join(' '),
  })
  const passwordHash = await kit.passwords.hash(input.password)
  return inOwnTransaction(kit, ctx, (tx) =>
    keep(tx, kit, input, { contact, applicant, passwordHash }),
  )
}
