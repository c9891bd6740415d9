import type { Context } from '#platform/context'
import { reasonWords } from '#platform/http/format-words'
import type { Language } from '#platform/problems'
import type { ReasonDeclaration } from '#platform/reasons'
import { bankCodes } from './bank/codes.ts'
import { bankReasons } from './bank/reasons.ts'
import { cardCodes } from './card/codes.ts'
import { cardReasons } from './card/reasons.ts'
import { type CodeSets, indexCodes } from './code-table.ts'
import { type MoneyPosition, positionWords } from './money-position.ts'
import { chainCodes } from './stablecoin/codes.ts'
import { chainReasons } from './stablecoin/reasons.ts'

type Family = {
  readonly family: 'card' | 'bank' | 'chain'
  readonly sets: CodeSets
  readonly reasons: Readonly<Record<string, ReasonDeclaration>>
}

/** The rails and what their outsides may answer. */
export const outsideFamilies = {
  card: { family: 'card', sets: cardCodes, reasons: cardReasons },
  bank: { family: 'bank', sets: bankCodes, reasons: bankReasons },
  stablecoin: { family: 'chain', sets: chainCodes, reasons: chainReasons },
} as const satisfies Readonly<Record<string, Family>>
export type OutsideRail = keyof typeof outsideFamilies

const indexes: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries<Family>(outsideFamilies).flatMap(([rail, { sets }]) =>
    Object.entries(sets).map(([set, codes]) => [`${rail} ${set}`, indexCodes(codes)] as const),
  ),
)

/** What an outside code is for us. */
export type Mapped = {
  readonly rail: OutsideRail
  readonly set: string
  /** As the outside wrote it; for staff only. */
  readonly outside: string
  /** Our reason: `bank.account_closed`. */
  readonly code: string
  readonly money: MoneyPosition
  readonly retry: ReasonDeclaration['retry']
  readonly whoActs: ReasonDeclaration['whoActs']
  /** False: the outside said something that stands in no table; it is treated with care. */
  readonly isKnown: boolean
}

/**
 * Our reason for a code of the outside. One that stands in no table is `<family>.refused`, its
 * money `unknown`: nothing is given back or sent again before somebody has looked.
 */
export const mapOutsideCode = (rail: OutsideRail, set: string, outside: string): Mapped => {
  const { family, sets, reasons }: Family = outsideFamilies[rail]
  const name = indexes.get(`${rail} ${set}`)?.get(outside)
  const reason = reasons[name ?? 'refused']!
  const { money = 'unknown', except = {} } = sets[set] ?? {}
  return {
    ...{ rail, set, outside, code: `${family}.${name ?? 'refused'}` },
    money: name ? (except[name] ?? money) : 'unknown',
    ...{ retry: reason.retry, whoActs: reason.whoActs, isKnown: name !== undefined },
  }
}

/** Title and detail of a mapped code in the reader's language. */
export const outsideWords = ({ rail, code, money }: Mapped, language: Language) => {
  const { reasons }: Family = outsideFamilies[rail]
  const reason = reasons[code.slice(code.indexOf('.') + 1)]!
  return reasonWords(reason, { money: positionWords[money] }, language)
}

/** Tells those on duty of a code that stands in no table; @returns it, for counting. */
export const alertUnknown = (ctx: Context, mapped: readonly Mapped[]): readonly Mapped[] => {
  const unknown = mapped.filter(({ isKnown }) => !isKnown)
  for (const { rail, set, outside } of unknown) {
    const about = { event: 'outside_code_unmapped', rail, set, code: outside }
    ctx.log.error(about, 'An outside code has no reason')
  }
  return unknown
}
