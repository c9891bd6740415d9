import { add, type Decimal, equal, negate, parseDecimal, zero } from './decimal.ts'
import { amountOf, directionOf, mapDetail } from './map-detail.ts'
import { unlessPlaceholder } from './map-party.ts'
import type { BankAmount, Direction, Entry, EntryDetail, EntryStatus, Party } from './statement.ts'
import { child, childrenOf, firstText, textAt, type XmlTree } from './xml-tree.ts'

const statuses: Readonly<Record<string, EntryStatus>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  INFO: 'information',
  FUTR: 'future',
}

/**
 * Version .02 to .06 write the code itself, later ones `Sts/Cd`. A bank that leaves it out means
 * what statements are made of; such a file breaks its schema and books nothing.
 */
const statusOf = (entry: XmlTree): EntryStatus => {
  if (!child(entry, 'Sts')) return 'booked'
  const code = firstText(entry, [['Sts', 'Cd'], ['Sts']]) ?? ''
  return Object.hasOwn(statuses, code) ? statuses[code]! : 'unknown'
}

/** The day as the bank wrote it: `Dt`, or the day part of `DtTm`, never shifted by a zone. */
export const dayOf = (date: XmlTree | undefined): string | null => {
  const text = firstText(date, [['Dt'], ['DtTm']])
  const day = text ? /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.exec(text)?.[0] : undefined
  if (!day || day < '1900') return null
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null
}

const isTrue = (text: string | null): boolean => text === 'true' || text === '1'

const sumOf = (details: readonly EntryDetail[], direction: Direction): Decimal | null => {
  let sum = zero
  for (const { amount, direction: own } of details) {
    if (!amount) return null
    sum = add(sum, own === direction ? amount.value : negate(amount.value))
  }
  return sum
}

type Group = { readonly batch: XmlTree | undefined; readonly details: readonly EntryDetail[] }

const countOf = ({ batch, details }: Group): number => {
  const stated = Number(textAt(batch, 'NbOfTxs') ?? details.length)
  return Number.isSafeInteger(stated) && stated >= 0 ? stated : details.length
}

const groupAgrees = (group: Group, currency: string, direction: Direction): boolean => {
  const total = amountOf(child(group.batch, 'TtlAmt'))
  if (countOf(group) !== group.details.length) return false
  if (!total || total.currency !== currency) return true
  const sum = sumOf(group.details, direction)
  return sum !== null && equal(sum, total.value)
}

/** Whether the payments inside may be booked one by one: only when they make up the entry. */
const batchOf = (
  groups: readonly Group[],
  amount: BankAmount,
  direction: Direction,
): Entry['batch'] => {
  const details = groups.flatMap((group) => group.details)
  const stated = groups.reduce((count, group) => count + countOf(group), 0)
  if (details.length <= 1) return stated > 1 ? 'summary' : 'single'
  const sum = sumOf(details, direction)
  if (sum === null) return 'summary'
  const agrees =
    equal(sum, amount.value) &&
    details.every((detail) => detail.direction === direction) &&
    groups.every((group) => groupAgrees(group, amount.currency, direction))
  return agrees ? 'split' : 'inconsistent'
}

/**
 * The other side. Of money that came in it is the debtor; a reversal keeps the roles of what it
 * takes back, so there it is the other way round.
 */
export const counterpartyOf = (
  detail: EntryDetail | undefined,
  direction: Direction,
  reversal: boolean,
): Party | null => {
  if (!detail) return null
  const payerSide = (direction === 'credit') !== reversal
  const party = payerSide ? detail.debtor : detail.creditor
  const ultimate = payerSide ? detail.ultimateDebtor : detail.ultimateCreditor
  if (!party || party.name) return party ?? ultimate
  return { ...party, name: ultimate?.name ?? null, id: party.id ?? ultimate?.id ?? null }
}

const chargesOf = (entry: XmlTree): BankAmount | null => {
  const charges = child(entry, 'Chrgs')
  return amountOf(child(charges, 'TtlChrgsAndTaxAmt')) ?? amountOf(child(charges, 'Amt'))
}

/** One `Ntry`, or null when it has no readable amount, currency or direction. */
export const mapEntry = (tree: XmlTree, pointer: string): Entry | null => {
  const amount = amountOf(child(tree, 'Amt'))
  const direction = directionOf(tree)
  if (!amount || amount.value.digits < 0n || !direction) return null
  const context = { currency: amount.currency, direction }
  // Version .01 puts the payments into the entry itself.
  const holders = child(tree, 'TxDtls') ? [tree] : childrenOf(tree, 'NtryDtls')
  const groups = holders.map((group) => ({
    batch: child(group, 'Btch'),
    details: childrenOf(group, 'TxDtls').map((details) => mapDetail(details, context)),
  }))
  const details = groups.flatMap((group) => group.details)
  const only = details.length === 1 ? details[0] : undefined
  const reversal = isTrue(textAt(tree, 'RvslInd'))
  const additional = textAt(tree, 'AddtlNtryInf')
  const remittances = [...new Set(details.map(({ remittance }) => remittance).filter(Boolean))]
  return {
    pointer,
    amount,
    direction,
    reversal,
    status: statusOf(tree),
    bookedOn: dayOf(child(tree, 'BookgDt')),
    valueOn: dayOf(child(tree, 'ValDt')),
    bankReference: unlessPlaceholder(textAt(tree, 'AcctSvcrRef')) ?? only?.bankReference ?? null,
    endToEndId: only?.endToEndId ?? null,
    counterparty: counterpartyOf(only, direction, reversal),
    remittance: remittances.join(' / ') || additional,
    charges: chargesOf(tree),
    details: details.map((detail) =>
      additional && details.length === 1
        ? { ...detail, texts: [...detail.texts, additional] }
        : detail,
    ),
    payments: Math.max(
      1,
      groups.reduce((count, group) => count + countOf(group), 0),
    ),
    batch: batchOf(groups, amount, direction),
  }
}

/** A whole number of the file, such as a page; null when it is none. */
export const wholeOf = (text: string | null): number | null => {
  const value = text === null ? null : parseDecimal(text)
  return value && value.scale === 0 ? Number(value.digits) : null
}
