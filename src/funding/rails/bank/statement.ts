import type { Decimal } from './decimal.ts'

/**
 * What a bank file means, whatever message type and version carried it. Amounts are exact and carry
 * the currency code of the file; days are `2026-11-22` as the bank wrote them, without a zone.
 */
export type BankAmount = { readonly value: Decimal; readonly currency: string }
export type Direction = 'credit' | 'debit'

export type Party = {
  readonly name: string | null
  /** IBAN or local account number, without spaces. */
  readonly account: string | null
  /** The party's own identification: organisation, person or bank code. */
  readonly id: string | null
}

export type Balance = {
  /** OPBD, PRCD, CLBD, ITBD, CLAV …, or the bank's own word. */
  readonly type: string
  /** Negative when the account is overdrawn. */
  readonly amount: BankAmount
  readonly date: string | null
}

/** One payment inside an entry. */
export type EntryDetail = {
  /** In the entry's currency; null when the bank does not say. */
  readonly amount: BankAmount | null
  readonly direction: Direction
  /** What the payer instructed, and its counter-value, when another currency was involved. */
  readonly instructed: BankAmount | null
  readonly counterValue: BankAmount | null
  readonly bankReference: string | null
  readonly endToEndId: string | null
  readonly debtor: Party | null
  readonly creditor: Party | null
  readonly ultimateDebtor: Party | null
  readonly ultimateCreditor: Party | null
  readonly remittance: string | null
  /** Every text in which a payer may have put a reference. */
  readonly texts: readonly string[]
  /** ISO external return reason (AC04 …) when the payment came back. */
  readonly returnReason: string | null
}

/** PDNG, INFO and FUTR are announcements; only `booked` moves money. */
export type EntryStatus = 'booked' | 'pending' | 'information' | 'future' | 'unknown'

export type Entry = {
  /** Where it stands in the file: `/BkToCstmrStmt/Stmt[1]/Ntry[3]`. */
  readonly pointer: string
  readonly amount: BankAmount
  /** What the entry did to the account; a reversal keeps the direction of its own booking. */
  readonly direction: Direction
  /** True: this entry takes back an earlier one of the opposite direction. */
  readonly reversal: boolean
  readonly status: EntryStatus
  readonly bookedOn: string | null
  readonly valueOn: string | null
  /** The account servicer's reference. */
  readonly bankReference: string | null
  readonly endToEndId: string | null
  /** The other side; in a reversal the other side of what is taken back. */
  readonly counterparty: Party | null
  readonly remittance: string | null
  readonly charges: BankAmount | null
  readonly details: readonly EntryDetail[]
  /** Payments inside, as the bank counts them. */
  readonly payments: number
  /** How the details stand to the entry; only `split` may be booked one by one. */
  readonly batch: 'single' | 'split' | 'summary' | 'inconsistent'
}

export type BalanceCheck = 'agrees' | 'differs' | 'not_possible'

export type Statement = {
  readonly pointer: string
  readonly id: string | null
  readonly page: { readonly number: number; readonly last: boolean } | null
  readonly account: string | null
  /** Of the account; when the bank leaves it out, of its opening balance. */
  readonly currency: string | null
  readonly createdAt: string | null
  readonly opening: Balance | null
  readonly closing: Balance | null
  readonly balances: readonly Balance[]
  readonly entries: readonly Entry[]
}

export type BankMessage = {
  /** `camt.053.001.08` */
  readonly messageType: string
  readonly messageId: string | null
  readonly statements: readonly Statement[]
}
