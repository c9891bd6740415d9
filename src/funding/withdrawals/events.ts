import { money, toWire } from '#money'
import type { Fact } from '#platform/events'
import { formatId } from '#platform/ids'
import type { Words } from '#platform/problems'
import { fundingEvents } from '../events.ts'
import type { Mapped } from '../rails/map-outside-code.ts'
import { bankReasonTitle } from './bank-reason.ts'
import type { Withdrawal } from './withdrawal.ts'

/** A code of the bank that stands in no table. */
export const unmappedFact =
  (subject: string) =>
  ({ rail, set, outside }: Mapped): Fact => ({
    ...{ type: fundingEvents.outsideCodeUnmapped, subject, data: { rail, set, code: outside } },
  })

const about = (withdrawal: Withdrawal) => ({
  withdrawalId: formatId('withdrawal', withdrawal.id),
  amount: toWire(money(withdrawal.amountMinor, withdrawal.currency)),
})

const fact = (
  type: string,
  withdrawal: Withdrawal,
  more: Readonly<Record<string, unknown>> = {},
): Fact => ({ type, subject: withdrawal.personId, data: { ...about(withdrawal), ...more } })

/** Facts about withdrawals; the subject is the owner. No account number is in them. */
export const withdrawalEvents = {
  /** Its owner asked for it; held in the wallet. `reviewDue`: a person looks first, until then. */
  requested: (withdrawal: Withdrawal): Fact =>
    fact('funding.withdrawal_requested', withdrawal, {
      fee: toWire(money(withdrawal.feeMinor, withdrawal.currency)),
      reviewDue: withdrawal.reviewDue?.toISOString() ?? null,
      arrivesBy: withdrawal.arrivesBy.toISOString(),
      policyVersion: withdrawal.policyVersion,
    }),
  /** Its owner or the account was stopped meanwhile: a person looks, by `reviewDue`. */
  heldBack: (withdrawal: Withdrawal, reviewDue: Date): Fact =>
    fact('funding.withdrawal_held_back', withdrawal, { reviewDue: reviewDue.toISOString() }),
  approved: (withdrawal: Withdrawal): Fact => fact('funding.withdrawal_approved', withdrawal),
  /** It went into a payment file and cannot be cancelled any more. */
  submitted: (withdrawal: Withdrawal): Fact => fact('funding.withdrawal_submitted', withdrawal),
  /** The bank carries it out. */
  sent: (withdrawal: Withdrawal): Fact => fact('funding.withdrawal_sent', withdrawal),
  /** A statement shows that it left our account. */
  completed: (withdrawal: Withdrawal): Fact => fact('funding.withdrawal_completed', withdrawal),
  cancelled: (withdrawal: Withdrawal): Fact => fact('funding.withdrawal_cancelled', withdrawal),
  /** `by`: okpay or bank; `because` in words of both languages. The money is back. */
  rejected: (
    withdrawal: Withdrawal,
    by: 'okpay' | 'bank',
    code: string,
    because: Words = bankReasonTitle(code),
  ): Fact => fact('funding.withdrawal_rejected', withdrawal, { by, code, because }),
  /** It had left our account and came back. */
  returned: (withdrawal: Withdrawal, code: string): Fact =>
    fact('funding.withdrawal_returned', withdrawal, { code, because: bankReasonTitle(code) }),
  /** It takes longer than promised; `arrivesBy` is the new date. */
  late: (withdrawal: Withdrawal, arrivesBy: Date): Fact =>
    fact('funding.withdrawal_late', withdrawal, { arrivesBy: arrivesBy.toISOString() }),
}
