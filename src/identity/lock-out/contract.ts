import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { ProofState } from '../proofs/contract.ts'

const LinkToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'Token of the link' })

/** A block of sign-in; device and place in the caller's language. */
const Lock = strict({
  /** password: it was wrong. factor: the password was right and the second factor wrong. */
  kind: Type.Union([Type.Literal('password'), Type.Literal('factor')]),
  tries: Type.Integer(),
  at: Time,
  /** It opens by itself then. */
  until: Time,
  device: Type.String(),
  place: Type.String(),
  unlockedAt: nullable(Time),
})

export const SignInState = strict({
  /** Wrong passwords in the last quarter of an hour, since the last right one. */
  failedTries: Type.Integer(),
  /** Until when devices that are not known cannot sign in. */
  blockedUntil: nullable(Time),
  /** Until when no second factor is looked at. */
  factorsPausedUntil: nullable(Time),
  /** Blocks of the last 30 days, newest first. */
  locks: Type.Array(Lock),
})

export const lockOutContract = declareContracts({
  'GET /v1/me/sign-in-state': {
    summary: 'Failed sign-ins and blocks at my account, for its owner',
    reply: { 200: SignInState },
  },
  'POST /v1/unlocks/look-up': {
    summary: 'What an unlock link is about; uses nothing',
    body: strict({ token: LinkToken }),
    /** Null: sign-in is open already. */
    reply: { 200: strict({ lock: nullable(Lock) }) },
  },
  'POST /v1/unlocks': {
    summary:
      'Begin to unlock: a check of a second factor; the link stays good until it is answered',
    body: strict({ token: LinkToken }),
    reply: { 200: ProofState },
  },
  'POST /v1/unlocks/complete': {
    summary: 'Unlock with the answered check; uses the link',
    body: strict({ token: LinkToken, proof: Type.String({ maxLength: 100 }) }),
    reply: { 204: null },
  },
})
