import { money, toWire } from '#money'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import type { Transfer } from './contract.ts'
import type { KeptTransfer } from './store.ts'

/** A transfer as one of its two people may read it: the fee is the sender's affair. */
export const transferReply = (
  transfer: KeptTransfer,
  readerId: PersonId,
): Static<typeof Transfer> => {
  const { currency, amountMinor } = transfer
  const feeMinor = readerId === transfer.senderId ? transfer.feeMinor : 0n
  return {
    id: formatId('transfer', transfer.id),
    state: 'settled',
    sender: { accountNumber: transfer.senderAccountNumber, maskedName: transfer.senderMaskedName },
    payee: { accountNumber: transfer.payeeAccountNumber, maskedName: transfer.payeeMaskedName },
    amount: toWire(money(amountMinor, currency)),
    fee: toWire(money(feeMinor, currency)),
    total: toWire(money(amountMinor + feeMinor, currency)),
    memo: transfer.memo,
    policyVersion: transfer.policyVersion,
    createdAt: transfer.createdAt.toISOString(),
  }
}
