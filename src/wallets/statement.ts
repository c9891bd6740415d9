import type { Currency } from '#money'
import type { Language } from '#platform/problems'

export type LineKind =
  | 'transfer_sent'
  | 'transfer_received'
  | 'bank_deposit'
  | 'withdrawal'
  | 'withdrawal_returned'
  /** What OKPay charged; a line of its own, as in the ledger. */
  | 'fee'
  /** A posting that no movement stands behind. */
  | 'adjustment'

/** One posting of the wallet, in the words of the movement that it belongs to. */
export type StatementLine = {
  readonly at: Date
  readonly kind: LineKind
  readonly direction: 'in' | 'out'
  readonly amountMinor: bigint
  readonly balanceAfterMinor: bigint
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly memo: string | null
  /** `tr_…`, `dep_…`, `wd_…`; empty for an adjustment. */
  readonly reference: string
}

/** What stands above the lines: whose, which wallet, which days. */
export type StatementHead = {
  readonly holder: string
  readonly accountNumber: string
  readonly currency: Currency
  /** First and last day, in `timeZone`: `2026-11-01`. */
  readonly from: string
  readonly to: string
  /** IANA name. */
  readonly timeZone: string
  readonly language: Language
  readonly issuedAt: Date
  readonly openingMinor: bigint
  readonly closingMinor: bigint
}

export type StatementTotals = {
  readonly inMinor: bigint
  /** Fees included. */
  readonly outMinor: bigint
  readonly feesMinor: bigint
  readonly lines: number
}

/** The lines do not add up to the ledger's balance: such a statement is never handed out. */
export class StatementMismatch extends Error {}

/**
 * Adds up a statement while it is written. Each line must lead from the balance before it to its
 * own, and the last one to the closing balance: opening + in − out = closing.
 */
export const createReckoning = (openingMinor: bigint) => {
  let balanceMinor = openingMinor
  let inMinor = 0n
  let outMinor = 0n
  let feesMinor = 0n
  let lines = 0
  return {
    /** @throws StatementMismatch when the line does not follow from the one before. */
    add: ({ kind, direction, amountMinor, balanceAfterMinor }: StatementLine): void => {
      balanceMinor += direction === 'in' ? amountMinor : -amountMinor
      if (balanceMinor !== balanceAfterMinor) {
        throw new StatementMismatch(`Line ${lines + 1} leads to ${balanceMinor}, not its balance`)
      }
      if (direction === 'in') inMinor += amountMinor
      else outMinor += amountMinor
      if (kind === 'fee') feesMinor += direction === 'out' ? amountMinor : -amountMinor
      lines += 1
    },
    /** @throws StatementMismatch when opening + in − out is not the closing balance. */
    close: (closingMinor: bigint): StatementTotals => {
      if (openingMinor + inMinor - outMinor !== closingMinor) {
        throw new StatementMismatch(`${openingMinor} + ${inMinor} - ${outMinor} ≠ ${closingMinor}`)
      }
      return { inMinor, outMinor, feesMinor, lines }
    },
  }
}

/** Adds up lines that are all at hand. */
export const reckon = (head: StatementHead, lines: readonly StatementLine[]): StatementTotals => {
  const reckoning = createReckoning(head.openingMinor)
  for (const line of lines) reckoning.add(line)
  return reckoning.close(head.closingMinor)
}
