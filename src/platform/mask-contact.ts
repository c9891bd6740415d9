import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** As many stars whatever they stand for, so that they do not count what is hidden. */
const hidden = '****'

/** `anna@example.com` → `a***@example.com`; of an address of one letter nothing but the domain. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  const name = [...email.slice(0, at)]
  return `${name.length > 1 ? name[0] : ''}***${email.slice(at)}`
}

/**
 * E.164 → `+86 138 **** 8000`: enough for the owner to know which number is meant. At least four
 * digits stay hidden; a short number shows fewer.
 */
export const maskPhone = (phone: string): string => {
  const parsed = parsePhoneNumberFromString(phone)
  const code = parsed ? `+${parsed.countryCallingCode}` : '+'
  const digits = phone.slice(code.length)
  const shownLast = digits.length >= 9 ? 4 : Math.min(2, Math.max(0, digits.length - hidden.length))
  const shownFirst = Math.max(0, Math.min(3, digits.length - shownLast - hidden.length))
  const first = digits.slice(0, shownFirst)
  const last = shownLast === 0 ? '' : digits.slice(-shownLast)
  return [code, first, hidden, last].filter((part) => part !== '').join(' ')
}

/** Of whichever a contact is. */
export const maskContact = (contact: string): string =>
  contact.includes('@') ? maskEmail(contact) : maskPhone(contact)
