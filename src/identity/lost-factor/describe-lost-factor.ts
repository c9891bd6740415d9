import type { Context } from '#platform/context'
import type { Static } from '#platform/contract'
import { maskEmail, maskPhone } from '#platform/mask-contact'
import type { Owner } from '../messages/tell-owner.ts'
import type { LostFactorAnswer } from './contract.ts'
import { type LostFactor, openDays, stateAt } from './lost-factor.ts'
import { lostFactorProblems } from './problems.ts'

export type LostFactorShown = Static<typeof LostFactorAnswer>

export const describeLostFactor = (
  ctx: Context,
  token: string,
  lost: LostFactor,
  { email, phone }: Pick<Owner, 'email' | 'phone'>,
): LostFactorShown => ({
  request: token,
  state: stateAt(lost, ctx.clock.now()),
  startedAt: lost.startedAt.toISOString(),
  readyAt: lost.readyAt.toISOString(),
  expiresAt: lost.expiresAt.toISOString(),
  email: email === null ? null : maskEmail(email),
  phone: phone === null ? null : maskPhone(phone),
  codes:
    lost.codesExpireAt === null || lost.codesResendAt === null
      ? null
      : {
          expireAt: lost.codesExpireAt.toISOString(),
          resendAt: lost.codesResendAt.toISOString(),
        },
})

/** @throws identity.lost_factor_over, lost_factor_waiting */
export const requireReady = (ctx: Context, lost: LostFactor | null): LostFactor => {
  const now = ctx.clock.now()
  const state = lost === null ? 'expired' : stateAt(lost, now)
  if (lost !== null && state === 'waiting') {
    const retryAfterSeconds = Math.ceil((lost.readyAt.getTime() - now.getTime()) / 1000)
    const { readyAt } = lost
    throw lostFactorProblems.lost_factor_waiting({ readyAt }, { retryAfterSeconds })
  }
  if (lost === null || state !== 'ready') {
    throw lostFactorProblems.lost_factor_over({ days: openDays })
  }
  return lost
}
