import type { LimitWindows, Payer } from '#identity'
import type { Currency, Money } from '#money'
import type { Problem } from '#platform/problems'
import type { Limits, Method, MethodOffer, Policy } from '#policy'
import type { TransferOutlook } from '#transfers'

export type Operation = 'transfer' | 'deposit' | 'withdrawal' | 'payment'

/** What somebody is about to do; null is what they have not typed yet. */
export type Question = {
  readonly operation: Operation
  readonly currency: Currency
  readonly amount: Money | null
  readonly to: string | null
  readonly method: Method | null
  /** `ins_…`, the bank account of a withdrawal. */
  readonly instrumentId: string | null
}

/** Who asks. */
export type Asker = { readonly person: Payer }

type Used = { readonly sumMinor: bigint; readonly count: number }

/** Limits with what is used of them. */
export type LimitsInUse = Limits & {
  readonly windows: LimitWindows
  readonly usage: { readonly day: Used; readonly month: Used }
}

/** What is to be said about it, before it is put into words. */
export type Finding = {
  readonly person: Payer
  readonly policy: Policy
  readonly blockers: readonly Problem[]
  readonly fee: Money | null
  readonly total: Money | null
  /** In the wallet that pays; null when none does. */
  readonly availableMinor: bigint | null
  readonly asksForFactor: boolean
  readonly arrives: {
    readonly within: number
    readonly unit: 'minutes' | 'hours' | 'business_days'
    readonly at: Date
  } | null
  readonly outlook: TransferOutlook['outlook']
  readonly offers: readonly MethodOffer[]
  readonly payee: TransferOutlook['payee']
  /** Null where none are counted. */
  readonly limits: LimitsInUse | null
  readonly minimumMinor: bigint | null
}
