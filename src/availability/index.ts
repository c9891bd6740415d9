export { createAvailabilityModule } from './create-availability-module.ts'
