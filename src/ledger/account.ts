import type { Currency } from '#money'
import type { AccountId } from '#platform/ids'
import type { AccountKind, AccountState, AfterBalance } from './transfer.ts'

/** Owns the house's own accounts. */
export const houseOwnerId = '00000000-0000-0000-0000-000000000000'

/** One balance. Amounts are minor units in the account's normal direction. */
export type Account = {
  readonly id: AccountId
  readonly ownerId: string
  readonly kind: AccountKind
  readonly asset: Currency
  readonly normal: 'debit' | 'credit'
  readonly state: AccountState
  /** What has been posted. */
  readonly balanceMinor: bigint
  /** What may be spent: the balance without what is held. */
  readonly availableMinor: bigint
  /** Reserved by open holds that will lower the balance. */
  readonly heldMinor: bigint
  /** Announced by open holds that will raise the balance. */
  readonly incomingMinor: bigint
  /** Postings so far. */
  readonly seq: bigint
  readonly openedAt: Date
}

/** The four totals that an account keeps, and what limits them; as the engine works on them. */
export type Totals = {
  readonly debitNormal: boolean
  debitsPosted: bigint
  creditsPosted: bigint
  debitsPending: bigint
  creditsPending: bigint
}

const debitNormalKinds: ReadonlySet<AccountKind> = new Set(['nostro', 'clearing', 'opening'])

/** Debits raise what we have outside; credits raise what we owe. */
export const isDebitNormal = (kind: AccountKind): boolean => debitNormalKinds.has(kind)

export const balanceOf = (of: Totals): bigint =>
  of.debitNormal ? of.debitsPosted - of.creditsPosted : of.creditsPosted - of.debitsPosted

export const availableOf = (of: Totals): bigint =>
  balanceOf(of) - (of.debitNormal ? of.creditsPending : of.debitsPending)

/** The balance if every open hold in its favour is captured. */
export const highestOf = (of: Totals): bigint =>
  balanceOf(of) + (of.debitNormal ? of.debitsPending : of.creditsPending)

export const afterBalanceOf = (of: Totals): AfterBalance => ({
  balanceMinor: balanceOf(of),
  availableMinor: availableOf(of),
})
