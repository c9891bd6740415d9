import { money, toWire } from '#money'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { About } from '../contract.ts'
import { type Found, things } from '../finding.ts'
import type { Snapshot } from '../snapshot.ts'
import { withdrawalAsked } from './withdrawals.ts'

const roads = ['payment', 'unrecognised'] as const

const transferArrived = ({ transfers }: Snapshot, id: string): Found | null => {
  const transfer = transfers.find((one) => one.id === id)
  if (!transfer) return null
  const { at, amount, counterparty: to, direction } = transfer
  if (direction === 'in') return null
  return {
    ...{ code: 'diagnosis.transfer_arrived', certainty: 'certain', since: at },
    params: { amount: toWire(amount), at, to },
    evidence: things('transfers.sent', [transfer]),
    about: { kind: 'transfer', id },
    ...{ action: 'see_movement', roads, weight: 0 },
  }
}

const depositArrived = ({ deposits }: Snapshot, id: string): Found | null => {
  const deposit = deposits.deposits.find((one) => formatId('deposit', one.id) === id)
  if (!deposit) return null
  const { creditedAt: at, currency, amountMinor } = deposit
  return {
    ...{ code: 'diagnosis.deposit_arrived', certainty: 'certain', since: at },
    params: { amount: toWire(money(amountMinor, currency)), at },
    evidence: things('funding.deposit_credited', [{ id, at }]),
    about: { kind: 'deposit', id },
    ...{ action: 'see_movement', roads, weight: 0 },
  }
}

/** How the very thing stands that somebody asks about: said, also when all is well. */
export const askedAbout = (snapshot: Snapshot, { kind, id }: Static<typeof About>) => {
  if (kind === 'withdrawal') return withdrawalAsked(snapshot, id)
  return kind === 'transfer' ? transferArrived(snapshot, id) : depositArrived(snapshot, id)
}
