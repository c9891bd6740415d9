import type { Context, TxContext } from '#platform/context'
import { queueMail } from '#platform/mail'
import { randomInteger } from '#platform/random'
import { queueSms } from '#platform/sms'
import { type FactorHoldings, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { personalPhraseOf } from '../phrase/personal-phrase.ts'
import { identityProblems } from '../problems.ts'
import { loadProfile } from '../profile-store.ts'
import { secondsUntil } from '../seconds-until.ts'
import { codeRule } from '../throttle.ts'
import { takeTry } from '../throttle-store.ts'
import { proofProblems } from './problems.ts'
import {
  type CodeMethod,
  codeResendSeconds,
  isOpen,
  type Proof,
  proofCodeMinutes,
  proofMinutes,
} from './proof.ts'
import { proofCodeMail, proofCodeText } from './proof-messages.ts'
import { keepProofCode, lockProof, proofCodeHash } from './proof-store.ts'
import { describeProof, type ProofAnswer } from './start-proof.ts'

type Input = { readonly proof: string; readonly method: CodeMethod }

const tooOften = (ctx: Context, at: Date) => {
  const retryAfterSeconds = secondsUntil(ctx, at)
  return identityProblems.messages_too_often({ at }, { retryAfterSeconds })
}

/** One a minute for this check, a few in a row for the person. @throws messages_too_often */
const countMessage = async (ctx: TxContext, proof: Proof): Promise<void> => {
  const { codeResendAt, personId } = proof
  if (codeResendAt && codeResendAt > ctx.clock.now()) throw tooOften(ctx, codeResendAt)
  const decision = await takeTry(ctx, 'code', personId ?? '', codeRule)
  if (!decision.admitted) throw tooOften(ctx, decision.until)
}

const send = async (
  ctx: TxContext,
  kit: IdentityKit,
  proof: Proof,
  holdings: FactorHoldings,
  method: CodeMethod,
): Promise<{ readonly resendAt: Date }> => {
  const nowMs = ctx.clock.now().getTime()
  const code = String(randomInteger(ctx.random, 1_000_000)).padStart(6, '0')
  const expiresAt = new Date(nowMs + proofCodeMinutes * 60_000)
  const resendAt = new Date(nowMs + codeResendSeconds * 1_000)
  const hash = proofCodeHash(proof.id, code)
  await keepProofCode(ctx, proof.id, { hash, method, expiresAt, resendAt })
  const { language } = await loadProfile(ctx, proof.personId!)
  const phrase = (await personalPhraseOf(ctx, [proof.personId!])).get(proof.personId!) ?? null
  const { purpose, shown } = proof
  const content = { code, minutes: proofCodeMinutes, purpose, shown }
  const options = {
    ...{ uselessAfter: expiresAt, personId: proof.personId },
    template: `identity.${purpose}_code`,
  }
  if (method === 'sms') {
    const text = proofCodeText(language, content, phrase)
    await queueSms(ctx, { to: holdings.phone!, text }, options)
  } else {
    const frame = { to: holdings.email!, language, publicUrl: kit.publicUrl, phrase }
    await queueMail(ctx, proofCodeMail(frame, content), options)
  }
  return { resendAt }
}

/**
 * Sends a code for this check by SMS or mail; the message says exactly what the code confirms. The
 * newest code voids the older ones.
 * @throws identity.proof_expired, factor_unavailable, messages_too_often
 */
export const sendProofCode = (
  ctx: Context,
  kit: IdentityKit,
  { proof: token, method }: Input,
): Promise<ProofAnswer> =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const proof = await lockProof(tx, token)
    if (!proof?.personId || !isOpen(proof, ctx.clock.now())) {
      throw proofProblems.proof_expired({ minutes: proofMinutes })
    }
    const holdings = await loadHoldings(tx, proof.personId)
    if (!usableFactors(holdings, proof.excluded).includes(method)) {
      throw proofProblems.factor_unavailable()
    }
    await countMessage(tx, proof)
    const { resendAt } = await send(tx, kit, proof, holdings, method)
    const state = { ...proof, codeMethod: method, codeResendAt: resendAt }
    return describeProof(ctx, token, state, holdings)
  })
