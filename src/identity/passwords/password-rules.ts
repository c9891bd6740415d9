import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { skeletonOf } from '../skeleton.ts'
import { blocklistLeastLength } from './make-blocklist.ts'
import { readKeyboards, readList } from './read-list.ts'

/**
 * What makes a password acceptable: length, strength, and that nobody guesses it from a list or
 * from
 * the person. No rule asks for kinds of characters. Source: NIST SP 800-63B-4, ASVS 5.0 V6.2.
 */
export const leastLength = { alone: 15, withSecondFactor: blocklistLeastLength } as const
export const mostLength = 128
const leastScore = 3
/** Code points that zxcvbn looks at. */
const judgedLength = 64

export type PasswordReport = {
  readonly acceptable: boolean
  /** zxcvbn, 0 to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4
  readonly checks: {
    readonly longEnough: boolean
    readonly notTooLong: boolean
    readonly notCommon: boolean
    readonly noContext: boolean
    readonly strong: boolean
  }
}

export type PasswordOwner = {
  readonly email?: string
  /** E.164. */
  readonly phone?: string
  /** Of a business its registered name and the person's. */
  readonly name?: string
  readonly hasSecondFactor?: boolean
}

/** Fewer characters do where a second factor stands behind them. */
export const leastLengthFor = ({ hasSecondFactor = false }: PasswordOwner): number =>
  hasSecondFactor ? leastLength.withSecondFactor : leastLength.alone

type Lists = {
  readonly zxcvbn: ZxcvbnFactory
  readonly common: ReadonlySet<string>
  readonly blocklist: ReadonlySet<string>
}
let lists: Lists | undefined

/** Read at the first password, not at every start of a command. */
const load = (): Lists => {
  lists ??= {
    zxcvbn: new ZxcvbnFactory({
      dictionary: {
        passwords: readList('common-passwords'),
        commonWords: readList('common-words'),
        firstnames: readList('first-names'),
        lastnames: readList('last-names'),
        pinyin: readList('pinyin'),
      },
      graphs: readKeyboards(),
      l33tMaxSubstitutions: 16,
    }),
    common: new Set(readList('common-passwords')),
    blocklist: new Set(readList('blocklist').flatMap((entry) => [entry, skeletonOf(entry)])),
  }
  return lists
}

/** Words that a stranger would try first for this person; the product's own name always. */
const contextWords = ({ email = '', phone = '', name = '' }: PasswordOwner): string[] => {
  const parts = [...email.split(/[^\p{L}\p{N}]+/u), ...name.split(/[^\p{L}\p{N}]+/u)]
  // `anna1987@…` makes `anna` as easy to guess as `anna1987`.
  const own = parts.flatMap((part) => [part, part.replace(/\p{N}+$/u, '')])
  const han = /\p{Script=Han}/u
  const personal = own.filter((word) => [...word].length >= (han.test(word) ? 2 : 4))
  // A mail domain such as "com" or "mail" says nothing about the person.
  const number = phone === '' ? [] : [phone.slice(-phoneEnd)]
  return ['okpay', ...number, ...personal.filter((word) => !commonDomains.has(word.toLowerCase()))]
}
/** Digits by which people know a number, without country and operator. */
const phoneEnd = 7
const commonDomains = new Set(['mail', 'gmail', 'info', 'example', 'outlook', 'hotmail', 'yahoo'])

const isOnBlocklist = ({ common, blocklist }: Lists, password: string): boolean => {
  // Too short as well; but the checklist should not call it uncommon.
  if (common.has(password.toLowerCase())) return true
  const lower = password.toLowerCase().replace(/[\s_.-]+/gu, '')
  // Without separators, and also without the digits and signs that were hung on ("…2026!").
  const unsigned = lower.replace(/[^\p{L}\p{N}]+$/u, '')
  const bare = lower.replace(/[^\p{L}]+$/u, '')
  return [lower, unsigned, bare]
    .flatMap((text) => [text, skeletonOf(text)])
    .some((text) => blocklist.has(text))
}

/** Judges a password for its owner; never throws, keeps nothing. */
export const judgePassword = (password: string, owner: PasswordOwner = {}): PasswordReport => {
  const plain = password.normalize('NFKC')
  const length = [...plain].length
  const least = leastLengthFor(owner)
  const notTooLong = length <= mostLength
  const longEnough = length >= least
  const known = load()
  const words = contextWords(owner)
  const folded = skeletonOf(plain)
  const noContext = !words.some((word) => folded.includes(skeletonOf(word)))
  // Estimating a long text costs much and tells no more: if its beginning is strong, all of it is.
  const { score } = notTooLong
    ? known.zxcvbn.check([...plain].slice(0, judgedLength).join(''), words)
    : { score: 0 as const }
  const notCommon = !isOnBlocklist(known, plain)
  const strong = score >= leastScore
  return {
    acceptable: longEnough && notTooLong && notCommon && noContext && strong,
    score,
    checks: { longEnough, notTooLong, notCommon, noContext, strong },
  }
}
