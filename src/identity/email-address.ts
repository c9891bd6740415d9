import { domainToASCII } from 'node:url'

const local = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/**
 * The form under which an address is kept and compared: NFKC, lower case, domain in ASCII. Null
 * when
 * it is not an address; nothing with spaces, line breaks or several recipients passes.
 */
export const readEmail = (text: string): string | null => {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain.length > 254) return null
  const at = plain.lastIndexOf('@')
  const name = plain.slice(0, at)
  const host = domainToASCII(plain.slice(at + 1))
  if (at < 1 || !local.test(name) || !domain.test(host)) return null
  if (name.startsWith('.') || name.endsWith('.') || name.includes('..')) return null
  return `${name}@${host}`
}
