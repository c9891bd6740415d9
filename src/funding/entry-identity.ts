import { createHash } from 'node:crypto'
import { decimalText } from './rails/bank/decimal.ts'
import type { BankMessage, Entry, Statement } from './rails/bank/statement.ts'
import { findReferences } from './reference.ts'

/**
 * Who an entry is, in whatever file it stands. The bank's reference says so when there is a usable
 * one (with direction and amount, because banks give one reference to several bookings); else a
 * fingerprint of what the bank does tell. Equal entries of one statement are counted, so two
 * genuine equal payments stay two, and the same statement given again changes nothing.
 */
export type EntryIdentity = {
  readonly identity: string
  /** From 1: which of several equal entries of the statement. */
  readonly occurrence: number
  readonly weakKey: string
  readonly textKey: string
  /** The identity rests on the bank's reference. */
  readonly isReferenced: boolean
  readonly endToEndId: string | null
}

const hash = (...parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** Letters and digits only: notification and statement space the same words differently. */
const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const isUsable = (reference: string): boolean =>
  reference.length >= 4 && !/^0+$/.test(reference) && !/^(NONE|UNKNOWN|NOREF)$/i.test(reference)

/** Every text of an entry in which a payer may have put a reference. */
export const textsOf = (entry: Entry): readonly string[] => [
  ...entry.details.flatMap((detail) => detail.texts),
  ...(entry.details.length === 0 && entry.remittance ? [entry.remittance] : []),
]

const textKeyOf = (entry: Entry): string => {
  const references = findReferences(textsOf(entry))
  const said =
    references.length > 0 ? [...references].sort().join() : squash(entry.remittance ?? '')
  return said === '' ? '' : hash(said)
}

const amountOf = ({ amount, direction, reversal }: Entry): string =>
  `${direction}:${reversal}:${decimalText(amount.value)}:${amount.currency}`

/** `account` is the plain number of our account. */
export const identify = (
  entry: Entry,
  statement: Statement,
  account: string,
): Omit<EntryIdentity, 'occurrence'> => {
  const day = entry.bookedOn ?? entry.valueOn
  const amount = amountOf(entry)
  const textKey = textKeyOf(entry)
  const weakKey = hash('day', account, amount, day)
  const common = { weakKey, textKey, endToEndId: entry.endToEndId }
  const reference = entry.bankReference
  if (reference && isUsable(reference)) {
    // A short one may be a counter that starts again every day.
    const scope = reference.length >= 8 ? null : day
    const identity = hash('reference', account, reference, amount, scope)
    return { ...common, identity, isReferenced: true }
  }
  const page = statement.page && statement.page.number > 1 ? String(statement.page.number) : null
  const identity = hash(
    'fingerprint',
    account,
    amount,
    day,
    entry.endToEndId,
    entry.counterparty?.account ?? null,
    textKey,
    page,
  )
  return { ...common, identity, isReferenced: false }
}

/**
 * Counts equal entries over the statements of a message. A statement that stands in the message
 * twice (same id, same page) is counted from the start again: it is a repetition, not new money.
 */
export const createOccurrences = () => {
  const copies = new Map<string, number>()
  const seen = new Map<string, number>()
  return {
    beginStatement: ({ id, page }: Statement, account: string): number => {
      const key = JSON.stringify([account, id, page?.number ?? null])
      const copy = (copies.get(key) ?? 0) + 1
      if (id !== null) copies.set(key, copy)
      return copy
    },
    next: (identity: string, copy: number): number => {
      const key = `${copy}:${identity}`
      const occurrence = (seen.get(key) ?? 0) + 1
      seen.set(key, occurrence)
      return occurrence
    },
  }
}

/** `camt.053` or `camt.054`. */
export const kindOfMessage = ({ messageType }: BankMessage): string => messageType.slice(0, 8)

/** An entry that was booked before, as far as recognising it needs. */
export type KnownEntry = Omit<EntryIdentity, 'endToEndId'> & {
  readonly id: string
  readonly endToEndId: string | null
  readonly seenAs: readonly string[]
}

const mayBeSame = (entry: EntryIdentity, known: KnownEntry, kind: string): boolean =>
  entry.weakKey === known.weakKey &&
  !(entry.isReferenced && known.isReferenced) &&
  !known.seenAs.includes(kind) &&
  (!entry.endToEndId || !known.endToEndId || entry.endToEndId === known.endToEndId)

/**
 * Finds for each entry the known one that it repeats, or null. First by identity; then what is left
 * over between a notification and a statement of which one says less (no bank reference): the
 * same day, amount and words, or no words on one side. No known entry is taken twice.
 */
export const recogniseEntries = (
  entries: readonly EntryIdentity[],
  known: readonly KnownEntry[],
  kind: string,
): readonly (KnownEntry | null)[] => {
  const key = ({ identity, occurrence }: EntryIdentity | KnownEntry) => `${occurrence}:${identity}`
  const exact = new Map(known.map((candidate) => [key(candidate), candidate]))
  const found: (KnownEntry | null)[] = entries.map((entry) => exact.get(key(entry)) ?? null)
  const taken = new Set(found.filter((entry) => entry !== null).map(({ id }) => id))
  const byWeakKey = Map.groupBy(known, ({ weakKey }) => weakKey)
  const passes = [
    (entry: EntryIdentity, candidate: KnownEntry) => entry.textKey === candidate.textKey,
    (entry: EntryIdentity, candidate: KnownEntry) =>
      entry.textKey === '' || candidate.textKey === '',
  ]
  for (const sameWords of passes) {
    for (const [index, entry] of entries.entries()) {
      if (found[index]) continue
      const candidate = byWeakKey
        .get(entry.weakKey)
        ?.find(
          (other) =>
            !taken.has(other.id) && mayBeSame(entry, other, kind) && sameWords(entry, other),
        )
      if (!candidate) continue
      found[index] = candidate
      taken.add(candidate.id)
    }
  }
  return found
}
