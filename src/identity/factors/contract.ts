import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { Credential, CredentialOptions } from '../proofs/contract.ts'

const FactorId = Type.String({ description: 'fac_…' })
const Label = Type.String({ minLength: 1, maxLength: 60 })
const SixDigits = Type.String({ pattern: '^[0-9]{6}$' })
const Preferred = Type.Union([
  Type.Literal('passkey'),
  Type.Literal('totp'),
  Type.Literal('sms'),
  Type.Literal('email'),
])

const Authenticator = strict({
  id: FactorId,
  kind: Type.Union([Type.Literal('totp'), Type.Literal('passkey')]),
  label: Type.String(),
  createdAt: Time,
  lastUsedAt: nullable(Time),
})

/** Shown once, when they are made. */
const RecoveryCodes = Type.Array(Type.String(), { minItems: 10, maxItems: 10 })

export const SecurityState = strict({
  authenticators: Type.Array(Authenticator),
  /** Codes by mail: masked address, and whether they count. */
  emailCodes: strict({ to: nullable(Type.String()), on: Type.Boolean() }),
  smsCodes: strict({ to: nullable(Type.String()), on: Type.Boolean() }),
  recoveryCodesLeft: Type.Integer(),
  preferred: nullable(Preferred),
  passwordSetAt: Time,
  /** Older than a year: worth a word, never a refusal. */
  passwordIsOld: Type.Boolean(),
})

export const factorContract = declareContracts({
  'GET /v1/me/security': {
    summary: 'How I sign in: authenticators, codes, recovery codes, password',
    reply: { 200: SecurityState },
  },
  'POST /v1/me/totp': {
    summary: 'Begin to set up an authenticator app: a fresh secret, as text and otpauth address',
    body: strict({}),
    reply: {
      201: strict({
        id: FactorId,
        secret: Type.String({ description: 'Base 32' }),
        address: Type.String({ description: 'otpauth://totp/…, for a QR code' }),
        expiresAt: Time,
      }),
    },
  },
  'POST /v1/me/totp/confirm': {
    summary: 'Finish with the first code of the app; the first authenticator brings recovery codes',
    body: strict({ id: FactorId, code: SixDigits, label: Type.Optional(Label) }),
    reply: { 200: strict({ security: SecurityState, recoveryCodes: nullable(RecoveryCodes) }) },
  },
  'POST /v1/me/passkeys/options': {
    summary: 'Begin to add a passkey: options for navigator.credentials.create',
    body: strict({}),
    reply: { 200: strict({ proof: Type.String(), options: CredentialOptions }) },
  },
  'POST /v1/me/passkeys': {
    summary: 'Finish adding a passkey; the first authenticator brings recovery codes',
    body: strict({ proof: Type.String({ maxLength: 100 }), credential: Credential, label: Label }),
    reply: { 200: strict({ security: SecurityState, recoveryCodes: nullable(RecoveryCodes) }) },
  },
  'DELETE /v1/me/factors/{id}': {
    summary: 'Remove an authenticator',
    params: strict({ id: FactorId }),
    reply: { 200: SecurityState },
  },
  'POST /v1/me/recovery-codes': {
    summary: 'Make ten new recovery codes; the old ones end',
    body: strict({}),
    reply: { 200: strict({ security: SecurityState, recoveryCodes: RecoveryCodes }) },
  },
  'PATCH /v1/me/sign-in-ways': {
    summary: 'Choose the factor that is offered first, and whether codes by mail and SMS count',
    body: strict({
      preferred: Type.Optional(nullable(Preferred)),
      emailCodes: Type.Optional(Type.Boolean()),
      smsCodes: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: SecurityState },
  },
})
