import type { TxContext } from '#platform/context'
import type { Outcome } from '../codes.ts'
import type { Unit } from '../plan-import.ts'
import { mayBecome, type Withdrawal } from './withdrawal.ts'
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

type Match = {
  readonly outcome: Extract<Outcome, 'withdrawal_completed' | 'withdrawal_returned'>
  readonly withdrawal: Withdrawal
}

/**
 * Whether a unit carries out a withdrawal (a debit) or brings one back (a credit with the same
 * end-to-end id). Another amount or currency is none: it goes its usual way, and people look at it.
 */
export const findMatch = (unit: Unit, open: OpenWithdrawals): Match | null => {
  const id = unit.endToEndId ?? ''
  const withdrawal = open.get(id)
  const { ours } = unit.source
  if (!withdrawal || ours?.currency !== withdrawal.currency) return null
  if (unit.minor !== withdrawal.amountMinor) return null
  if (unit.outcome === 'debit' && mayBecome(withdrawal.state, 'completed')) {
    open.set(id, { ...withdrawal, state: 'completed' })
    return { outcome: 'withdrawal_completed', withdrawal }
  }
  if (unit.outcome === null && withdrawal.state === 'completed') {
    open.delete(id)
    return { outcome: 'withdrawal_returned', withdrawal }
  }
  return null
}
