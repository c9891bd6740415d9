import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { sameBytes } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import {
  type Factor,
  keepPasskeyUse,
  loadFactors,
  lockPasskey,
  openTotpSecret,
  takeTotpStep,
} from '../factors/factor-store.ts'
import { readRecoveryCode, recoveryHashOf } from '../factors/recovery-code.ts'
import { takeRecoveryCode } from '../factors/recovery-store.ts'
import { totpClockOffMinutes, totpStepOf } from '../factors/totp.ts'
import type { IdentityKit } from '../identity-kit.ts'
import type { Credential } from './contract.ts'
import { judgePasskey } from './passkey.ts'
import type { Proof } from './proof.ts'
import { keepPasskeyChallenge, proofCodeHash } from './proof-store.ts'

export type Verdict =
  | { readonly right: true; readonly personId: PersonId }
  | { readonly right: false; readonly why: 'wrong' | 'replayed' }
  | { readonly right: false; readonly why: 'clock_off'; readonly minutes: number }

const wrong: Verdict = { right: false, why: 'wrong' }
type Owned = Proof & { readonly personId: PersonId }

/** One of the person's apps must say it; a step that was used counts as used, whoever asks. */
export const judgeTotp = async (
  ctx: TxContext,
  { personId }: Owned,
  code: string,
): Promise<Verdict> => {
  const now = ctx.clock.now()
  const apps = (await loadFactors(ctx, personId)).filter(({ kind }) => kind === 'totp')
  for (const app of apps) {
    const secret = openTotpSecret(app)
    const step = totpStepOf(secret, code, now, app.lastStep)
    if (step !== null && (await takeTotpStep(ctx, app.id, step))) return { right: true, personId }
    if (totpStepOf(secret, code, now, null) !== null) return { right: false, why: 'replayed' }
  }
  for (const app of apps) {
    const minutes = totpClockOffMinutes(openTotpSecret(app), code, now)
    if (minutes !== null) return { right: false, why: 'clock_off', minutes }
  }
  return wrong
}

export const judgeSentCode = (
  ctx: TxContext,
  proof: Owned,
  method: 'sms' | 'email',
  code: string,
): Verdict => {
  const { codeHash, codeMethod, codeExpiresAt, id, personId } = proof
  const isGood =
    codeHash !== null &&
    codeMethod === method &&
    codeExpiresAt !== null &&
    codeExpiresAt > ctx.clock.now() &&
    sameBytes(codeHash, proofCodeHash(id, code))
  return isGood ? { right: true, personId } : wrong
}

export const judgeRecoveryCode = async (
  ctx: TxContext,
  { personId }: Owned,
  code: string,
): Promise<Verdict> => {
  const plain = readRecoveryCode(code)
  if (plain === null) return wrong
  const isRight = await takeRecoveryCode(ctx, personId, recoveryHashOf(personId, plain))
  return isRight ? { right: true, personId } : wrong
}

/** Whose passkey it is must be whom the proof is about; without anybody, it says who it is. */
export const judgeCredential = async (
  ctx: TxContext,
  kit: IdentityKit,
  proof: Proof,
  credential: Static<typeof Credential>,
): Promise<Verdict> => {
  const { passkeyChallenge } = proof
  if (passkeyChallenge === null) return wrong
  await keepPasskeyChallenge(ctx, proof.id, null)
  const factor: Factor | null = await lockPasskey(ctx, credential.id)
  if (!factor || (proof.personId !== null && factor.personId !== proof.personId)) return wrong
  const count = await judgePasskey(kit, passkeyChallenge, credential, factor)
  if (count === null) return wrong
  await keepPasskeyUse(ctx, factor.id, count)
  return { right: true, personId: factor.personId }
}
