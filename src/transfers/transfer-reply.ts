import { money, toWire } from '#money'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { Transfer } from './contract.ts'
import type { KeptTransfer } from './store.ts'

/** A transfer as the contract shows it. */
export const transferReply = (transfer: KeptTransfer): Static<typeof Transfer> => {
  const { currency, amountMinor, feeMinor } = transfer
  return {
    id: formatId('transfer', transfer.id),
    state: 'settled',
    payee: { accountNumber: transfer.payeeAccountNumber, maskedName: transfer.payeeMaskedName },
    amount: toWire(money(amountMinor, currency)),
    fee: toWire(money(feeMinor, currency)),
    total: toWire(money(amountMinor + feeMinor, currency)),
    memo: transfer.memo,
    policyVersion: transfer.policyVersion,
    createdAt: transfer.createdAt.toISOString(),
  }
}
