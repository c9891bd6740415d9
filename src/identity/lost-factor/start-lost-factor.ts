import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { identityEvents } from '../events.ts'
import { hasAuthenticator, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { issueOwnerLink } from '../links/owner-link.ts'
import { channelsOf, loadOwner, type Owner, tellOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { lockPerson } from '../profile-store.ts'
import { proofProblems } from '../proofs/problems.ts'
import { isOpen, type Proof, proofMinutes } from '../proofs/proof.ts'
import { keepProofUsed, lockProof } from '../proofs/proof-store.ts'
import { lostFactorRule } from '../throttle.ts'
import { takeTry } from '../throttle-store.ts'
import { describeLostFactor, type LostFactorShown } from './describe-lost-factor.ts'
import { type LostFactor, openDays, waitingHours } from './lost-factor.ts'
import { lostStartedMail, lostStartedText } from './lost-factor-messages.ts'
import {
  findWaitingLostFactor,
  insertLostFactor,
  keepLostFactorToken,
  loadLostFactor,
} from './lost-factor-store.ts'
import { lostFactorProblems } from './problems.ts'

type Owned = Proof & { readonly personId: Owner['id'] }

/**
 * A half-done sign-in: whoever holds it knew the password. Or a half-done reset, for who has two
 * channels.
 */
const requireHalfDone = (ctx: Context, proof: Proof | null): Owned => {
  const isMeant = proof?.purpose === 'sign_in' || proof?.purpose === 'reset'
  if (!isMeant || !proof.personId || !isOpen(proof, ctx.clock.now())) {
    throw proofProblems.proof_expired({ minutes: proofMinutes })
  }
  return { ...proof, personId: proof.personId }
}

const requireNeed = async (ctx: TxContext, proof: Owned, owner: Owner): Promise<void> => {
  if (proof.purpose === 'reset' && channelsOf(owner) < 2) {
    throw lostFactorProblems.lost_factor_by_password_only()
  }
  const holdings = await loadHoldings(ctx, owner.id)
  const canByMail = usableFactors(holdings).includes('email')
  if (canByMail && !hasAuthenticator(holdings)) throw lostFactorProblems.lost_factor_unneeded()
}

const begin = async (
  ctx: TxContext,
  kit: IdentityKit,
  owner: Owner,
  token: string,
): Promise<LostFactor> => {
  const decision = await takeTry(ctx, 'lost_factor', owner.id, lostFactorRule)
  const now = ctx.clock.now()
  if (!decision.admitted) {
    const at = decision.until
    const retryAfterSeconds = Math.ceil((at.getTime() - now.getTime()) / 1000)
    throw identityProblems.messages_too_often({ at }, { retryAfterSeconds })
  }
  const hours = channelsOf(owner) > 1 ? waitingHours.severalChannels : waitingHours.oneChannel
  const readyAt = new Date(now.getTime() + hours * 3_600_000)
  const expiresAt = new Date(readyAt.getTime() + openDays * 24 * 3_600_000)
  const id = ctx.ids.next()
  await insertLostFactor(ctx, { id, personId: owner.id, readyAt, expiresAt }, token)
  const minutes = (expiresAt.getTime() - now.getTime()) / 60_000
  const link = await issueOwnerLink(ctx, owner.id, 'cancel_lost_factor', minutes)
  const told = { owner, readyAt, url: `${kit.publicUrl}/stop-lost-device?token=${link}` }
  await tellOwner(ctx, kit, owner, {
    template: 'identity.lost_device_reported',
    mail: (frame) => lostStartedMail(frame, told),
    text: lostStartedText(told),
  })
  await publish(ctx, [identityEvents.lostFactorStarted(owner.id, readyAt)])
  const entry = { event: 'authn_token_created', kind: null, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId: owner.id, facts: { purpose: 'lost_factor' } }])
  return (await loadLostFactor(ctx, token))!
}

/**
 * Begins the waiting time and tells every channel. A loss that is reported already goes on as it
 * is; this browser then follows it.
 * @throws identity.proof_expired, lost_factor_by_password_only, lost_factor_unneeded,
 *   messages_too_often
 */
export const startLostFactor = (
  ctx: Context,
  kit: IdentityKit,
  { proof: proofToken }: { readonly proof: string },
): Promise<LostFactorShown> =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const proof = requireHalfDone(ctx, await lockProof(tx, proofToken))
    await lockPerson(tx, proof.personId)
    const owner = await loadOwner(tx, proof.personId)
    await requireNeed(tx, proof, owner)
    await keepProofUsed(tx, proof.id)
    const token = ctx.random.bytes(32).toString('base64url')
    const known = await findWaitingLostFactor(tx, owner.id)
    if (known) await keepLostFactorToken(tx, known.id, token)
    const lost = known ?? (await begin(tx, kit, owner, token))
    return describeLostFactor(ctx, token, lost, owner)
  })
