export { type DepositUsage, depositLimits, depositUsages } from './deposit-limits.ts'
export { ensureBankReference } from './ensure-bank-reference.ts'
export { createFundingModule } from './funding-module.ts'
export { importBankFile } from './import-bank-file.ts'
export {
  type DepositStanding,
  loadDepositStanding,
  loadWaiting,
  type RecentDeposit,
  type WaitingMoney,
} from './load-deposit-standing.ts'
export { promisedDecision } from './promised-decision.ts'
export { type BankFileInspection, inspectBankFile } from './rails/bank/inspect-bank-file.ts'
export { outsideCodesMarkdown } from './rails/outside-codes-markdown.ts'
export { bankReasonDetail, bankReasonTitle } from './withdrawals/bank-reason.ts'
export {
  findWithdrawal,
  recentWithdrawals,
  type WithdrawalFacts,
} from './withdrawals/facts-store.ts'
export { preflightWithdrawal, type WithdrawalOutlook } from './withdrawals/preflight-withdrawal.ts'
export { withdrawalLimits } from './withdrawals/withdrawal-limits.ts'
export { withdrawalUsages } from './withdrawals/withdrawal-usages.ts'
export { writeDemoStatement } from './write-demo-statement.ts'
