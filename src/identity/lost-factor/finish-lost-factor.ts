import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { sameBytes } from '#platform/crypto'
import { Problem } from '#platform/problems'
import { startCooldown } from '../cooldowns/cooldown-store.ts'
import { keepSignInWays, loadFactors, removeFactorsOf } from '../factors/factor-store.ts'
import { noteFactorChanges } from '../factors/note-factor-change.ts'
import { putRecoveryCodes } from '../factors/recovery-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { issueOwnerLink, voidOwnerLinks } from '../links/owner-link.ts'
import { loadOwner, type Owner, tellOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { lockPerson } from '../profile-store.ts'
import { everyPurpose } from '../proofs/proof.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { endSessionsOf } from '../session-store.ts'
import { forgetTries } from '../throttle-store.ts'
import type { lostFactorContract } from './contract.ts'
import { requireReady } from './describe-lost-factor.ts'
import { type LostFactor, lostFactorCodeMinutes } from './lost-factor.ts'
import { lostDoneMail, lostDoneText } from './lost-factor-messages.ts'
import {
  endLostFactor,
  lockLostFactor,
  lostFactorCodeHash,
  spendLostFactorTry,
} from './lost-factor-store.ts'

type Input = Static<(typeof lostFactorContract)['POST /v1/lost-factors/finish']['body']>
type Done = Static<(typeof lostFactorContract)['POST /v1/lost-factors/finish']['reply'][200]>

const notMeMinutes = 72 * 60

/** Every channel that got a code must have sent it back. A refusal is returned: the try is kept. */
const judge = async (
  ctx: TxContext,
  lost: LostFactor,
  { emailCode, phoneCode }: Input,
): Promise<Problem | null> => {
  const { emailCodeHash, phoneCodeHash, codesExpireAt } = lost
  const isSent = emailCodeHash !== null || phoneCodeHash !== null
  if (!isSent || codesExpireAt === null || codesExpireAt <= ctx.clock.now()) {
    return identityProblems.code_expired({ minutes: lostFactorCodeMinutes })
  }
  const matches = (channel: 'email' | 'phone', hash: Buffer | null, code = '') =>
    hash === null || sameBytes(hash, lostFactorCodeHash(lost.id, channel, code))
  const isRight =
    matches('email', emailCodeHash, emailCode) && matches('phone', phoneCodeHash, phoneCode)
  if (isRight) return null
  const triesLeft = await spendLostFactorTry(ctx, lost.id)
  const entry = { event: 'authn_login_fail', outcome: 'refused' } as const
  const facts = { purpose: 'lost_factor', triesLeft }
  await recordAudit(ctx, [{ ...entry, personId: lost.personId, facts }])
  return triesLeft === 0
    ? identityProblems.code_spent()
    : identityProblems.code_wrong({ triesLeft })
}

/** Codes by mail and SMS count again, until something new is set up. */
const removeEverything = async (ctx: TxContext, { id }: Owner): Promise<void> => {
  const kinds = new Set((await loadFactors(ctx, id)).map(({ kind }) => kind))
  await removeFactorsOf(ctx, id)
  await putRecoveryCodes(ctx, id, [])
  await keepSignInWays(ctx, id, { preferred: null, emailFactor: true, smsFactor: true })
  await endSessionsOf(ctx, id)
  await endProofsOf(ctx, id, everyPurpose)
  await forgetTries(ctx, 'factor', id)
  await noteFactorChanges(
    ctx,
    id,
    [...kinds].map((factor) => ({ kind: 'factor_removed', factor })),
  )
}

const tellChannels = async (ctx: TxContext, kit: IdentityKit, owner: Owner, until: Date) => {
  const token = await issueOwnerLink(ctx, owner.id, 'not_me', notMeMinutes)
  const done = { owner, until, url: `${kit.publicUrl}/not-me?token=${token}` }
  await tellOwner(ctx, kit, owner, {
    template: 'identity.factors_replaced',
    mail: (frame) => lostDoneMail(frame, done),
    text: lostDoneText(done),
  })
}

/**
 * The end of the road: every channel is proved, the lost authenticators and the recovery codes are
 * gone, every session ends, money out waits.
 * @throws identity.lost_factor_waiting, lost_factor_over, code_expired, code_wrong, code_spent
 */
export const finishLostFactor = async (
  ctx: Context,
  kit: IdentityKit,
  input: Input,
): Promise<Done> => {
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    const lost = requireReady(ctx, await lockLostFactor(tx, input.request))
    const refusal = await judge(tx, lost, input)
    if (refusal) return refusal
    await lockPerson(tx, lost.personId)
    const owner = await loadOwner(tx, lost.personId)
    await endLostFactor(tx, owner.id, 'finished')
    await voidOwnerLinks(tx, owner.id, 'cancel_lost_factor')
    await removeEverything(tx, owner)
    const until = await startCooldown(tx, owner.id, 'factor_replaced')
    await tellChannels(tx, kit, owner, until)
    return { moneyOutFrom: until.toISOString() }
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
