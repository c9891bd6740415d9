import { phoneIndexOf } from './phone-number.ts'

/** What somebody signs up and signs in with, in its canonical form: where codes go to. */
export type Contact =
  | { readonly kind: 'email'; readonly email: string }
  | {
      readonly kind: 'phone'
      /** E.164. */
      readonly phone: string
      /** HMAC of it. */
      readonly index: Buffer
    }

export const emailContact = (email: string): Contact => ({ kind: 'email', email })

export const phoneContact = (phone: string): Contact => ({
  kind: 'phone',
  phone,
  index: phoneIndexOf(phone),
})

/** The text by which counters know it. */
export const identifierOf = (contact: Contact): string =>
  contact.kind === 'email' ? contact.email : contact.phone

/** `{ email }` or `{ phone }`, as answers name it. */
export const namedContact = (
  contact: Contact,
): { readonly email: string } | { readonly phone: string } =>
  contact.kind === 'email' ? { email: contact.email } : { phone: contact.phone }

/** How a person is reached and signs in: the address, else the number. */
export const contactOf = (person: {
  readonly email: string | null
  readonly phone: string | null
}): Contact => {
  if (person.email !== null) return emailContact(person.email)
  if (person.phone !== null) return phoneContact(person.phone)
  throw new Error('Everybody has an address or a number')
}
