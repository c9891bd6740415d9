export { eventTypes as transfersEvents } from './events.ts'
export { createTransfersModule } from './transfers-module.ts'
