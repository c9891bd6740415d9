import { skeletonOf } from './skeleton.ts'

export const longestName = 80

const allowed = /^[\p{L}\p{M}\p{Nd} '’.,·・&()-]+$/u
/** No honest name stacks more marks than this on one letter. */
const stackedMarks = /\p{M}{4,}/u
const reservedInside = ['okpay'].map(skeletonOf)
const reservedWhole = [
  'support',
  'customersupport',
  'customerservice',
  'helpdesk',
  'admin',
  'administrator',
  'security',
  'securityteam',
  'system',
  'treasury',
  '客服',
  '官方客服',
  '客服中心',
  '在线客服',
  '平台客服',
  '官方',
  '系统',
  '系统通知',
  '管理员',
].map(skeletonOf)

/**
 * Whether a name pretends to be us: `0KPay Support`, `ОКРау`, `O K Pay`, `官方客服`; not `Brook Payne`.
 */
const isReserved = (name: string): boolean => {
  const words = skeletonOf(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.some((word) => reservedInside.some((reserved) => word.includes(reserved)))) return true
  if (reservedWhole.includes(words.join(''))) return true
  return words.some((_, from) =>
    words.some((_, to) => reservedInside.includes(words.slice(from, to + 1).join(''))),
  )
}

export type NameReading =
  | { readonly name: string; readonly refusal?: never }
  | { readonly name?: never; readonly refusal: 'invalid' | 'reserved' }

/**
 * The form under which a name is kept: NFKC, single spaces. Refuses control, format and bidi
 * characters, addresses and markup, more than 80 characters, and names that look like ours.
 */
export const readName = (text: string): NameReading => {
  // Checked before NFKC as well, which would turn some of them into plain characters.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return { refusal: 'invalid' }
  const name = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  if (!allowed.test(name) || !/\p{L}/u.test(name) || stackedMarks.test(name.normalize('NFD'))) {
    return { refusal: 'invalid' }
  }
  if ([...name].length > longestName) return { refusal: 'invalid' }
  return isReserved(name) ? { refusal: 'reserved' } : { name }
}
