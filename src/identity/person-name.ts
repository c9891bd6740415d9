import { isReservedName } from './reserved-name.ts'

export const longestName = 80

/** Letters with their marks, and what stands between them in some language. */
const personal = /^[\p{L}\p{M}\p{Nd} '’ʼ.,·・&()-]+$/u
/** Companies write more: `A/S`, `Yahoo!`, `ООО «Ромашка»`. */
const registered = /^[\p{L}\p{M}\p{Nd} '’ʼ.,·・&()/+!:"«»“”№-]+$/u
/** No honest name stacks more marks than this on one letter. */
const stackedMarks = /\p{M}{4,}/u
/** `www.…`, or a word that ends like a domain. */
const webAddress =
  /\bwww\.|[\p{L}\p{Nd}]{2}\.(com|net|org|info|biz|io|cn|hk|ru|top|xyz|vip|app|cc|shop|online|site|click)\b/iu

export type NameReading =
  | { readonly name: string; readonly refusal?: never }
  | { readonly name?: never; readonly refusal: 'invalid' | 'reserved' }

const read = (text: string, allowed: RegExp): NameReading => {
  // Checked before NFKC as well, which would turn some of them into plain characters.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return { refusal: 'invalid' }
  const name = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  if (!allowed.test(name) || !/\p{L}/u.test(name) || stackedMarks.test(name.normalize('NFD'))) {
    return { refusal: 'invalid' }
  }
  if ([...name].length > longestName) return { refusal: 'invalid' }
  return isReservedName(name) ? { refusal: 'reserved' } : { name }
}

/**
 * The form under which a name is kept: NFKC, single spaces. Refuses control, format and bidi
 * characters, addresses and markup, more than 80 characters, and names that look like ours.
 */
export const readName = (text: string): NameReading =>
  webAddress.test(text.normalize('NFKC')) ? { refusal: 'invalid' } : read(text, personal)

/** The same for the registered name of a business, which may have a domain in it. */
export const readBusinessName = (text: string): NameReading =>
  /\/\/|www\./i.test(text.normalize('NFKC')) ? { refusal: 'invalid' } : read(text, registered)
