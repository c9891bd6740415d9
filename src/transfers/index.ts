export { type SenderLimits, senderLimits, type Usage } from './limits.ts'
export { loadUsages } from './load-usages.ts'
export { createTransfersModule } from './transfers-module.ts'
