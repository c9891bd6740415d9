export { type SenderLimits, senderLimits, type Usage } from './limits.ts'
export { loadUsages } from './load-usages.ts'
export { mostAt } from './most-at.ts'
export { type Outlook, outlookOf } from './outlook.ts'
export {
  noteUnknownPayee,
  preflightTransfer,
  type TransferOutlook,
  type TransferWish,
} from './preflight-transfer.ts'
export { createTransfersModule } from './transfers-module.ts'
