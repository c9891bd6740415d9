import { recordAudit } from '#audit'
import { type Context, signedIn, type TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { Problem } from '#platform/problems'
import { judgeCode } from '../answer-challenge.ts'
import { codeMinutes, lockChallenge, useChallenge } from '../challenge.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { loadOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { lockPerson } from '../profile-store.ts'
import type { ContactChange, ContactKind } from './contact-change.ts'
import { endChangesFrom, findWaitingChange } from './contact-change-store.ts'
import { keepContact } from './contact-store.ts'
import { contactProblems } from './problems.ts'
import { contactIndexOf } from './send-contact-code.ts'
import { settleChange } from './settle-change.ts'
import { type ContactsShown, showContacts } from './show-contacts.ts'

const taken = { email: contactProblems.email_taken, phone: identityProblems.phone_taken } as const

const onRecord = async (
  ctx: TxContext,
  personId: PersonId,
  kind: ContactKind,
  refusal: Problem,
): Promise<Problem> => {
  const facts = { fields: [kind], problem: refusal.code }
  await recordAudit(ctx, [{ event: 'user_updated', personId, outcome: 'refused', facts }])
  return refusal
}

type Waiting = ContactChange & { readonly next: string }

const requireWaiting = async (
  ctx: TxContext,
  personId: PersonId,
  kind: ContactKind,
): Promise<Waiting> => {
  const change = await findWaitingChange(ctx, personId, kind)
  if (!change?.next) throw identityProblems.code_expired({ minutes: codeMinutes })
  return { ...change, next: change.next }
}

/**
 * The code of the new address or number came back: it takes the old one's place. One contact
 * belongs to one person; only who has proved it learns that somebody else has it.
 * @throws identity.code_wrong, code_spent, code_expired, email_taken, phone_taken
 */
export const confirmContact = async (
  ctx: Context,
  kit: IdentityKit,
  { kind, code }: { readonly kind: ContactKind; readonly code: string },
): Promise<ContactsShown> => {
  const personId = signedIn(ctx)
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    await lockPerson(tx, personId)
    const change = await requireWaiting(tx, personId, kind)
    const challenge = await lockChallenge(tx, kind, personId)
    const isBound = challenge?.boundTo?.equals(contactIndexOf(kind, change.next)) === true
    const refusal = await judgeCode(tx, challenge, code, isBound)
    if (refusal) return onRecord(tx, personId, kind, refusal)
    await useChallenge(tx, challenge!)
    const before = await loadOwner(tx, personId)
    if (!(await keepContact(tx, personId, kind, change.next))) {
      await endChangesFrom(tx, change, 'taken')
      return onRecord(tx, personId, kind, taken[kind]())
    }
    await settleChange(tx, kit, before, change)
    return showContacts(tx, personId)
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
