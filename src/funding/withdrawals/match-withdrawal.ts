import type { TxContext } from '#platform/context'
import type { Outcome } from '../codes.ts'
import type { Unit } from '../plan-import.ts'
import { isWithBank, type Withdrawal } from './withdrawal.ts'
import { lockByEndToEndIds } from './withdrawal-store.ts'

/** Withdrawals that a file may tell of, by their end-to-end id; each is told of once. */
export type OpenWithdrawals = Map<string, Withdrawal>

export const openWithdrawalsIn = async (
  ctx: TxContext,
  units: readonly Unit[],
): Promise<OpenWithdrawals> => {
  const ids = units
    .filter(({ outcome }) => outcome === null || outcome === 'debit')
    .flatMap(({ endToEndId }) => (endToEndId?.startsWith('W') ? [endToEndId] : []))
  const found = await lockByEndToEndIds(ctx, [...new Set(ids)])
  return new Map(found.map((withdrawal) => [withdrawal.endToEndId, withdrawal]))
}

/** ISO return reason of the payment behind a unit; null when the bank gives none. */
export const returnReasonOf = ({ source, part }: Unit): string | null => {
  const { details } = source.entry
  return (part > 0 ? details[part - 1] : details[0])?.returnReason ?? null
}

/** Stands for the id of an entry that is about to be written. */
const thisFile = 'this file'

type Match = {
  readonly outcome: Extract<Outcome, 'withdrawal_completed' | 'withdrawal_returned'>
  readonly withdrawal: Withdrawal
}

/** Only one that our bank was given can be in its books, and each way is booked once. */
const mayBeBooked = (withdrawal: Withdrawal, isOut: boolean): boolean => {
  const { state, captureId, completedEntryId, returnedEntryId } = withdrawal
  if (captureId === null) return false
  return isOut ? completedEntryId === null : returnedEntryId === null && state !== 'returned'
}

/**
 * Whether a unit carries out a withdrawal (a debit) or brings one back (a credit with the same
 * end-to-end id), in whatever order a bank tells of them. Another amount or currency, or a second
 * time, is none: it goes its usual way, and people look at it.
 */
export const findMatch = (unit: Unit, open: OpenWithdrawals): Match | null => {
  const id = unit.endToEndId ?? ''
  const withdrawal = open.get(id)
  const { ours } = unit.source
  if (!withdrawal || ours?.currency !== withdrawal.currency) return null
  if (unit.minor !== withdrawal.amountMinor) return null
  if (unit.outcome !== 'debit' && unit.outcome !== null) return null
  const isOut = unit.outcome === 'debit'
  if (!mayBeBooked(withdrawal, isOut)) return null
  // A file may tell of both: what follows in it sees what this entry will have done.
  const { state } = withdrawal
  if (isOut) {
    const next = isWithBank(withdrawal) ? 'completed' : state
    open.set(id, { ...withdrawal, state: next, completedEntryId: thisFile })
    return { outcome: 'withdrawal_completed', withdrawal }
  }
  const next = state === 'rejected' ? state : 'returned'
  open.set(id, { ...withdrawal, state: next, returnedEntryId: thisFile })
  return { outcome: 'withdrawal_returned', withdrawal }
}
