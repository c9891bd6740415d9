import { recordAudit } from '#audit'
import { type Context, signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { startCooldown } from '../cooldowns/cooldown-store.ts'
import { identityEvents } from '../events.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { requirePassword } from '../input.ts'
import { loadPasswordOwner } from '../passwords/password-owner.ts'
import { loadPassword, putPassword } from '../passwords/password-store.ts'
import { lockPerson } from '../profile-store.ts'
import { proofProblems } from '../proofs/problems.ts'
import { isLive, proofMinutes } from '../proofs/proof.ts'
import { loadProof } from '../proofs/proof-store.ts'
import { type ProofAnswer, startProof } from '../proofs/start-proof.ts'
import { takeProof } from '../proofs/take-proof.ts'
import { endSessionsOf, openSession } from '../session-store.ts'
import { setPersonState } from '../set-person-state.ts'
import type { freezeContract } from './contract.ts'
import { loadStanding } from './freeze-store.ts'
import { freezeProblems } from './problems.ts'
import { showRestrictions } from './show-restrictions.ts'

type Input = Static<(typeof freezeContract)['POST /v1/me/unfreeze']['body']>

const words = {
  en: 'Lift the freeze of your account and set a new password',
  'zh-CN': '解除账户冻结并设置新密码',
} as const

/** @throws identity.frozen_by_risk, not_frozen */
const requireOwnFreeze = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  const { state } = await loadStanding(ctx, personId)
  if (state === 'frozen_by_risk') throw freezeProblems.frozen_by_risk()
  if (state !== 'frozen_by_owner') throw freezeProblems.not_frozen()
}

/** @throws identity.frozen_by_risk, not_frozen */
export const beginLift = async (ctx: TxContext): Promise<ProofAnswer> => {
  const personId = signedIn(ctx)
  await requireOwnFreeze(ctx, personId)
  return startProof(ctx, { personId, purpose: 'unfreeze', shown: words })
}

/**
 * The check comes first: whoever cannot answer it must not learn by trying which password was the
 * owner's.
 * @throws identity.proof_expired, proof_unanswered
 */
const requireAnswered = async (ctx: TxContext, token: string): Promise<void> => {
  const proof = await loadProof(ctx, token)
  const isMeant = proof?.purpose === 'unfreeze' && proof.personId === signedIn(ctx)
  if (!isMeant || !isLive(proof, ctx.clock.now())) {
    throw proofProblems.proof_expired({ minutes: proofMinutes })
  }
  if (proof.provedBy === null) throw proofProblems.proof_unanswered({ minutes: proofMinutes })
}

const admit = async (ctx: TxContext, token: string) => {
  const personId = signedIn(ctx)
  await requireOwnFreeze(ctx, personId)
  await requireAnswered(ctx, token)
  const kept = await loadPassword(ctx, personId)
  return { oldHash: kept?.hash ?? null, owner: await loadPasswordOwner(ctx, personId) }
}

const lift = async (ctx: TxContext, token: string, hash: string) => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  await requireOwnFreeze(ctx, personId)
  await requireAnswered(ctx, token)
  const proved = await takeProof(ctx, token, 'unfreeze')
  await putPassword(ctx, personId, hash)
  await setPersonState(ctx, personId, 'active')
  // A thief who got in could lift a freeze too: the owner needs time to notice.
  await startCooldown(ctx, personId, 'unfrozen')
  await endSessionsOf(ctx, personId)
  const session = await openSession(ctx, personId, proved.provedBy)
  await publish(ctx, [identityEvents.passwordChanged(personId, 'change')])
  const facts = { by: 'unfreeze', factor: proved.provedBy }
  await recordAudit(ctx, [{ event: 'authn_password_change', personId, outcome: 'ok', facts }])
  return { session, restrictions: await showRestrictions(ctx, personId) }
}

/**
 * Lifts the owner's own freeze: a new password, which nobody else can know, and an answered check.
 * Every other session ends; this browser goes on with a new token, and money out waits.
 * @throws identity.frozen_by_risk, not_frozen, proof_expired, proof_unanswered,
 *   unfreeze_password_same, password_unacceptable, busy
 */
export const liftFreeze = async (ctx: Context, kit: IdentityKit, { proof, password }: Input) => {
  const { owner, oldHash } = await inOwnTransaction(kit, ctx, (tx) => admit(tx, proof))
  if (await kit.passwords.verify(oldHash, password)) throw sameAsBefore(ctx)
  await requirePassword(ctx, kit.passwords, password, owner)
  const hash = await kit.passwords.hash(password)
  return inOwnTransaction(kit, ctx, (tx) => lift(tx, proof, hash))
}

const sameAsBefore = ({ language }: Context) => {
  const { declaration, code } = freezeProblems.unfreeze_password_same()
  const errors = [{ pointer: '/password', code, detail: declaration.title[language] }]
  return freezeProblems.unfreeze_password_same({}, { errors })
}
