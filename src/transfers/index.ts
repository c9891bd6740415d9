export {
  noteUnknownPayee,
  preflightTransfer,
  type TransferOutlook,
  type TransferWish,
} from './preflight-transfer.ts'
export { createTransfersModule } from './transfers-module.ts'
