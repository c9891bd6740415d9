import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { FactorKind } from '../factors/factor.ts'

/** What a right answer is good for. */
export const everyPurpose = [
  'sign_in',
  'passkey_sign_in',
  'passkey_enrolment',
  'step_up',
  'unlock',
  'reset',
  'unfreeze',
  'lost_factor',
] as const
export type ProofPurpose = (typeof everyPurpose)[number]

export const proofMinutes = 10
export const proofTries = 5
export const proofCodeMinutes = 10
/** A pause between two codes of one proof. */
export const codeResendSeconds = 60

export type CodeMethod = 'sms' | 'email'

/** A challenge that a person answers with one of their factors. */
export type Proof = {
  readonly id: string
  readonly personId: PersonId | null
  readonly purpose: ProofPurpose
  readonly boundTo: Buffer | null
  readonly shown: Words | null
  readonly excluded: readonly FactorKind[]
  readonly triesLeft: number
  readonly codeHash: Buffer | null
  readonly codeMethod: CodeMethod | null
  readonly codeExpiresAt: Date | null
  readonly codeResendAt: Date | null
  readonly passkeyChallenge: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly provedAt: Date | null
  readonly provedBy: FactorKind | null
  readonly endedBy: 'used' | 'tries' | 'ended' | null
}

/** Still good for something: neither ended nor expired. */
export const isLive = ({ endedBy, expiresAt }: Proof, now: Date): boolean =>
  endedBy === null && expiresAt > now

/** Waits for its answer. */
export const isOpen = (proof: Proof, now: Date): boolean =>
  isLive(proof, now) && proof.provedAt === null
