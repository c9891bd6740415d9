import { availableOf, highestOf } from './account.ts'
import type { Hold, LedgerAccount, WindowUse } from './posting.ts'
import type { PostingCommand, RefusalCode } from './transfer.ts'

const largest = 2n ** 63n - 1n

type Opening = Extract<PostingCommand, { kind: 'transfer' | 'hold' }>
type HoldStep = Extract<PostingCommand, { kind: 'capture' | 'void' | 'expire' }>

const checkStates = (debit: LedgerAccount, credit: LedgerAccount): RefusalCode | null => {
  if (debit.state === 'open' && credit.state === 'open') return null
  if (debit.state === 'closed') return 'debit_account_closed'
  if (credit.state === 'closed') return 'credit_account_closed'
  if (debit.state !== 'open') return 'debit_account_frozen'
  if (credit.state === 'frozen') return 'credit_account_frozen'
  return null
}

const checkWindows = (
  command: Opening,
  windowUse: (key: string) => WindowUse | undefined,
): RefusalCode | null => {
  let tooMuch = false
  for (const [index, { key, maxCount, maxSumMinor }] of (command.windows ?? []).entries()) {
    const repeats = command.windows!.findIndex((window) => window.key === key) !== index
    if (repeats) throw new Error(`Window ${key} stands twice in one command`)
    const use = windowUse(key)
    const sumMinor = (use?.sumMinor ?? 0n) + command.amountMinor
    if (maxCount !== undefined && (use?.count ?? 0n) >= BigInt(maxCount)) {
      return 'exceeds_window_count'
    }
    tooMuch ||= sumMinor > (maxSumMinor ?? largest)
  }
  return tooMuch ? 'exceeds_window_sum' : null
}

/** A debit lowers a credit-normal account and raises a debit-normal one; a credit the other way. */
const checkLimits = (debit: LedgerAccount, credit: LedgerAccount, by: bigint) => {
  const lowered = debit.debitNormal ? null : debit
  const alsoLowered = credit.debitNormal ? credit : null
  for (const account of [lowered, alsoLowered]) {
    if (account && account.floorMinor !== null && availableOf(account) - by < account.floorMinor) {
      return 'below_floor'
    }
  }
  const raised = credit.debitNormal ? null : credit
  const alsoRaised = debit.debitNormal ? debit : null
  for (const account of [raised, alsoRaised]) {
    if (
      account &&
      account.ceilingMinor !== null &&
      highestOf(account) + by > account.ceilingMinor
    ) {
      return 'above_ceiling'
    }
  }
  return null
}

const overflows = (debit: LedgerAccount, credit: LedgerAccount, by: bigint): boolean =>
  debit.debitsPosted + debit.debitsPending + by > largest ||
  credit.creditsPosted + credit.creditsPending + by > largest

/** Whether a transfer or hold may pass, by the order of `refusalCodes`. */
export const checkOpening = (
  command: Opening,
  debit: LedgerAccount | undefined,
  credit: LedgerAccount | undefined,
  at: { readonly windowUse: (key: string) => WindowUse | undefined; readonly atMs: number },
): RefusalCode | null => {
  if (command.amountMinor <= 0n) return 'amount_must_be_positive'
  if (command.debitAccountId === command.creditAccountId) return 'accounts_must_differ'
  if (!debit) return 'debit_account_not_found'
  if (!credit) return 'credit_account_not_found'
  if (debit.asset !== command.asset || credit.asset !== command.asset) return 'asset_mismatch'
  const state = checkStates(debit, credit)
  if (state) return state
  if (command.kind === 'hold' && command.expiresAt.getTime() <= at.atMs) {
    return 'expires_in_the_past'
  }
  if (overflows(debit, credit, command.amountMinor)) return 'amount_overflows'
  const window = command.windows ? checkWindows(command, at.windowUse) : null
  return window ?? checkLimits(debit, credit, command.amountMinor)
}

/**
 * Whether a hold may be captured, voided or expired. Releasing money is always allowed, whatever
 * the accounts' state; a capture needs accounts that may pay and be paid.
 */
export const checkHoldStep = (
  command: HoldStep,
  hold: Hold | undefined,
  at: {
    readonly debit: LedgerAccount | undefined
    readonly credit: LedgerAccount | undefined
    readonly atMs: number
  },
): RefusalCode | null => {
  const capturedMinor = command.kind === 'capture' ? command.amountMinor : null
  if (capturedMinor !== null && capturedMinor <= 0n) return 'amount_must_be_positive'
  if (!hold || !at.debit || !at.credit) return 'hold_not_found'
  if (hold.state !== 'open') return 'hold_already_closed'
  const expired = hold.expiresMs <= at.atMs
  if (command.kind === 'expire') return expired ? null : 'hold_not_expired'
  if (capturedMinor === null) return null
  if (expired) return 'hold_expired'
  if (capturedMinor > hold.amountMinor - hold.capturedMinor) return 'exceeds_hold'
  return checkStates(at.debit, at.credit)
}
