export { createTransfersModule } from './transfers-module.ts'
