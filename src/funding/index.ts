export { type DepositUsage, depositLimits, depositUsages } from './deposit-limits.ts'
export { ensureBankReference } from './ensure-bank-reference.ts'
export { createFundingModule } from './funding-module.ts'
export { importBankFile } from './import-bank-file.ts'
export {
  type DepositStanding,
  loadDepositStanding,
  type RecentDeposit,
  type WaitingMoney,
} from './load-deposit-standing.ts'
export { type BankFileInspection, inspectBankFile } from './rails/bank/inspect-bank-file.ts'
export { outsideCodesMarkdown } from './rails/outside-codes-markdown.ts'
export { writeDemoStatement } from './write-demo-statement.ts'
