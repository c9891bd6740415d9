import { money, toWire } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { Instrument } from '../instruments/instrument.ts'
import { loadInstrumentsById } from '../instruments/instrument-store.ts'
import { bankReasonTitle } from './bank-reason.ts'
import type { WithdrawalReply } from './contract.ts'
import { isCancellable, type Withdrawal } from './withdrawal.ts'

type Reply = Static<typeof WithdrawalReply>

const becauseOf = ({ endedBy, endCode, note }: Withdrawal, language: Language): string | null => {
  if (endedBy === 'bank') return bankReasonTitle(endCode)[language]
  return endedBy === 'okpay' ? note : null
}

/** A withdrawal as its owner reads it. */
export const withdrawalReply = (
  withdrawal: Withdrawal,
  instrument: Instrument,
  language: Language,
): Reply => {
  const { currency, amountMinor, feeMinor, state, endedBy, policyVersion } = withdrawal
  const at = (date: Date | null) => date?.toISOString() ?? null
  return {
    ...{ id: formatId('withdrawal', withdrawal.id), state },
    amount: toWire(money(amountMinor, currency)),
    fee: toWire(money(feeMinor, currency)),
    total: toWire(money(amountMinor + feeMinor, currency)),
    instrument: {
      id: formatId('instrument', instrument.id),
      ...{ holder: instrument.holder, accountEnd: instrument.accountEnd },
    },
    ...{ reviewDue: state === 'in_review' ? at(withdrawal.reviewDue) : null },
    ...{ arrivesBy: withdrawal.arrivesBy.toISOString() },
    ...{
      requestedAt: withdrawal.requestedAt.toISOString(),
      submittedAt: at(withdrawal.submittedAt),
    },
    ...{ sentAt: at(withdrawal.sentAt), completedAt: at(withdrawal.completedAt) },
    ...{ endedAt: at(withdrawal.endedAt), endedBy, because: becauseOf(withdrawal, language) },
    ...{ canCancel: isCancellable(withdrawal) && withdrawal.fileId === null, policyVersion },
  }
}

/** The same with its account looked up. */
export const showWithdrawal = async (ctx: TxContext, withdrawal: Withdrawal): Promise<Reply> => {
  const { instrumentId } = withdrawal
  const instrument = (await loadInstrumentsById(ctx, [instrumentId])).get(instrumentId)!
  return withdrawalReply(withdrawal, instrument, ctx.language)
}
