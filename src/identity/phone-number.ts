import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { secretsInUse } from '#platform/crypto'

/** E.164 (`+8613800138000`) of what somebody typed with its country code, or null. */
export const readPhone = (text: string): string | null => {
  const plain = text.normalize('NFKC').trim()
  if (!plain.startsWith('+') || plain.length > 40) return null
  const parsed = parsePhoneNumberFromString(plain)
  return parsed?.isValid() && !parsed.ext ? parsed.number : null
}

const place = (personId: string) => `identity.people.phone_sealed.${personId}`

export const sealPhone = (personId: string, phone: string): string =>
  secretsInUse().seal(phone, place(personId))

export const openPhone = (personId: string, sealed: string): string =>
  secretsInUse().open(sealed, place(personId))

/** What finds a number without telling it. */
export const phoneIndexOf = (phone: string): Buffer => secretsInUse().mac('identity.phone', phone)
