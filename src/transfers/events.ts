import { money, toWire } from '#money'
import type { Fact } from '#platform/events'
import { formatId } from '#platform/ids'
import type { KeptTransfer } from './store.ts'

/**
 * Facts of this module, version 1.
 * - `transfers.sent`, about the sender: `{ transferId, amount, fee, payee: { accountNumber,
 *   maskedName }, memo, policyVersion }`
 * - `transfers.received`, about the payee: `{ transferId, amount, sender: { accountNumber,
 *   maskedName }, memo }`
 */
export const eventTypes = { sent: 'transfers.sent', received: 'transfers.received' } as const

export const factsOf = (transfer: KeptTransfer): readonly [Fact, Fact] => {
  const { memo, policyVersion, currency } = transfer
  const transferId = formatId('transfer', transfer.id)
  const amount = toWire(money(transfer.amountMinor, currency))
  const sent = {
    ...{ transferId, amount, fee: toWire(money(transfer.feeMinor, currency)) },
    payee: { accountNumber: transfer.payeeAccountNumber, maskedName: transfer.payeeMaskedName },
    ...{ memo, policyVersion },
  }
  const received = {
    ...{ transferId, amount },
    sender: { accountNumber: transfer.senderAccountNumber, maskedName: transfer.senderMaskedName },
    memo,
  }
  return [
    { type: eventTypes.sent, subject: transfer.senderId, data: sent },
    { type: eventTypes.received, subject: transfer.payeeId, data: received },
  ]
}
