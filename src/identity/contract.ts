import { CurrencyCode } from '#money/contract'
import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'
import { contactsContract } from './contacts/contract.ts'
import { factorContract } from './factors/contract.ts'
import { freezeContract } from './freeze/contract.ts'
import { lockOutContract } from './lock-out/contract.ts'
import { lostFactorContract } from './lost-factor/contract.ts'
import { Password, passwordContract } from './passwords/contract.ts'
import { phraseContract } from './phrase/contract.ts'
import { Credential, CredentialOptions, ProofState, proofContract } from './proofs/contract.ts'
import { recoveryContract } from './recovery/contract.ts'
import { sessionsContract } from './sessions/contract.ts'
import { RoleName, staffContract } from './staff/contract.ts'

const Email = Type.String({ minLength: 3, maxLength: 254, description: 'An e-mail address' })
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' })
const LanguageCode = Type.Union([Type.Literal('en'), Type.Literal('zh-CN')])
const Name = Type.String({ minLength: 1, maxLength: 200 })
const Phone = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', description: 'E.164' })
const TimeZone = Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone' })

const Kind = Type.Union([Type.Literal('person'), Type.Literal('business')])
const Code = Type.String({ pattern: '^[0-9]{6}$' })

export const Person = strict({
  id: Type.String(),
  accountNumber: Type.String({ description: 'OK and nine digits, the last a check digit' }),
  kind: Kind,
  /** Of a business its registered name. */
  name: Type.String(),
  /** Of a business: the person who signed up for it. */
  representative: nullable(Type.String()),
  /** Null for who signed up by phone. */
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  /** Present with a phone: false until the code that was texted to it has come back. */
  phoneVerified: Type.Optional(Type.Boolean()),
  country: Country,
  language: LanguageCode,
  timeZone: TimeZone,
  /** Decides what the home screen shows first. */
  mainCurrency: CurrencyCode,
  /** Currencies in which this person's country may open wallets. */
  currencies: Type.Array(CurrencyCode),
  roles: Type.Array(RoleName),
  createdAt: Time,
})

/** The same for a known and an unknown address or number; names the one that was given. */
const CodeSent = strict({
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  codeExpiresAt: Time,
  /** Another code can be asked for from this moment. */
  resendAt: Time,
})

export const Session = strict({ person: Person, idleExpiresAt: Time, expiresAt: Time })

export const identityContract = declareContracts({
  ...proofContract,
  ...factorContract,
  ...passwordContract,
  ...phraseContract,
  ...freezeContract,
  ...staffContract,
  ...recoveryContract,
  ...lostFactorContract,
  ...contactsContract,
  ...lockOutContract,
  ...sessionsContract,
  'POST /v1/sign-ups': {
    summary: 'Open an account; a code goes to the phone, or code and link to the e-mail address',
    body: strict({
      /** Either this or `phone`. */
      email: Type.Optional(Email),
      phone: Type.Optional(Phone),
      password: Password,
      /** Default: person. */
      kind: Type.Optional(Kind),
      /** Of the person who signs up, also for a business. */
      name: Name,
      /** The registered name; for a business only, and needed there. */
      businessName: Type.Optional(Name),
      country: Country,
      language: LanguageCode,
      /** Version of the terms that the person saw and accepted. */
      termsVersion: Type.String({ maxLength: 20 }),
    }),
    reply: { 202: CodeSent },
  },
  'POST /v1/sign-ups/resend': {
    summary: 'Send the sign-up code again (once a minute)',
    body: strict({ email: Type.Optional(Email), phone: Type.Optional(Phone) }),
    reply: { 202: CodeSent },
  },
  'POST /v1/sign-ups/confirm': {
    summary: 'Confirm e-mail address or phone by code, or by the token of the link; signs in',
    body: strict({
      email: Type.Optional(Email),
      phone: Type.Optional(Phone),
      code: Type.Optional(Code),
      token: Type.Optional(Type.String({ maxLength: 100 })),
      /** Needed only when several people signed up with it; then it must be right. */
      password: Type.Optional(Password),
    }),
    reply: { 201: Session },
  },
  'GET /v1/sign-up-options': {
    summary: 'Countries, their currencies and the terms in force',
    reply: {
      200: strict({
        termsVersion: Type.String(),
        minimumPasswordLength: Type.Integer(),
        countries: Type.Array(strict({ code: Country, currencies: Type.Array(CurrencyCode) })),
      }),
    },
  },
  'POST /v1/sessions': {
    summary: 'Sign in, first step: e-mail or phone, and password. Begins a check, opens nothing',
    body: strict({
      identifier: Type.String({ minLength: 1, maxLength: 254, description: 'E-mail or phone' }),
      password: Password,
    }),
    reply: { 200: ProofState },
  },
  'POST /v1/sessions/complete': {
    summary: 'Sign in, second step: the answered check becomes a session',
    body: strict({ proof: Type.String({ maxLength: 100 }) }),
    reply: { 201: Session },
  },
  'POST /v1/passkeys/sign-in-options': {
    summary: 'Sign in by a passkey alone: options for navigator.credentials.get',
    body: strict({}),
    reply: { 200: strict({ proof: Type.String(), options: CredentialOptions }) },
  },
  'POST /v1/passkeys/sign-in': {
    summary: 'Sign in by a passkey alone',
    body: strict({ proof: Type.String({ maxLength: 100 }), credential: Credential }),
    reply: { 201: Session },
  },
  'GET /v1/sessions/current': { summary: 'Who is signed in', reply: { 200: Session } },
  'DELETE /v1/sessions/current': { summary: 'Sign out here', reply: { 204: null } },
  'PATCH /v1/me': {
    summary: 'Change name, country, language, time zone or main currency',
    body: strict({
      name: Type.Optional(Name),
      country: Type.Optional(Country),
      language: Type.Optional(LanguageCode),
      timeZone: Type.Optional(TimeZone),
      mainCurrency: Type.Optional(CurrencyCode),
    }),
    reply: { 200: Person },
  },
})
