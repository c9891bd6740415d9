import { type Currency, isCurrency, largestMinor, minorUnitsOf } from '#money'
import type { Policy } from '#policy'
import type { Outcome, SuspenseReason } from './codes.ts'
import {
  createOccurrences,
  type EntryIdentity,
  identify,
  type KnownEntry,
  kindOfMessage,
  recogniseEntries,
  textsOf,
} from './entry-identity.ts'
import { toMinor } from './rails/bank/decimal.ts'
import { counterpartyOf } from './rails/bank/map-entry.ts'
import type {
  BankAmount,
  BankMessage,
  Entry,
  EntryDetail,
  Party,
  Statement,
} from './rails/bank/statement.ts'
import { findReferences } from './reference.ts'

/** Account numbers as they are compared: everybody spaces and hyphenates them differently. */
const comparableAccount = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Our accounts and the currencies in which each is ours. */
export const ourAccounts = (policy: Policy): ReadonlyMap<string, ReadonlySet<Currency>> => {
  const ours = new Map<string, Set<Currency>>()
  for (const [currency, bank] of Object.entries(policy.bankDeposits.accounts)) {
    const account = comparableAccount(bank.account)
    ours.set(account, (ours.get(account) ?? new Set()).add(currency as Currency))
  }
  return ours
}

/** One entry of the file on its way to an outcome. */
export type PlacedEntry = {
  readonly place: number
  readonly statement: Statement
  readonly entry: Entry
  /** Set for booked entries of our accounts in a usable amount. */
  readonly ours: {
    readonly account: string
    readonly minor: bigint
    readonly currency: Currency
  } | null
  readonly identity: EntryIdentity | null
  /** Set when it is not one to book, whatever was imported before. */
  readonly outcome: Outcome | null
}

const refuseStatus = ({ status }: Entry): Outcome | null => {
  if (status === 'booked') return null
  return status === 'information' ? 'information_only' : 'not_yet_booked'
}

type Sized = { readonly minor: bigint } | { readonly outcome: Outcome }

const sizeOf = ({ value }: BankAmount, currency: Currency): Sized => {
  if (value.digits === 0n) return { outcome: 'zero_amount' }
  const minor = toMinor(value, minorUnitsOf(currency))
  if (minor === null) return { outcome: 'amount_too_precise' }
  return minor > largestMinor ? { outcome: 'amount_too_large' } : { minor }
}

const judge = (
  entry: Entry,
  account: string,
  accounts: ReadonlyMap<string, ReadonlySet<Currency>>,
): Pick<PlacedEntry, 'ours' | 'outcome'> => {
  const currencies = accounts.get(account)
  if (!currencies) return { ours: null, outcome: 'not_our_account' }
  const { currency } = entry.amount
  if (!isCurrency(currency) || !currencies.has(currency)) {
    return { ours: null, outcome: 'currency_not_ours' }
  }
  const refused = refuseStatus(entry)
  if (refused) return { ours: null, outcome: refused }
  const sized = sizeOf(entry.amount, currency)
  if ('outcome' in sized) return { ours: null, outcome: sized.outcome }
  return { ours: { account, minor: sized.minor, currency }, outcome: null }
}

/** Every entry of the message in order, with its identity when it is one to book. */
export const placeEntries = (
  message: BankMessage,
  accounts: ReadonlyMap<string, ReadonlySet<Currency>>,
): readonly PlacedEntry[] => {
  const occurrences = createOccurrences()
  const placed: PlacedEntry[] = []
  for (const statement of message.statements) {
    const account = comparableAccount(statement.account ?? '')
    const copy = occurrences.beginStatement(statement, account)
    for (const entry of statement.entries) {
      const judged = judge(entry, account, accounts)
      const common = { place: placed.length + 1, statement, entry, ...judged }
      if (!judged.ours) {
        placed.push({ ...common, identity: null })
        continue
      }
      const identity = identify(entry, statement, account)
      const occurrence = occurrences.next(identity.identity, copy)
      placed.push({ ...common, identity: { ...identity, occurrence } })
    }
  }
  return placed
}

/** A payment that gets an outcome of its own: a whole entry (part 0) or a part of a batch. */
export type Unit = {
  readonly source: PlacedEntry
  readonly part: number
  readonly amount: BankAmount
  /** Null when it is not one to book. */
  readonly minor: bigint | null
  readonly counterparty: Party | null
  readonly remittance: string | null
  readonly endToEndId: string | null
  readonly references: readonly string[]
  /** The bank's code for why it came back (AC04 …). */
  readonly returnCode: string | null
  readonly outcome: Outcome | null
  /** Set when the money is ours to hold but nobody's to have yet. */
  readonly reason: SuspenseReason | null
  /** For a repetition: the id of the first sighting, or the place in this file where it stands. */
  readonly repeats: { readonly id: string } | { readonly place: number } | null
}

const wholeUnit = (source: PlacedEntry): Unit => {
  const { entry } = source
  return {
    source,
    part: 0,
    amount: entry.amount,
    minor: source.ours?.minor ?? null,
    counterparty: entry.counterparty,
    remittance: entry.remittance,
    endToEndId: entry.endToEndId,
    references: findReferences(textsOf(entry)),
    returnCode: entry.details[0]?.returnReason ?? null,
    outcome: source.outcome,
    reason: null,
    repeats: null,
  }
}

const partUnit = (source: PlacedEntry, detail: EntryDetail, index: number): Unit | null => {
  const { amount } = detail
  const sized = amount && source.ours ? sizeOf(amount, source.ours.currency) : null
  if (!amount || !sized || 'outcome' in sized) return null
  return {
    ...wholeUnit(source),
    part: index + 1,
    amount,
    minor: sized.minor,
    counterparty: counterpartyOf(detail, source.entry.direction, source.entry.reversal),
    remittance: detail.remittance,
    endToEndId: detail.endToEndId,
    references: findReferences(detail.texts),
    returnCode: detail.returnReason,
  }
}

const creditUnits = (source: PlacedEntry): readonly Unit[] => {
  const { entry } = source
  const whole = wholeUnit(source)
  if (entry.reversal) return [{ ...whole, reason: 'reversal_of_debit' }]
  if (entry.batch === 'single') return [whole]
  if (entry.batch === 'summary') return [{ ...whole, reason: 'batch_without_amounts' }]
  const parts = entry.details.map((detail, index) => partUnit(source, detail, index))
  const usable = parts.filter((part) => part !== null)
  const isSplit = entry.batch === 'split' && usable.length === parts.length
  return isSplit ? usable : [{ ...whole, reason: 'batch_inconsistent' }]
}

/** Splits batches and recognises what was booked before; the rest is for the caller to match. */
export const planUnits = (
  message: BankMessage,
  placed: readonly PlacedEntry[],
  known: readonly KnownEntry[],
): { readonly units: readonly Unit[]; readonly confirmed: readonly string[] } => {
  const bookable = placed.filter(({ identity }) => identity !== null)
  const identities = bookable.map(({ identity }) => identity!)
  const recognised = recogniseEntries(identities, known, kindOfMessage(message))
  const repeatOf = new Map(bookable.map(({ place }, index) => [place, recognised[index] ?? null]))
  const first = new Map<string, number>()
  const units = placed.flatMap((source): readonly Unit[] => {
    const { identity, entry, place } = source
    if (!identity) return [wholeUnit(source)]
    const before = repeatOf.get(place)
    if (before) {
      return [{ ...wholeUnit(source), outcome: 'already_booked', repeats: { id: before.id } }]
    }
    const key = `${identity.occurrence}:${identity.identity}`
    const earlier = first.get(key)
    if (earlier !== undefined) {
      return [{ ...wholeUnit(source), outcome: 'already_booked', repeats: { place: earlier } }]
    }
    first.set(key, place)
    if (entry.direction === 'credit') return creditUnits(source)
    return [{ ...wholeUnit(source), outcome: entry.reversal ? 'debit_reversal' : 'debit' }]
  })
  const confirmed = recognised.flatMap((entry) => (entry ? [entry.id] : []))
  return { units, confirmed }
}
