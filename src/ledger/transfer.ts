import type { Currency } from '#money'
import type { AccountId, TransferId } from '#platform/ids'

/** What an account is for. Owned ones belong to a person; the others to the house. */
export type AccountKind =
  | 'wallet'
  | 'nostro'
  | 'clearing'
  | 'suspense'
  | 'returns'
  | 'fees'
  | 'position'
  | 'opening'

/** `debits_frozen`: money may come in but not go out. */
export type AccountState = 'open' | 'debits_frozen' | 'frozen' | 'closed'

/** A limit over time on the debit account, counted under the account's own lock. */
export type WindowLimit = {
  /** Names the window: `transfers:day:2026-11-22`. */
  readonly key: string
  readonly maxSumMinor?: bigint
  readonly maxCount?: number
}

type Common = {
  /** The caller's own UUIDv7; the same id with the same content is the same transfer. */
  readonly id: TransferId
  /**
   * All commands with the same group id, next to each other in the batch, happen all or not at all.
   */
  readonly groupId?: string
  /** What it is for, as in `transfers.sent`; kept with the row. */
  readonly reason: string
}

export type PostingCommand =
  | (Common & {
      readonly kind: 'transfer'
      readonly debitAccountId: AccountId
      readonly creditAccountId: AccountId
      readonly asset: Currency
      readonly amountMinor: bigint
      readonly windows?: readonly WindowLimit[]
    })
  | (Common & {
      readonly kind: 'hold'
      readonly debitAccountId: AccountId
      readonly creditAccountId: AccountId
      readonly asset: Currency
      readonly amountMinor: bigint
      readonly expiresAt: Date
      readonly windows?: readonly WindowLimit[]
    })
  | (Common & {
      readonly kind: 'capture'
      readonly holdId: TransferId
      readonly amountMinor: bigint
      /** True releases what is left of the hold. */
      readonly final: boolean
    })
  | (Common & { readonly kind: 'void' | 'expire'; readonly holdId: TransferId })

/**
 * Why a command was refused, in order of precedence: the first that applies is given. In a group
 * the first leg that fails has its own code, all others have `linked_failed`.
 */
export const refusalCodes = [
  'id_must_be_uuidv7',
  'exists_with_different_content',
  'id_repeated_in_group',
  'linked_failed',
  'amount_must_be_positive',
  'hold_not_found',
  'hold_already_closed',
  'hold_expired',
  'hold_not_expired',
  'exceeds_hold',
  'accounts_must_differ',
  'debit_account_not_found',
  'credit_account_not_found',
  'asset_mismatch',
  'debit_account_closed',
  'credit_account_closed',
  'debit_account_frozen',
  'credit_account_frozen',
  'expires_in_the_past',
  'amount_overflows',
  'exceeds_window_count',
  'exceeds_window_sum',
  'below_floor',
  'above_ceiling',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Balances of one account right after a posting, in its normal direction. */
export type AfterBalance = { readonly balanceMinor: bigint; readonly availableMinor: bigint }

export type PostingResult =
  | {
      readonly id: TransferId
      readonly posted: true
      /** True when the id had been posted before with the same content. */
      readonly replayed: boolean
      readonly debitAfter: AfterBalance
      readonly creditAfter: AfterBalance
    }
  | {
      readonly id: TransferId
      readonly posted: false
      readonly replayed: boolean
      readonly code: RefusalCode
    }
