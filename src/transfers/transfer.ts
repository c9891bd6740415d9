import { type Closure, closureProblem } from '#availability'
import type { MoneyOutHold, Payer, PersonSummary } from '#identity'
import type { AccountState, RefusalCode } from '#ledger'
import { type Currency, type Money, money, toWire } from '#money'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import type { Policy } from '#policy'
import type { Restriction } from '#risk'
import type { Handle } from './handle.ts'
import {
  overTransferLimit,
  type SenderLimits,
  senderLimits,
  type Usage,
  windowProblem,
} from './limits.ts'
import { transfersProblems } from './problems.ts'
import { refuseRestrictedParties } from './restricted-parties.ts'

/** A promised price, as it was stored. */
export type KeptQuote = {
  readonly id: string
  readonly senderId: PersonId
  readonly payeeId: PersonId
  readonly amount: Money
  readonly fee: Money
  readonly policyVersion: number
  readonly expiresAt: Date
  /** The transfer that was made from it. */
  readonly isUsed: boolean
}

/** Who is on both sides, as far as is known. */
export type Parties = {
  readonly handle: Handle
  readonly sender: Payer
  readonly payee: PersonSummary | null
  /** Look-ups of nobody by this sender in this hour, this one included. */
  readonly unknownCount: number
  /** What is closed for these two, in the currency that was asked for. */
  readonly closure?: Closure | null
  /** What OKPay has placed on either of them. */
  readonly restrictions: ReadonlyMap<PersonId, readonly Restriction[]>
}

/** A transfer that may be posted. */
export type Plan = {
  readonly sender: PersonSummary
  readonly payee: PersonSummary
  readonly amount: Money
  readonly fee: Money
  readonly policyVersion: number
  readonly limits: SenderLimits
}

/** What a balance is held against: a transfer whose payee may not be known yet. */
export type Priced = Pick<Plan, 'amount' | 'fee'>

export type Decided<T> =
  | { readonly plan: T; readonly problem?: never }
  | { readonly plan?: never; readonly problem: Problem }

const tooManyUnknown = (now: Date): Problem => {
  const hourMs = 3_600_000
  const wait = Math.ceil((hourMs - (now.getTime() % hourMs)) / 1_000)
  return transfersProblems.too_many_unknown({ wait }, { retryAfterSeconds: wait })
}

/** Who gets it. A closed account says so to who has its number; a contact tells nothing. */
export const decidePayee = (
  { handle, sender, payee, unknownCount }: Parties,
  policy: Policy,
  now: Date,
): Decided<PersonSummary> => {
  if (handle.kind === 'mistyped') return { problem: transfersProblems.payee_number_mistyped() }
  if (unknownCount > policy.transfers.unknownPayeesPerHour) return { problem: tooManyUnknown(now) }
  if (payee === null) return { problem: transfersProblems.payee_unknown() }
  if (payee.id === sender.id) return { problem: transfersProblems.self_transfer() }
  if (payee.state !== 'closed') return { plan: payee }
  return {
    problem:
      handle.kind === 'account'
        ? transfersProblems.payee_closed()
        : transfersProblems.payee_unknown(),
  }
}

/** Whether the payee may hold the currency; null when they may. */
export const checkPayeeCurrency = (
  payee: PersonSummary,
  currency: Currency,
  policy: Policy,
): Problem | null =>
  policy.country(payee.country)?.currencies.includes(currency)
    ? null
    : transfersProblems.payee_currency_unavailable({ currency })

/** Why the sender's money stays, in the sender's words. */
const held = (hold: MoneyOutHold, now: Date): Problem => {
  if (hold.kind === 'frozen_by_owner') return transfersProblems.sender_frozen_by_owner()
  if (hold.kind !== 'cooling_down') return transfersProblems.sender_frozen()
  const { until, because } = hold
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000)
  return transfersProblems.cooling_down({ until, because }, { retryAfterSeconds })
}

/** Whether the sender's money may go out at all; null when it may. */
export const checkHold = ({ hold }: Payer, now: Date): Problem | null =>
  hold ? held(hold, now) : null

const checkQuote = (
  quote: KeptQuote | null,
  asked: { sender: PersonSummary; payee: PersonSummary; amount: Money },
  now: Date,
): Problem | null => {
  const { sender, payee, amount } = asked
  if (quote === null || quote.senderId !== sender.id) return transfersProblems.quote_unknown()
  if (quote.isUsed) return transfersProblems.quote_used()
  if (quote.expiresAt <= now) {
    return transfersProblems.quote_expired({ expiredAt: quote.expiresAt })
  }
  const same =
    quote.payeeId === payee.id &&
    quote.amount.minor === amount.minor &&
    quote.amount.currency === amount.currency
  return same ? null : transfersProblems.quote_differs()
}

/** What sending an amount costs this sender. */
export const feeOf = (
  policy: Policy,
  { country }: Pick<PersonSummary, 'country'>,
  amount: Money,
): Money => {
  const about = { operation: 'transfer', method: 'okpay', currency: amount.currency } as const
  return policy.feeFor({ ...about, country })(amount)
}

/**
 * Whether a transfer may be posted, before the ledger has its say; problems in the order of
 * `problems.ts`. `quote` is undefined when none was named and null when it does not exist.
 */
export const decideTransfer = (
  parties: Parties,
  amount: Money,
  quote: KeptQuote | null | undefined,
  policy: Policy,
  now: Date,
): Decided<Plan> => {
  const found = decidePayee(parties, policy, now)
  if (found.problem) return found
  const { sender, closure } = parties
  if (closure) return { problem: closureProblem(closure, now) }
  const payee = found.plan
  const { currency } = amount
  const limits = senderLimits(policy, sender, currency, now)
  const problem =
    checkPayeeCurrency(payee, currency, policy) ??
    checkHold(sender, now) ??
    refuseRestrictedParties(parties, payee.id, currency, now) ??
    (quote === undefined ? null : checkQuote(quote, { sender, payee, amount }, now)) ??
    overTransferLimit(limits, amount)
  if (problem) return { problem }
  return {
    plan: {
      ...{ sender, payee, amount },
      fee: quote ? quote.fee : feeOf(policy, sender, amount),
      policyVersion: quote ? quote.policyVersion : policy.version,
      limits,
    },
  }
}

const insufficientFunds = ({ amount, fee }: Priced, availableMinor: bigint): Problem =>
  transfersProblems.insufficient_funds({
    available: toWire(money(availableMinor, amount.currency)),
    needed: toWire(money(amount.minor + fee.minor, amount.currency)),
  })

/** Whether the wallets of both sides let money out and in, for a quote; null when they do. */
export const checkWallets = (
  sender: AccountState | undefined,
  payee: AccountState | undefined,
  currency: Currency,
): Problem | null => {
  if (sender !== undefined && sender !== 'open') return transfersProblems.sender_frozen()
  if (payee === undefined || payee === 'open' || payee === 'debits_frozen') return null
  return transfersProblems.payee_cannot_receive({ currency })
}

/** Whether the wallet pays for amount and fee; null when it does. */
export const checkFunds = (priced: Priced, availableMinor: bigint): Problem | null =>
  priced.amount.minor + priced.fee.minor > availableMinor
    ? insufficientFunds(priced, availableMinor)
    : null

/** The checks that the ledger makes when it posts, for a quote; null when all pass. */
export const checkFundsAndLimits = (
  plan: Plan,
  usage: Usage,
  availableMinor: bigint,
): Problem | null =>
  windowProblem(plan.limits, usage, plan.amount.minor) ?? checkFunds(plan, availableMinor)

/** Why the ledger said no, in the words of the person who wanted to send. */
export const explainRefusal = (
  code: RefusalCode,
  plan: Plan,
  usage: Usage,
  availableMinor: bigint,
): Problem | null => {
  switch (code) {
    case 'exceeds_window_count':
    case 'exceeds_window_sum':
      return windowProblem(plan.limits, usage, plan.amount.minor)
    case 'below_floor':
      return insufficientFunds(plan, availableMinor)
    case 'debit_account_closed':
    case 'debit_account_frozen':
      return transfersProblems.sender_frozen()
    case 'credit_account_closed':
    case 'credit_account_frozen':
    case 'above_ceiling':
    case 'amount_overflows':
      return transfersProblems.payee_cannot_receive({ currency: plan.amount.currency })
    default:
      return null
  }
}
