import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const SixDigits = Type.String({ pattern: '^[0-9]{6}$' })

/** A reported loss, as the browser that reported it may see it. */
export const LostFactorAnswer = strict({
  request: Token,
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('ready'),
    Type.Literal('finished'),
    Type.Literal('cancelled'),
    Type.Literal('expired'),
  ]),
  startedAt: Time,
  /** Codes can be asked for from then. */
  readyAt: Time,
  /** Nothing is left of it after this moment. */
  expiresAt: Time,
  /** Where the owner was told, masked; codes come to each of them. */
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  /** The newest codes; null before the first. */
  codes: nullable(strict({ expireAt: Time, resendAt: Time })),
})

export const lostFactorContract = declareContracts({
  'POST /v1/lost-factors': {
    summary: 'Report what one signs in with as lost, with a sign-in that cannot be finished',
    body: strict({ proof: Token }),
    reply: { 201: LostFactorAnswer },
  },
  'POST /v1/lost-factors/look-up': {
    summary: 'Where a reported loss stands',
    body: strict({ request: Token }),
    reply: { 200: LostFactorAnswer },
  },
  'POST /v1/lost-factors/cancel': {
    summary: 'Stop a reported loss, by its own token or by the link that the owner was sent',
    body: strict({ request: Type.Optional(Token), token: Type.Optional(Token) }),
    reply: { 204: null },
  },
  'POST /v1/lost-factors/codes': {
    summary: 'After the waiting time: send a code to every channel (once a minute)',
    body: strict({ request: Token }),
    reply: { 202: LostFactorAnswer },
  },
  'POST /v1/lost-factors/finish': {
    summary: 'Prove every channel; the lost authenticators are removed',
    body: strict({
      request: Token,
      emailCode: Type.Optional(SixDigits),
      phoneCode: Type.Optional(SixDigits),
    }),
    reply: { 200: strict({ moneyOutFrom: Time }) },
  },
})
