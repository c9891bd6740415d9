import type { TxContext } from '#platform/context'
import { queueMail } from '#platform/mail'
import { randomInteger } from '#platform/random'
import { queueSms } from '#platform/sms'
import type { IdentityKit } from '../identity-kit.ts'
import { loadOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { proofCodeMail, proofCodeText } from '../proofs/proof-messages.ts'
import { secondsUntil } from '../seconds-until.ts'
import { codeRule } from '../throttle.ts'
import { takeTry } from '../throttle-store.ts'
import { describeLostFactor, type LostFactorShown, requireReady } from './describe-lost-factor.ts'
import { lostFactorCodeMinutes, lostFactorResendSeconds } from './lost-factor.ts'
import { keepLostFactorCodes, lockLostFactor, lostFactorCodeHash } from './lost-factor-store.ts'

const drawCode = (ctx: TxContext): string =>
  String(randomInteger(ctx.random, 1_000_000)).padStart(6, '0')

const tooOften = (ctx: TxContext, at: Date) => {
  const retryAfterSeconds = secondsUntil(ctx, at)
  return identityProblems.messages_too_often({ at }, { retryAfterSeconds })
}

/**
 * Sends one code by mail and another by SMS, as far as the person has both: the same proof as when
 * they were enrolled.
 * @throws identity.lost_factor_waiting, lost_factor_over, messages_too_often
 */
export const sendLostFactorCodes = async (
  ctx: TxContext,
  kit: IdentityKit,
  token: string,
): Promise<LostFactorShown> => {
  const lost = requireReady(ctx, await lockLostFactor(ctx, token))
  const now = ctx.clock.now()
  if (lost.codesResendAt && lost.codesResendAt > now) throw tooOften(ctx, lost.codesResendAt)
  const decision = await takeTry(ctx, 'code', lost.personId, codeRule)
  if (!decision.admitted) throw tooOften(ctx, decision.until)
  const owner = await loadOwner(ctx, lost.personId)
  const [emailCode, phoneCode] = [drawCode(ctx), drawCode(ctx)]
  const expireAt = new Date(now.getTime() + lostFactorCodeMinutes * 60_000)
  const resendAt = new Date(now.getTime() + lostFactorResendSeconds * 1_000)
  const { language, email, phone, phrase } = owner
  const hashOf = (channel: 'email' | 'phone', code: string) =>
    owner[channel] === null ? null : lostFactorCodeHash(lost.id, channel, code)
  const hashes = { email: hashOf('email', emailCode), phone: hashOf('phone', phoneCode) }
  await keepLostFactorCodes(ctx, lost.id, { ...hashes, expireAt, resendAt })
  const about = { minutes: lostFactorCodeMinutes, purpose: 'lost_factor', shown: null } as const
  const options = {
    ...{ uselessAfter: expireAt, personId: owner.id },
    template: 'identity.lost_factor_code',
  }
  if (email !== null) {
    const frame = { to: email, language, publicUrl: kit.publicUrl, phrase }
    await queueMail(ctx, proofCodeMail(frame, { ...about, code: emailCode }), options)
  }
  if (phone !== null) {
    const text = proofCodeText(language, { ...about, code: phoneCode }, phrase)
    await queueSms(ctx, { to: phone, text }, options)
  }
  const state = { ...lost, codesExpireAt: expireAt, codesResendAt: resendAt }
  return describeLostFactor(ctx, token, state, owner)
}
