import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { queueMail } from '#platform/mail'
import { Problem, type Words } from '#platform/problems'
import { judgeCode } from './answer-challenge.ts'
import {
  type Challenge,
  codeMinutes,
  lockChallenge,
  lockChallengeByToken,
  spendTry,
  useChallenge,
} from './challenge.ts'
import type { Contact } from './contact.ts'
import type { identityContract } from './contract.ts'
import { signedInFact } from './devices/note-sign-in.ts'
import { identityEvents } from './events.ts'
import { homeCurrencyOf } from './home-currency.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { requireContact, requireCountry } from './input.ts'
import { shownName } from './mask-name.ts'
import { welcomeMail } from './messages/mails.ts'
import { openAccount } from './open-account.ts'
import { sealPhone } from './phone-number.ts'
import { identityProblems } from './problems.ts'
import { loadProfile } from './profile-store.ts'
import { type SignedIn, signedInAnswer } from './session-answer.ts'
import { openSession } from './session-store.ts'
import { findSignUp, loadSignUp, removeSignUp, type SignUp } from './sign-up-store.ts'
import { timeZoneOf } from './time-zones.ts'

type Input = Static<(typeof identityContract)['POST /v1/sign-ups/confirm']['body']>

type Proof =
  | { readonly kind: 'code'; readonly contact: Contact; readonly code: string }
  | { readonly kind: 'token'; readonly token: string }

const readProof = (ctx: Context, { email, phone, code, token }: Input): Proof => {
  if (token !== undefined && code === undefined) return { kind: 'token', token }
  const isOne = (email === undefined) !== (phone === undefined)
  if (token !== undefined || code === undefined || !isOne) throw identityProblems.proof_missing()
  const given = { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) }
  return { kind: 'code', contact: requireContact(ctx, given), code }
}

type Found = { readonly challenge: Challenge | null; readonly signUp: SignUp | null }

const find = async (ctx: TxContext, proof: Proof): Promise<Found> => {
  if (proof.kind === 'code') {
    const signUp = await findSignUp(ctx, proof.contact)
    return { signUp, challenge: signUp && (await lockChallenge(ctx, 'sign_up', signUp.id)) }
  }
  const challenge = await lockChallengeByToken(ctx, 'sign_up', proof.token)
  return { challenge, signUp: challenge && (await loadSignUp(ctx, challenge.subject)) }
}

const judge = async (ctx: TxContext, proof: Proof, found: Found): Promise<Problem | null> => {
  const { challenge, signUp } = found
  const canPass = signUp !== null && !signUp.taken
  if (proof.kind === 'code') return judgeCode(ctx, challenge, proof.code, canPass)
  if (challenge?.isUsed) return identityProblems.link_used()
  if (challenge?.isOpen && canPass) return null
  return identityProblems.code_expired({ minutes: codeMinutes })
}

/** The account of a proved contact; null when the contact has got an account meanwhile. */
const open = async (ctx: TxContext, kit: IdentityKit, signUp: SignUp): Promise<SignedIn | null> => {
  const { id, contact, kind, name, representative, country, language } = signUp
  const { currencies } = await requireCountry(ctx, country)
  const accountNumber = await openAccount(ctx, {
    ...{ id, kind, name, representative, country, language },
    email: contact.kind === 'email' ? contact.email : null,
    maskedName: shownName(kind, name),
    timeZone: timeZoneOf(country),
    mainCurrency: homeCurrencyOf(country, currencies),
    phone:
      contact.kind === 'email'
        ? null
        : { sealed: sealPhone(id, contact.phone), index: contact.index },
    passwordHash: signUp.passwordHash,
    termsVersion: signUp.termsVersion,
    termsAcceptedAt: signUp.createdAt,
  })
  if (accountNumber === null) return null
  await removeSignUp(ctx, id)
  if (contact.kind === 'email') {
    const frame = { to: contact.email, language, publicUrl: kit.publicUrl, phrase: null }
    const called = representative ?? name
    const about = { personId: id, template: 'identity.welcome' }
    await queueMail(ctx, welcomeMail(frame, { name: called, accountNumber }), about)
  }
  const session = await openSession(ctx, id, null)
  await publish(ctx, [
    identityEvents.verified(id, accountNumber),
    signedInFact(ctx, id, { sessionId: session.id, newDevice: false }),
  ])
  await recordAudit(ctx, [
    { event: 'user_created', personId: id, outcome: 'ok', facts: { country } },
    { event: 'session_created', personId: id, outcome: 'ok', facts: { sessionId: session.id } },
  ])
  return signedInAnswer(ctx, await loadProfile(ctx, id), session)
}

const contested = (ctx: Context, { expiresAt: until }: SignUp, isWrong: boolean): Problem => {
  const problem = identityProblems.sign_up_contested({ until })
  if (!isWrong) return problem
  const detail = wrongPassword[ctx.language]
  const errors = [{ pointer: '/password', code: problem.code, detail }]
  return identityProblems.sign_up_contested({ until }, { errors })
}

const wrongPassword: Words = {
  en: 'This is not the password of the last sign-up',
  'zh-CN': '与最近一次注册时设置的密码不一致',
}

/** The same entry, whoever has the address. */
const onRecord = async (ctx: TxContext, refusal: Problem): Promise<Problem> => {
  const entry = { event: 'user_created', kind: null, personId: null, outcome: 'refused' } as const
  await recordAudit(ctx, [{ ...entry, facts: { problem: refusal.code } }])
  return refusal
}

/** The password only counts for the sign-up that it was checked against. */
type Checked = { readonly signUpId: string; readonly isRight: boolean } | null

const checkPassword = async (
  ctx: Context,
  kit: IdentityKit,
  proof: Proof,
  password: string | undefined,
): Promise<Checked> => {
  if (password === undefined) return null
  const { signUp } = await inOwnTransaction(kit, ctx, (tx) => find(tx, proof))
  const isRight = await kit.passwords.verify(signUp?.passwordHash ?? null, password)
  return signUp && { signUpId: signUp.id, isRight }
}

/**
 * Proves the address by code or by the link's token, or the number by code, opens the account and
 * signs in. When several people signed up with one of them, the code alone would give the account
 * to whoever did so last: then the password that was chosen must come along.
 * @throws identity.email_invalid, phone_invalid, proof_missing, code_wrong, code_spent,
 *   code_expired, link_used, sign_up_contested, country_unsupported, busy
 */
export const confirmSignUp = async (
  ctx: Context,
  kit: IdentityKit,
  input: Input,
): Promise<SignedIn> => {
  const proof = readProof(ctx, input)
  const checked = await checkPassword(ctx, kit, proof, input.password)
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    const found = await find(tx, proof)
    const refusal = await judge(tx, proof, found)
    if (refusal) return onRecord(tx, refusal)
    const signUp = found.signUp!
    const challenge = found.challenge!
    const isOwn = checked?.signUpId === signUp.id && checked.isRight
    if (signUp.contested && !isOwn) {
      if (checked) await spendTry(tx, challenge)
      return onRecord(tx, contested(ctx, signUp, checked !== null))
    }
    await useChallenge(tx, challenge)
    const signedIn = await open(tx, kit, signUp)
    return signedIn ?? identityProblems.code_expired({ minutes: codeMinutes })
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
