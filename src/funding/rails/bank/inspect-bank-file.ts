import { wordsOf } from '#platform/http/format-words'
import type { Language } from '#platform/problems'
import { checkBalances } from './check-balances.ts'
import { add, type Decimal, decimalText, zero } from './decimal.ts'
import { usualDecimals } from './minor-units.ts'
import { type FileProblem, readBankFile } from './read-bank-file.ts'
import type { Balance, BankAmount, Entry, EntryDetail, Party, Statement } from './statement.ts'

const textOf = ({ value, currency }: BankAmount): string =>
  decimalText(value, usualDecimals(currency))

const amountJson = (amount: BankAmount | null) =>
  amount && { amount: textOf(amount), currency: amount.currency }

const balanceJson = (balance: Balance | null) =>
  balance && { ...amountJson(balance.amount), type: balance.type, date: balance.date }

const partyJson = (party: Party | null) => party ?? { name: null, account: null, id: null }

const detailJson = (detail: EntryDetail) => ({
  amount: detail.amount && textOf(detail.amount),
  currency: detail.amount?.currency ?? null,
  direction: detail.direction,
  instructed: amountJson(detail.instructed),
  bankReference: detail.bankReference,
  endToEndId: detail.endToEndId,
  debtor: detail.debtor,
  creditor: detail.creditor,
  ultimateDebtor: detail.ultimateDebtor,
  ultimateCreditor: detail.ultimateCreditor,
  remittance: detail.remittance,
  returnReason: detail.returnReason,
})

const entryJson = (entry: Entry) => ({
  amount: textOf(entry.amount),
  currency: entry.amount.currency,
  direction: entry.direction,
  bookedOn: entry.bookedOn,
  valueOn: entry.valueOn,
  status: entry.status,
  bankReference: entry.bankReference,
  endToEndId: entry.endToEndId,
  counterparty: partyJson(entry.counterparty),
  remittance: entry.remittance,
  reversal: entry.reversal,
  charges: amountJson(entry.charges),
  payments: entry.payments,
  batch: entry.batch,
  details: entry.details.map(detailJson),
})

const statementJson = (statement: Statement) => ({
  id: statement.id,
  account: statement.account,
  currency: statement.currency,
  opening: balanceJson(statement.opening),
  closing: balanceJson(statement.closing),
  balanceCheck: checkBalances(statement).check,
  entries: statement.entries.map(entryJson),
})

const problemJson = ({ problem, pointer }: FileProblem, language: Language) => ({
  code: problem.code,
  detail: wordsOf(problem, language).detail,
  ...(pointer ? { pointer } : {}),
})

/** Exact sums by currency of the booked entries in one direction. */
const totalsOf = (entries: readonly Entry[], direction: Entry['direction']) => {
  const sums = new Map<string, Decimal>()
  for (const entry of entries) {
    if (entry.status !== 'booked' || entry.direction !== direction) continue
    const { value, currency } = entry.amount
    sums.set(currency, add(sums.get(currency) ?? zero, value))
  }
  return Object.fromEntries(
    [...sums].map(([currency, value]) => [currency, textOf({ value, currency })]),
  )
}

/**
 * Reads a bank file with the parser that books, and books nothing. `entries` counts all entries,
 * `credit` and `debit` sum the booked ones by currency. Never throws for what the file contains.
 */
export const inspectBankFile = (bytes: Uint8Array, language: Language = 'en') => {
  const { message, problems } = readBankFile(bytes)
  const statements = message?.statements ?? []
  const entries = statements.flatMap((statement) => statement.entries)
  return {
    entries: entries.length,
    credit: totalsOf(entries, 'credit'),
    debit: totalsOf(entries, 'debit'),
    statements: statements.map(statementJson),
    problems: problems.map((problem) => problemJson(problem, language)),
  }
}

export type BankFileInspection = ReturnType<typeof inspectBankFile>
