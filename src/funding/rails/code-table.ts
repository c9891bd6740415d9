import type { MoneyPosition } from './money-position.ts'

/** A set of outside codes: which reason each is, and where the money is then. */
export type CodeSet = {
  /** Where the money is, unless the reason says otherwise. */
  readonly money: MoneyPosition
  /** Reason without its family → its codes, parted by spaces. */
  readonly codes: Readonly<Record<string, string>>
  /** Reasons of this set that leave the money elsewhere. */
  readonly except?: Readonly<Record<string, MoneyPosition>>
}

export type CodeSets = Readonly<Record<string, CodeSet>>

/** Outside code → reason of a set; refuses a code that stands twice. */
export const indexCodes = ({ codes }: CodeSet): ReadonlyMap<string, string> => {
  const index = new Map<string, string>()
  for (const [reason, list] of Object.entries(codes)) {
    for (const code of list.split(' ')) {
      if (index.has(code)) throw new Error(`${code} is both ${index.get(code)} and ${reason}`)
      index.set(code, reason)
    }
  }
  return index
}
