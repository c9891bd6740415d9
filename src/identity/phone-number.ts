import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { secretsInUse } from '#platform/crypto'

/** E.164 (`+8613800138000`) of what somebody typed with its country code, or null. */
export const readPhone = (text: string): string | null => {
  const plain = text.normalize('NFKC').trim()
  if (!plain.startsWith('+') || plain.length > 40) return null
  const parsed = parsePhoneNumberFromString(plain)
  return parsed?.isValid() && !parsed.ext ? parsed.number : null
}

type Table = 'people' | 'sign_ups'
const place = (table: Table, id: string) => `identity.${table}.phone_sealed.${id}`

/** Sealed for one row of one table: copied elsewhere it does not open. */
export const sealPhone = (id: string, phone: string, table: Table = 'people'): string =>
  secretsInUse().seal(phone, place(table, id))

export const openPhone = (id: string, sealed: string, table: Table = 'people'): string =>
  secretsInUse().open(sealed, place(table, id))

/** What finds a number without telling it. */
export const phoneIndexOf = (phone: string): Buffer => secretsInUse().mac('identity.phone', phone)
