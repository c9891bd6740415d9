import { skeletonOf } from '../skeleton.ts'

/** Code points after NFKC. */
export const leastPhrase = 2
export const mostPhrase = 40

/** What a stranger who writes to this person may know already. */
export type PhraseOwner = {
  readonly name: string
  /** Of a business: who opened the account. */
  readonly representative: string | null
  readonly email: string | null
  readonly accountNumber: string
  readonly phone: string | null
}

export type PhraseRefusal = 'length' | 'characters' | 'code' | 'address' | 'ours' | 'known'
export type PhraseReading =
  | { readonly phrase: string; readonly refusal?: never }
  | { readonly phrase?: never; readonly refusal: PhraseRefusal }

/** Digits, or one word that is mostly digits: what codes and PINs look like. */
const looksLikeCode = (phrase: string): boolean => {
  const bare = phrase.replace(/[^\p{L}\p{N}]+/gu, '')
  const digits = bare.replace(/[^\p{N}]+/gu, '').length
  return !/\p{L}/u.test(bare) || (!/\s/u.test(phrase) && digits >= 4 && digits * 2 >= bare.length)
}

const address = /@|:\/\/|\bwww\.|[\p{L}\p{N}]\.[\p{L}]{2,}(?:\/|$|\s)/iu
const ours = ['okpay', '官方', '客服', '验证码', '密码', 'password'].map(skeletonOf)

const compact = (text: string): string => skeletonOf(text).replace(/[^\p{L}\p{N}]+/gu, '')

const isKnown = (phrase: string, owner: PhraseOwner): boolean => {
  const given = compact(phrase)
  const { name, representative, email, accountNumber, phone } = owner
  const names = [name, representative ?? '']
  const known = [...names, email ?? '', email?.split('@')[0] ?? '', accountNumber, phone ?? '']
  const parts = names.flatMap((one) => one.split(/\s+/u))
  return [...known, ...parts].map(compact).some((text) => text !== '' && text === given)
}

/**
 * The form under which a phrase is kept: NFKC, single spaces. Refused is what a stranger could put
 * into a message too (our name, the person's own data), and what should never stand in a mail
 * (codes, addresses). Whether it is the password is not checked: that would be a way to try
 * passwords.
 */
export const readPhrase = (text: string, owner: PhraseOwner): PhraseReading => {
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return { refusal: 'characters' }
  const phrase = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const length = [...phrase].length
  if (/\p{M}{4,}/u.test(phrase.normalize('NFD'))) return { refusal: 'characters' }
  if (length < leastPhrase || length > mostPhrase) return { refusal: 'length' }
  if (looksLikeCode(phrase)) return { refusal: 'code' }
  if (address.test(phrase)) return { refusal: 'address' }
  const folded = compact(phrase)
  if (ours.some((word) => folded.includes(word))) return { refusal: 'ours' }
  return isKnown(phrase, owner) ? { refusal: 'known' } : { phrase }
}
