import { recordAudit } from '#audit'
import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { Problem } from '#platform/problems'
import { identityEvents } from '../events.ts'
import { type FactorKind, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { recoveryCodesLeft } from '../factors/recovery-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { lockOutNow } from '../lock-out/lock-out.ts'
import { tellOwnerOfLock } from '../lock-out/tell-owner.ts'
import { stopLostFactor } from '../lost-factor/stop-lost-factor.ts'
import { secondsUntil } from '../seconds-until.ts'
import { factorRule } from '../throttle.ts'
import { blockedUntil, forgetTries, type ThrottleScope, takeTry } from '../throttle-store.ts'
import type { proofContract } from './contract.ts'
import {
  judgeCredential,
  judgeRecoveryCode,
  judgeSentCode,
  judgeTotp,
  type Verdict,
} from './judge-answer.ts'
import { proofProblems } from './problems.ts'
import { isOpen, type Proof, proofMinutes } from './proof.ts'
import { keepProved, lockProof, spendProofTry } from './proof-store.ts'
import { describeProof, type ProofAnswer } from './start-proof.ts'

type Input = Static<(typeof proofContract)['POST /v1/proofs/answer']['body']>
type Owned = Proof & { readonly personId: PersonId }

const judge = async (
  ctx: TxContext,
  kit: IdentityKit,
  proof: Owned,
  { method, code = '', credential }: Input,
): Promise<Verdict> => {
  const digits = code.normalize('NFKC').replace(/\s/g, '')
  if (method === 'passkey') {
    return credential
      ? judgeCredential(ctx, kit, proof, credential)
      : { right: false, why: 'wrong' }
  }
  if (method === 'totp') return judgeTotp(ctx, proof, digits)
  if (method === 'recovery') return judgeRecoveryCode(ctx, proof, code)
  return judgeSentCode(ctx, proof, method, digits)
}

const refusalOf = async (
  ctx: TxContext,
  proof: Owned,
  verdict: Verdict & { readonly right: false },
): Promise<Problem> => {
  const triesLeft = await spendProofTry(ctx, proof.id)
  const facts = { purpose: proof.purpose, why: verdict.why, triesLeft }
  const entry = { event: 'authn_login_fail', outcome: 'refused' } as const
  await recordAudit(ctx, [{ ...entry, personId: proof.personId, facts }])
  if (triesLeft === 0) return proofProblems.proof_spent()
  if (verdict.why === 'clock_off') {
    return proofProblems.factor_clock_off({ minutes: verdict.minutes, triesLeft })
  }
  return verdict.why === 'replayed'
    ? proofProblems.factor_replayed({ seconds: 30, triesLeft })
    : proofProblems.factor_wrong({ triesLeft })
}

/** Unlocking has a counter of its own: it must be possible while the other one is full. */
const scopeOf = ({ purpose }: Proof): ThrottleScope =>
  purpose === 'unlock' ? 'unlock_factor' : 'factor'

const paused = (ctx: Context, until: Date): Problem => {
  const retryAfterSeconds = secondsUntil(ctx, until)
  return proofProblems.factors_paused({ until }, { retryAfterSeconds })
}

/** A check that a lock has ended says until when; anything else has run out. */
const notOpen = async (ctx: TxContext, proof: Proof | null): Promise<Problem> => {
  const until =
    proof?.personId && proof.endedBy === 'ended'
      ? await blockedUntil(ctx, scopeOf(proof), proof.personId)
      : null
  return until ? paused(ctx, until) : proofProblems.proof_expired({ minutes: proofMinutes })
}

/** The last try before a pause was wrong: whoever owns the account hears of it. */
const noteLock = async (
  ctx: TxContext,
  kit: IdentityKit,
  { personId }: Owned,
  until: Date | null,
): Promise<void> => {
  if (until === null) return
  const about = { kind: 'factor', tries: factorRule.tries, until } as const
  await tellOwnerOfLock(ctx, kit, personId, lockOutNow(ctx, about))
}

const noteProved = async (ctx: TxContext, proof: Owned, by: FactorKind): Promise<void> => {
  await forgetTries(ctx, scopeOf(proof), proof.personId)
  await keepProved(ctx, proof.id, by, proof.personId)
  await stopLostFactor(ctx, proof.personId)
  if (by !== 'recovery') return
  const left = await recoveryCodesLeft(ctx, proof.personId)
  await publish(ctx, [identityEvents.recoveryCodeUsed(proof.personId, left)])
  const entry = { event: 'authn_token_revoked', kind: 'recovery_code_used' } as const
  await recordAudit(ctx, [{ ...entry, personId: proof.personId, outcome: 'ok', facts: { left } }])
}

/**
 * Judges one answer. Wrong ones are kept although the call fails, for the check (five) and for the
 * person (ten in a quarter of an hour, then growing pauses), so that whoever knows the password
 * cannot try codes for ever.
 * @throws identity.proof_expired, factor_unavailable, factors_paused, factor_replayed,
 *   factor_clock_off, factor_wrong, proof_spent
 */
export const answerProof = async (
  ctx: Context,
  kit: IdentityKit,
  input: Input,
): Promise<ProofAnswer> => {
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    const found = await lockProof(tx, input.proof)
    if (!found?.personId || !isOpen(found, ctx.clock.now())) return notOpen(tx, found)
    const proof: Owned = { ...found, personId: found.personId }
    const holdings = await loadHoldings(tx, proof.personId)
    if (!usableFactors(holdings, proof.excluded).includes(input.method)) {
      return proofProblems.factor_unavailable()
    }
    const admission = await takeTry(tx, scopeOf(proof), proof.personId, factorRule)
    if (!admission.admitted) return paused(ctx, admission.until)
    const verdict = await judge(tx, kit, proof, input)
    if (!verdict.right) {
      const refusal = await refusalOf(tx, proof, verdict)
      await noteLock(tx, kit, proof, admission.state.blockedUntil)
      return refusal
    }
    await noteProved(tx, proof, input.method)
    return describeProof(ctx, input.proof, { ...proof, provedBy: input.method }, holdings)
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
