import { type Currency, money, toWire } from '#money'
import type { Static } from '#platform/contract'
import { formatId, type IdKind, parseId } from '#platform/ids'
import type { Movement } from './contract.ts'

export type MovementKind =
  | 'transfer_sent'
  | 'transfer_received'
  | 'bank_deposit'
  | 'withdrawal'
  | 'withdrawal_returned'
export type MovementState = 'pending' | 'completed' | 'returned' | 'rejected' | 'cancelled'

/** A line of a module's `movement_view`, with the wallet's balance after it. */
export type MovementRow = {
  readonly id: string
  readonly kind: MovementKind
  readonly at: Date
  /** The same moment to the microsecond: the place in the list. */
  readonly atText: string
  readonly direction: 'in' | 'out'
  readonly currency: Currency
  /** Without the fee. */
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly counterparty: string
  readonly counterpartyAccount: string | null
  readonly memo: string | null
  readonly state: MovementState
  /** Its posting changed the balance; a hold does not. */
  readonly isBooked: boolean
  readonly balanceAfterMinor: bigint
}

export const idKindOf: Readonly<Record<MovementKind, IdKind>> = {
  transfer_sent: 'transfer',
  transfer_received: 'transfer',
  bank_deposit: 'deposit',
  withdrawal: 'withdrawal',
  // The ledger transfer that brought it back.
  withdrawal_returned: 'transfer',
}

/** `tr_…`, `dep_…` or `wd_…` → its UUID; null for anything else. */
export const readMovementId = (text: string): string | null =>
  parseId('transfer', text) ?? parseId('deposit', text) ?? parseId('withdrawal', text)

/** What reached or left the wallet: a fee comes on top of what goes out, off what comes in. */
const effectMinor = ({
  direction,
  amountMinor,
  feeMinor,
}: Pick<MovementRow, 'direction' | 'amountMinor' | 'feeMinor'>): bigint =>
  direction === 'out' ? amountMinor + feeMinor : amountMinor - feeMinor

export const toMovement = (row: MovementRow): Static<typeof Movement> => ({
  id: formatId(idKindOf[row.kind], row.id),
  kind: row.kind,
  at: row.at.toISOString(),
  direction: row.direction,
  amount: toWire(money(effectMinor(row), row.currency)),
  fee: toWire(money(row.feeMinor, row.currency)),
  counterparty: row.counterparty,
  counterpartyAccount: row.counterpartyAccount,
  memo: row.memo,
  state: row.state,
  isBooked: row.isBooked,
  balanceAfter: toWire(money(row.balanceAfterMinor, row.currency)),
})
