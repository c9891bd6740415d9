export {
  noteUnknownPayee,
  preflightTransfer,
  type TransferLimits,
  type TransferOutlook,
  type TransferWish,
} from './preflight-transfer.ts'
export { createTransfersModule } from './transfers-module.ts'
