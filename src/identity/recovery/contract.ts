import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { Password, PasswordReport } from '../passwords/contract.ts'
import { FactorName, ProofState } from '../proofs/contract.ts'

const Identifier = Type.String({ minLength: 1, maxLength: 254, description: 'E-mail or phone' })
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const SixDigits = Type.String({ pattern: '^[0-9]{6}$' })
const Channel = Type.Union([Type.Literal('email'), Type.Literal('sms')])

/** The same whether somebody has the address or number or not. */
const Asked = strict({
  by: Channel,
  /** Link or code are good until then. */
  expiresAt: Time,
  /** Another one can be asked for from this moment. */
  resendAt: Time,
})

const Reset = strict({
  reset: Token,
  expiresAt: Time,
  /** The second factor to answer first; null when there is none but the channel that was used. */
  check: nullable(ProofState),
  minimumPasswordLength: Type.Integer(),
  /** For how long money out waits afterwards. */
  waitHours: Type.Integer(),
})

export const Findings = strict({
  /** waiting: signed up, but the contact is not confirmed. */
  account: Type.Union([
    Type.Literal('open'),
    Type.Literal('waiting'),
    Type.Literal('closed'),
    Type.Literal('none'),
  ]),
  accountNumber: nullable(Type.String()),
  frozen: nullable(Type.Union([Type.Literal('owner'), Type.Literal('risk')])),
  /** Too many wrong passwords: no sign-in before this moment. */
  signInPausedUntil: nullable(Time),
  /** Too many wrong codes: no second factor before this moment. */
  checksPausedUntil: nullable(Time),
  /** Token for the page that unlocks with a second factor; null when nothing is locked. */
  unlock: nullable(Token),
  /** Ways to answer the second step, the one that is offered first at the front. */
  ways: Type.Array(
    strict({
      kind: FactorName,
      to: Type.Optional(Type.String()),
      left: Type.Optional(Type.Integer()),
    }),
  ),
  /** What became of our last messages with codes and links, newest first. */
  messages: Type.Array(
    strict({
      at: Time,
      to: Type.String({ description: 'Masked address or number' }),
      /** refused: the mailbox or phone network would not take it; expired: too late to send. */
      state: Type.Union([
        Type.Literal('queued'),
        Type.Literal('sent'),
        Type.Literal('refused'),
        Type.Literal('expired'),
      ]),
    }),
  ),
  /** A lost device was reported: its factors can be replaced from then. */
  lostDeviceReadyAt: nullable(Time),
  /** Money out waits until then. */
  moneyOutFrom: nullable(Time),
})

export const recoveryContract = declareContracts({
  'POST /v1/resets': {
    summary: 'Forgot the password: a link goes to the address, or a code to the phone, if known',
    body: strict({ identifier: Identifier }),
    reply: { 202: Asked },
  },
  'POST /v1/resets/open': {
    summary:
      'Open a reset by the token of the link, or by phone and code; begins the second factor',
    body: strict({
      token: Type.Optional(Token),
      identifier: Type.Optional(Identifier),
      code: Type.Optional(SixDigits),
    }),
    reply: { 200: Reset },
  },
  'POST /v1/resets/password-checks': {
    summary: 'How good a password is for the owner of an open reset',
    body: strict({ reset: Token, password: Password }),
    reply: { 200: strict(PasswordReport) },
  },
  'POST /v1/resets/complete': {
    summary: 'Set the new password; ends every session, and money out waits',
    body: strict({
      reset: Token,
      /** Token of the answered check, where one was asked for. */
      proof: Type.Optional(Token),
      password: Password,
    }),
    reply: { 200: strict({ moneyOutFrom: Time, frozen: Type.Boolean() }) },
  },
  'POST /v1/sign-in-help': {
    summary: 'Cannot sign in: a code goes to the address, or to the phone if it is known',
    body: strict({ identifier: Identifier }),
    reply: { 202: Asked },
  },
  'POST /v1/sign-in-help/open': {
    summary: 'What stands in the way of signing in, told to whoever has the mailbox or phone',
    body: strict({ identifier: Identifier, code: SixDigits }),
    reply: { 200: Findings },
  },
})
