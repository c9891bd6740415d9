import { readEmail } from './email-address.ts'
import { phoneIndexOf, readPhone } from './phone-number.ts'

/** Under which name somebody is looked up at sign-in, and their tries are counted. */
export type Identifier = { readonly text: string; readonly phoneIndex: Buffer | null }

/** What was typed: a phone number, an e-mail address, or something that nobody can have. */
export const readIdentifier = (text: string): Identifier => {
  const phone = readPhone(text)
  if (phone !== null) return { text: phone, phoneIndex: phoneIndexOf(phone) }
  const email = readEmail(text) ?? text.normalize('NFKC').trim().toLowerCase()
  return { text: email, phoneIndex: null }
}
