export type {
  AccountKind,
  AccountState,
  AfterBalance,
  PostingCommand,
  PostingResult,
  RefusalCode,
  WindowLimit,
} from './transfer.ts'
