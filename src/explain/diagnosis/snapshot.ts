import type { HistoryRow } from '#audit'
import type { Closure } from '#availability'
import type { DepositStanding, WithdrawalFacts } from '#funding'
import type { AccountStanding, PersonSummary } from '#identity'
import type { Account } from '#ledger'
import type { Currency, Money } from '#money'
import type { PersonId } from '#platform/ids'
import type { Message } from '#platform/message-store'
import type { MoneyParam } from '#platform/problems'
import type { Policy } from '#policy'
import type { Restriction } from '#risk'
import type { FoundDocument } from '#verification'

/** A refusal that was kept as an event: what was asked for and why it was refused. */
export type Refusal = {
  /** `ref_…` */
  readonly id: string
  readonly at: Date
  /** `POST /v1/transfers` */
  readonly operation: string
  readonly code: string
  /** As they stand in JSON: amounts as objects, moments as text. */
  readonly params: Readonly<Record<string, unknown>>
  readonly amount: MoneyParam | null
  /** Whom it was for, masked; null: nobody. */
  readonly to: string | null
}

/** A transfer as one side sees it. */
export type SeenTransfer = {
  /** `tr_…` */
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly at: Date
  readonly amount: Money
  readonly counterparty: string
  readonly counterpartyAccount: string
  readonly memo: string | null
}

export type Wallet = Pick<Account, 'id' | 'asset' | 'state' | 'availableMinor' | 'heldMinor'>

/**
 * What the rules read: one account at one moment, the last thirty days of it, every source bounded.
 * Plain values; a rule has no other way to know anything.
 */
export type Snapshot = {
  readonly now: Date
  readonly personId: PersonId
  /** ISO 3166-1 alpha-2, where the person lives. */
  readonly country: string
  readonly tier: PersonSummary['tier']
  /** The currency that the person chose as theirs. */
  readonly mainCurrency: Currency
  readonly standing: AccountStanding
  /** Newest first, as everything below. */
  readonly history: readonly HistoryRow[]
  readonly messages: readonly Message[]
  readonly refusals: readonly Refusal[]
  readonly wallets: readonly Wallet[]
  readonly transfers: readonly SeenTransfer[]
  readonly deposits: DepositStanding
  readonly withdrawals: readonly WithdrawalFacts[]
  /** Those by which the person proves who they are. */
  readonly documents: readonly FoundDocument[]
  /** Without those that are silent. */
  readonly restrictions: readonly Restriction[]
  /** What nobody can do at the moment where this person lives. */
  readonly closures: readonly Closure[]
  readonly policy: Policy
}

export const walletOf = ({ wallets }: Snapshot, currency: Currency | string): Wallet | null =>
  wallets.find(({ asset }) => asset === currency) ?? null

export const hoursMs = 3_600_000
export const daysMs = 24 * hoursMs

/** Whether it is at most this long ago. */
export const isWithin = ({ now }: Snapshot, at: Date, ms: number): boolean =>
  now.getTime() - at.getTime() <= ms
