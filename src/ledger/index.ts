export { type Account, houseOwnerId } from './account.ts'
export { findAccounts, openAccounts, readBalances, type WantedAccount } from './accounts.ts'
export { type BalanceAt, balancesAsOf } from './balances-as-of.ts'
export { createLedgerModule } from './ledger-module.ts'
export { createLedger, type LedgerEngine } from './ledger-queue.ts'
export { findOpenHolds, type OpenHold } from './open-holds.ts'
export { postBatch } from './post-batch.ts'
export { readWindows, type WindowUsage } from './read-windows.ts'
export { setAccountState } from './set-account-state.ts'
export type {
  AccountKind,
  AccountState,
  AfterBalance,
  PostingCommand,
  PostingResult,
  RefusalCode,
  WindowLimit,
} from './transfer.ts'
export { refusalCodes } from './transfer.ts'
export { type LedgerReport, verifyLedger } from './verify-ledger.ts'
export { createLedgerWriter, type LedgerWriter } from './writer.ts'
