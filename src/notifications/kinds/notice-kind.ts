import type { MoneyParam, Words } from '#platform/problems'
import type { Topic } from '../topics.ts'

/** What the words of a notice may name, as it is kept in JSON. */
type ParamValues = {
  money: MoneyParam
  /** RFC 3339; shown in the person's own zone. */
  time: string
  count: number
  /** The same in both languages: a masked name. */
  text: string
  /** In both languages: a device, a place. */
  words: Words
}
export type ParamKind = keyof ParamValues
export type ParamValue = ParamValues[ParamKind]
type Shape = Readonly<Record<string, ParamKind>>

/** One way of telling somebody something: its words, in both languages, as data. */
export type NoticeKind = {
  readonly topic: Topic
  /** So grave that it goes by SMS too, where the person has a number. */
  readonly isGrave?: boolean
  /** Mail and SMS come from identity, because they carry links that only it can make. */
  readonly isMailedByIdentity?: boolean
  /** A stage on the way: told where the person looks, not sent after them. */
  readonly isInAppOnly?: boolean
  /** Whoever reads it need not freeze the account: nothing can leave it, or nothing touched it. */
  readonly isSafe?: boolean
  /** A line; without placeholders, so that it also names the message in lists. */
  readonly title: Words
  /** What happened and where the money is; placeholders `{name}` equal the keys of `params`. */
  readonly text: Words
  readonly params: Shape
  /** Where in the app it is looked into or solved. */
  readonly opens:
    | 'movement'
    | 'withdrawal'
    | 'bank_accounts'
    | 'security'
    | 'restrictions'
    | 'settings'
    | 'limits'
    | 'verification'
    | 'policies'
    | 'home'
}

export type ParamsOf<K extends NoticeKind> = {
  readonly [Name in keyof K['params']]: ParamValues[K['params'][Name]]
}
