import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'

const ProofToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'Token of a check' })

export const FactorName = Type.Union([
  Type.Literal('passkey'),
  Type.Literal('totp'),
  Type.Literal('sms'),
  Type.Literal('email'),
  Type.Literal('recovery'),
])

export const CodeWay = Type.Union([Type.Literal('sms'), Type.Literal('email')])

/** A check of a second factor, as whoever holds its token may see it. */
export const ProofState = strict({
  proof: ProofToken,
  purpose: Type.String(),
  /** Ways that count here, the preferred one first. */
  methods: Type.Array(
    strict({
      kind: FactorName,
      /** Masked phone or mailbox. */
      to: Type.Optional(Type.String()),
      /** Recovery codes that are left. */
      left: Type.Optional(Type.Integer()),
    }),
  ),
  /** Exactly what is being confirmed; null where the purpose says it. */
  shown: nullable(Type.String()),
  expiresAt: Time,
  proved: Type.Boolean(),
  /** The newest code that was sent. */
  code: nullable(strict({ method: CodeWay, resendAt: Time })),
})

/** What a browser makes of a passkey: WebAuthn's JSON, checked by its library. */
export const Credential = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 1400, pattern: '^[A-Za-z0-9_-]+$' }),
    type: Type.Literal('public-key'),
    response: Type.Object({}, { additionalProperties: true }),
  },
  { additionalProperties: true, description: 'PublicKeyCredential.toJSON()' },
)

/** `navigator.credentials` options as JSON. */
export const CredentialOptions = Type.Object(
  { challenge: Type.String() },
  { additionalProperties: true, description: 'Options for navigator.credentials, as JSON' },
)

export const proofContract = declareContracts({
  'POST /v1/proofs/look-up': {
    summary: 'Where a check stands, and which ways there are to answer it',
    body: strict({ proof: ProofToken }),
    reply: { 200: ProofState },
  },
  'POST /v1/proofs/code': {
    summary: 'Send a code by SMS or mail that says exactly what it confirms (once a minute)',
    body: strict({ proof: ProofToken, method: CodeWay }),
    reply: { 202: ProofState },
  },
  'POST /v1/proofs/passkey': {
    summary: 'Ask for a passkey: options for navigator.credentials.get',
    body: strict({ proof: ProofToken }),
    reply: { 200: CredentialOptions },
  },
  'POST /v1/proofs/answer': {
    summary: 'Answer a check by a code or a passkey',
    body: strict({
      proof: ProofToken,
      method: FactorName,
      /** Six digits, or a recovery code. */
      code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
      credential: Type.Optional(Credential),
    }),
    reply: { 200: ProofState },
  },
})
