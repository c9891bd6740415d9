import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { Password } from '../passwords/contract.ts'
import { ProofState } from '../proofs/contract.ts'

const Restriction = strict({
  kind: Type.Union([
    Type.Literal('frozen_by_owner'),
    Type.Literal('frozen_by_risk'),
    Type.Literal('cooling_down'),
  ]),
  since: Time,
  /** When it ends by itself; null: it does not. */
  until: nullable(Time),
  /** Why a cool-down runs: password_reset, unfrozen …; null for a freeze. */
  reason: nullable(Type.String()),
  /** Why, what it stops, what goes on and how it ends, in the reader's language. */
  why: Type.String(),
  stops: Type.String(),
  works: Type.String(),
  ends: Type.String(),
  whoActs: Type.Union([Type.Literal('you'), Type.Literal('okpay'), Type.Literal('nobody')]),
})

export const Restrictions = strict({
  /** Whether money can go out now. */
  moneyOut: Type.Union([Type.Literal('open'), Type.Literal('stopped')]),
  /** When money can go out again by itself; null: it can now, or somebody has to act first. */
  moneyOutFrom: nullable(Time),
  items: Type.Array(Restriction),
})

export const freezeContract = declareContracts({
  'POST /v1/me/freeze': {
    summary: 'Freeze my account: money out stops, every session ends, a new password is needed',
    body: strict({}),
    reply: { 200: Restrictions },
  },
  'POST /v1/not-me': {
    summary: 'It was not me: freezes the account whose owner got the link in a message',
    body: strict({ token: Type.String({ minLength: 1, maxLength: 100 }) }),
    reply: { 200: strict({ frozenAt: Time }) },
  },
  'POST /v1/unfreeze/start': {
    summary: 'Begin to lift the freeze: a check of a second factor',
    body: strict({}),
    reply: { 200: ProofState },
  },
  'POST /v1/me/unfreeze': {
    summary: 'Lift the freeze with the answered check and a new password; money out waits 24 hours',
    body: strict({
      proof: Type.String({ maxLength: 100 }),
      password: Password,
    }),
    reply: { 200: Restrictions },
  },
})
