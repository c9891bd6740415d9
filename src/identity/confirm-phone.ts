import { recordAudit } from '#audit'
import { type Context, signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { Problem } from '#platform/problems'
import { judgeCode } from './answer-challenge.ts'
import { codeMinutes, lockChallenge, useChallenge } from './challenge.ts'
import { textPhoneCode } from './change-profile.ts'
import { identityEvents } from './events.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { phoneIndexOf } from './phone-number.ts'
import { identityProblems } from './problems.ts'
import { keepPhoneVerified, loadProfile, lockPerson } from './profile-store.ts'
import { type PersonAnswer, personAnswer } from './session-answer.ts'

const onRecord = async (ctx: TxContext, personId: PersonId, refusal: Problem): Promise<Problem> => {
  const facts = { fields: ['phone'], problem: refusal.code }
  await recordAudit(ctx, [{ event: 'user_updated', personId, outcome: 'refused', facts }])
  return refusal
}

/**
 * Proves the number by the code that was texted to it; from then on it finds its person. One number
 * belongs to one person: only who has proved it learns that somebody else has it.
 * @throws identity.code_wrong, code_spent, code_expired, phone_taken
 */
export const confirmPhone = async (
  ctx: Context,
  kit: IdentityKit,
  { code }: { readonly code: string },
): Promise<PersonAnswer> => {
  const personId = signedIn(ctx)
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    await lockPerson(tx, personId)
    const profile = await loadProfile(tx, personId)
    const challenge = await lockChallenge(tx, 'phone', personId)
    const index = profile.phone === null ? null : phoneIndexOf(profile.phone)
    const isBound = index !== null && challenge?.boundTo?.equals(index) === true
    const refusal = await judgeCode(tx, challenge, code, isBound)
    if (refusal) return onRecord(tx, personId, refusal)
    await useChallenge(tx, challenge!)
    if (!(await keepPhoneVerified(tx, personId, index!))) {
      return onRecord(tx, personId, identityProblems.phone_taken())
    }
    await publish(tx, [identityEvents.phoneVerified(personId)])
    const entry = { event: 'user_updated', kind: 'phone_confirmed', outcome: 'ok' } as const
    await recordAudit(tx, [{ ...entry, personId, facts: { fields: ['phone'] } }])
    return personAnswer(tx, await loadProfile(tx, personId))
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}

/**
 * Texts a new code to the number that waits for one.
 * @throws identity.code_expired when none waits, messages_too_often
 */
export const resendPhoneCode = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const profile = await loadProfile(ctx, personId)
  if (profile.phone === null || profile.phoneVerified) {
    throw identityProblems.code_expired({ minutes: codeMinutes })
  }
  return textPhoneCode(ctx, profile, profile.phone)
}
