import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { CoolDownReason } from '#policy'
import { startCooldown } from '../cooldowns/cooldown-store.ts'
import { identityEvents } from '../events.ts'
import { usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { requirePassword } from '../input.ts'
import { issueOwnerLink } from '../links/owner-link.ts'
import { signInCountersOf } from '../lock-out/counters.ts'
import { loadOwner, type Owner, tellOwner } from '../messages/tell-owner.ts'
import { loadPasswordOwner } from '../passwords/password-owner.ts'
import { leastLengthFor } from '../passwords/password-rules.ts'
import { putPassword } from '../passwords/password-store.ts'
import { loadProfile, lockPerson } from '../profile-store.ts'
import { proofProblems } from '../proofs/problems.ts'
import { everyPurpose, proofMinutes } from '../proofs/proof.ts'
import { endProofsOf } from '../proofs/proof-store.ts'
import { takeProof } from '../proofs/take-proof.ts'
import { endSessionsOf } from '../session-store.ts'
import { forgetCounters } from '../throttle-store.ts'
import type { recoveryContract } from './contract.ts'
import { channelFactors, requireOpenReset, resetBoundTo } from './open-reset.ts'
import { type Recovery, waitRule } from './recovery.ts'
import { endRecoveriesOf, keepRecoveryUsed, lockRecoveryByToken } from './recovery-store.ts'
import { resetDoneMail, resetDoneText } from './reset-messages.ts'

type Input = Static<(typeof recoveryContract)['POST /v1/resets/complete']['body']>
type Done = Static<(typeof recoveryContract)['POST /v1/resets/complete']['reply'][200]>

const notMeMinutes = 72 * 60

/** Whom the new password is for, as far as its rules must know; uses nothing. */
const ownerOf = async (ctx: TxContext, token: string) => {
  const reset = requireOpenReset(ctx, await lockRecoveryByToken(ctx, 'reset', token))
  return loadPasswordOwner(ctx, reset.personId)
}

/** The live checklist while the new password is typed. @throws reset_used, reset_expired, busy */
export const checkResetPassword = async (
  ctx: Context,
  kit: IdentityKit,
  { reset, password }: { readonly reset: string; readonly password: string },
) => {
  const owner = await inOwnTransaction(kit, ctx, (tx) => ownerOf(tx, reset))
  const report = await kit.passwords.judge(password, owner)
  return { ...report, minimumLength: leastLengthFor(owner) }
}

/** @returns why money out waits, as the policy calls it; @throws proof_unanswered, proof_expired */
const proveOwner = async (
  ctx: TxContext,
  reset: Recovery & { readonly personId: Owner['id'] },
  proof: string | undefined,
): Promise<CoolDownReason> => {
  const holdings = await loadHoldings(ctx, reset.personId)
  if (usableFactors(holdings, channelFactors[reset.channel]).length === 0) {
    return waitRule(false)
  }
  if (proof === undefined) throw proofProblems.proof_unanswered({ minutes: proofMinutes })
  await takeProof(ctx, proof, 'reset', resetBoundTo(reset))
  return waitRule(true)
}

/** Whatever was open under the old password is over. */
const endEverything = async (ctx: TxContext, { id }: Owner): Promise<void> => {
  await endSessionsOf(ctx, id)
  await endProofsOf(ctx, id, everyPurpose)
  await endRecoveriesOf(ctx, id)
  await forgetCounters(ctx, await signInCountersOf(ctx, id))
}

const tellChannels = async (ctx: TxContext, kit: IdentityKit, owner: Owner, until: Date) => {
  const token = await issueOwnerLink(ctx, owner.id, 'not_me', notMeMinutes)
  const done = { owner, until, at: ctx.clock.now(), url: `${kit.publicUrl}/not-me?token=${token}` }
  await tellOwner(ctx, kit, owner, {
    template: 'identity.password_reset',
    mail: (frame) => resetDoneMail(frame, done),
    text: resetDoneText(done),
  })
}

/**
 * Sets the new password: until then the old one holds. Ends every session and half-done check,
 * starts the waiting time of money out and tells every channel. A freeze stays. Of two at the same
 * moment one wins.
 * @throws identity.reset_used, reset_expired, password_unacceptable, busy, proof_unanswered,
 *   proof_expired
 */
export const completeReset = async (
  ctx: Context,
  kit: IdentityKit,
  { reset: token, proof, password }: Input,
): Promise<Done> => {
  const rules = await inOwnTransaction(kit, ctx, (tx) => ownerOf(tx, token))
  await requirePassword(ctx, kit.passwords, password, rules)
  const hash = await kit.passwords.hash(password)
  return inOwnTransaction(kit, ctx, async (tx) => {
    const reset = requireOpenReset(ctx, await lockRecoveryByToken(tx, 'reset', token))
    const { personId } = reset
    await lockPerson(tx, personId)
    const rule = await proveOwner(tx, reset, proof)
    await putPassword(tx, personId, hash)
    await keepRecoveryUsed(tx, reset.id)
    const owner = await loadOwner(tx, personId)
    await endEverything(tx, owner)
    await publish(tx, [identityEvents.passwordChanged(personId, 'reset')])
    const entry = { event: 'authn_password_change', outcome: 'ok' } as const
    await recordAudit(tx, [{ ...entry, personId, facts: { by: 'reset', channel: reset.channel } }])
    const until = await startCooldown(tx, personId, 'password_reset', rule)
    await tellChannels(tx, kit, owner, until)
    const { state } = await loadProfile(tx, personId)
    return { moneyOutFrom: until.toISOString(), frozen: state.startsWith('frozen') }
  })
}
