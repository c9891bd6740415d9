import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'

const Email = Type.String({ minLength: 3, maxLength: 254, description: 'An e-mail address' })
const Phone = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', description: 'E.164' })
const SixDigits = Type.String({ pattern: '^[0-9]{6}$' })
const Kind = Type.Union([Type.Literal('email'), Type.Literal('phone')])

/** A change that waits for the code from the new address or number. */
const Waiting = strict({
  to: Type.String({ description: 'The new address or number' }),
  /** Not confirmed by then, it is forgotten. */
  expiresAt: Time,
})

const CodeSent = strict({ to: Type.String(), codeExpiresAt: Time, resendAt: Time })

export const Contacts = strict({
  email: nullable(Type.String()),
  emailWaiting: nullable(Waiting),
  phone: nullable(Type.String()),
  phoneWaiting: nullable(Waiting),
  /** Another way to sign in stays without the phone. */
  canRemovePhone: Type.Boolean(),
})

export const contactsContract = declareContracts({
  'GET /v1/me/contacts': {
    summary: 'My e-mail address and phone, and changes that wait for a code',
    reply: { 200: Contacts },
  },
  'POST /v1/me/email': {
    summary: 'Change my e-mail address: a code goes to the new one, the old one holds until then',
    body: strict({ email: Email }),
    reply: { 202: CodeSent },
  },
  'POST /v1/me/email/resend': {
    summary: 'Send the code to the new e-mail address again (once a minute)',
    body: strict({}),
    reply: { 202: CodeSent },
  },
  'POST /v1/me/email/confirm': {
    summary: 'Confirm the new e-mail address by its code; the old one is told and can undo it',
    body: strict({ code: SixDigits }),
    reply: { 200: Contacts },
  },
  'POST /v1/me/phone': {
    summary: 'Change my phone number: a code goes to the new one, the old one holds until then',
    body: strict({ phone: Phone }),
    reply: { 202: CodeSent },
  },
  'POST /v1/me/phone/resend': {
    summary: 'Text the code to the new phone number again (once a minute)',
    body: strict({}),
    reply: { 202: CodeSent },
  },
  'POST /v1/me/phone/confirm': {
    summary: 'Confirm the new phone number by its code; the old one is told and can undo it',
    body: strict({ code: SixDigits }),
    reply: { 200: Contacts },
  },
  'DELETE /v1/me/phone': {
    summary: 'Remove my phone number, as long as another way to sign in stays',
    reply: { 200: Contacts },
  },
  'POST /v1/contact-changes/undo': {
    summary: 'Put the old e-mail address or number back, by the link that it was sent',
    body: strict({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
    reply: { 200: strict({ kind: Kind, restored: nullable(Type.String()) }) },
  },
})
