import { signedIn, type TxContext } from '#platform/context'
import { codeMinutes } from '../challenge.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { beside, requireEmail, requirePhone } from '../input.ts'
import { loadOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { lockPerson } from '../profile-store.ts'
import type { ContactKind } from './contact-change.ts'
import { findWaitingChange, putContactChange } from './contact-change-store.ts'
import { contactProblems } from './problems.ts'
import { sendContactCode } from './send-contact-code.ts'

type Wanted = { readonly kind: ContactKind; readonly text: string }

/**
 * Begins a change of address or number: the old one holds until the code that goes to the new one
 * is back.
 * @throws identity.email_invalid, phone_invalid, contact_unchanged, messages_too_often,
 *   texts_paused
 */
export const changeContact = async (ctx: TxContext, kit: IdentityKit, { kind, text }: Wanted) => {
  const to = kind === 'email' ? requireEmail(ctx, text) : requirePhone(ctx, text)
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const owner = await loadOwner(ctx, personId)
  if (owner[kind] === to) {
    throw beside(ctx, `/${kind}`, (options) => contactProblems.contact_unchanged({}, options))
  }
  const sent = await sendContactCode(ctx, kit, owner, { kind, to })
  await putContactChange(ctx, {
    ...{ id: ctx.ids.next(), personId, kind, next: to, old: owner[kind] },
  })
  return sent
}

/** @throws identity.code_expired when no change waits, messages_too_often, texts_paused */
export const resendContactCode = async (ctx: TxContext, kit: IdentityKit, kind: ContactKind) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const change = await findWaitingChange(ctx, personId, kind)
  if (!change?.next) throw identityProblems.code_expired({ minutes: codeMinutes })
  return sendContactCode(ctx, kit, await loadOwner(ctx, personId), { kind, to: change.next })
}
