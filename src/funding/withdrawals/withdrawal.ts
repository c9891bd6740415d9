import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'

/**
 * `in_review → approved → submitted → sent → completed`. Until it is submitted its owner may cancel
 * it; afterwards only the bank can send it back: `rejected` before it left our account, `returned`
 * after, even weeks later. Every state but `completed` can say where the money is:
 * held in the wallet (in_review, approved), with the bank (submitted, sent), back (the others).
 */
export type WithdrawalState =
  | 'in_review'
  | 'approved'
  | 'submitted'
  | 'sent'
  | 'completed'
  | 'rejected'
  | 'cancelled'
  | 'returned'

/** A row of `funding.withdrawals`. */
export type Withdrawal = {
  readonly id: string
  readonly personId: PersonId
  readonly instrumentId: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly feeHoldId: string | null
  readonly captureId: string | null
  readonly returnId: string | null
  readonly state: WithdrawalState
  readonly endToEndId: string
  readonly fileId: string | null
  readonly requestedAt: Date
  readonly reviewDue: Date | null
  readonly arrivesBy: Date
  readonly approvedAt: Date | null
  readonly submittedAt: Date | null
  readonly sentAt: Date | null
  readonly completedAt: Date | null
  /** Bank entries that showed it leave our account and come back to it. */
  readonly completedEntryId: string | null
  readonly returnedEntryId: string | null
  readonly endedAt: Date | null
  readonly endCode: string | null
  readonly outsideCode: string | null
  readonly endedBy: 'owner' | 'okpay' | 'bank' | null
  readonly note: string | null
  readonly lateToldAt: Date | null
  /** Who asked to end it as not carried out by the bank, when, and how they know. */
  readonly notSentBy: PersonId | null
  readonly notSentAt: Date | null
  readonly notSentReason: string | null
  readonly policyVersion: number
}

const nextOf: Readonly<Record<WithdrawalState, readonly WithdrawalState[]>> = {
  in_review: ['approved', 'rejected', 'cancelled'],
  // Back to a person when its owner may not withdraw any more.
  approved: ['in_review', 'submitted', 'cancelled', 'rejected'],
  submitted: ['sent', 'completed', 'rejected', 'returned'],
  sent: ['completed', 'rejected', 'returned'],
  // A bank may send money back for weeks.
  completed: ['returned'],
  rejected: [],
  cancelled: [],
  returned: [],
}

/** Whether a withdrawal may go from one state to the other. */
export const mayBecome = (from: WithdrawalState, to: WithdrawalState): boolean =>
  nextOf[from].includes(to)

/** Nothing has left: the owner may still stop it. */
export const isCancellable = ({ state }: Pick<Withdrawal, 'state'>): boolean =>
  state === 'in_review' || state === 'approved'

/** Ordered, and neither shown nor refused: the bank has the say. */
export const isWithBank = ({ state }: Pick<Withdrawal, 'state'>): boolean =>
  state === 'submitted' || state === 'sent'

/** The bank's answer does not say where it is, or the promised date passed without one. */
export const isUnclear = (
  withdrawal: Pick<Withdrawal, 'state' | 'outsideCode' | 'lateToldAt' | 'arrivesBy'>,
  now: Date,
): boolean => {
  const { outsideCode, lateToldAt, arrivesBy } = withdrawal
  const isOverdue = lateToldAt !== null || arrivesBy <= now
  return isWithBank(withdrawal) && (outsideCode !== null || isOverdue)
}

/** Fits the 35 characters of an ISO 20022 id; `W` tells it from a return of unmatched money. */
export const endToEndIdOf = (id: string): string => `W${id.replaceAll('-', '').toUpperCase()}`
