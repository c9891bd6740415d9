import type { Totals } from './account.ts'
import type { AccountState, AfterBalance, PostingCommand, RefusalCode } from './transfer.ts'

/** An account as the engine locks it, decides on it and writes it back. */
export type LedgerAccount = Totals & {
  readonly id: string
  readonly asset: string
  readonly state: AccountState
  readonly floorMinor: bigint | null
  readonly ceilingMinor: bigint | null
  seq: bigint
  /** Milliseconds since 1970 of its last posting; 0 before the first. */
  lastPostedMs: number
}

/** A row of `ledger.transfers`: what was asked and what it came to. */
export type Posting = {
  readonly id: string
  readonly kind: PostingCommand['kind']
  readonly debitAccountId: string
  readonly creditAccountId: string
  readonly asset: string
  readonly amountMinor: bigint
  readonly reason: string
  readonly holdId: string | null
  readonly releasedMinor: bigint | null
  readonly final: boolean | null
  readonly expiresMs: number | null
  readonly groupId: string | null
  readonly groupSize: number | null
  readonly debitSeq: bigint
  readonly creditSeq: bigint
  readonly debitAfter: AfterBalance
  readonly creditAfter: AfterBalance
}

/** A row of `ledger.refusals`. */
export type Refusal = { readonly id: string; readonly code: RefusalCode; readonly content: string }

export type Hold = {
  readonly id: string
  readonly debitAccountId: string
  readonly creditAccountId: string
  readonly asset: string
  readonly amountMinor: bigint
  readonly expiresMs: number
  capturedMinor: bigint
  state: 'open' | 'captured' | 'voided' | 'expired'
}

/** What an account has used of a named window. */
export type WindowUse = {
  readonly accountId: string
  readonly key: string
  count: bigint
  sumMinor: bigint
}

export const windowName = (accountId: string, key: string): string => `${accountId} ${key}`

const optional = (value: { toString(): string } | null | undefined): string =>
  value === null || value === undefined ? '' : value.toString()

/**
 * What the caller asked, as one line: two commands with the same id are the same command when these
 * lines are equal. Windows do not count: a limit may have changed between two tries.
 */
export const contentOfCommand = (command: PostingCommand, groupSize: number): string => {
  const group = command.groupId === undefined ? '||' : `|${command.groupId}|${groupSize}`
  const tail = `${group}|${command.reason}`
  switch (command.kind) {
    case 'transfer':
    case 'hold': {
      const expires = command.kind === 'hold' ? command.expiresAt.getTime() : ''
      const { debitAccountId, creditAccountId, asset, amountMinor } = command
      return `${command.kind}|${debitAccountId}|${creditAccountId}|${asset}|${amountMinor}|${expires}${tail}`
    }
    case 'capture':
      return `capture|${command.holdId}|${command.amountMinor}|${command.final}${tail}`
    default:
      return `${command.kind}|${command.holdId}${tail}`
  }
}

/** The same line, from the row that the command became. */
export const contentOfPosting = (row: Posting): string => {
  const tail = `|${optional(row.groupId)}|${optional(row.groupSize)}|${row.reason}`
  switch (row.kind) {
    case 'transfer':
    case 'hold':
      return `${row.kind}|${row.debitAccountId}|${row.creditAccountId}|${row.asset}|${row.amountMinor}|${optional(row.expiresMs)}${tail}`
    case 'capture':
      return `capture|${row.holdId}|${row.amountMinor}|${row.final}${tail}`
    default:
      return `${row.kind}|${row.holdId}${tail}`
  }
}
