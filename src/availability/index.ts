export { type Closure, closureProblem } from './closure.ts'
export { createAvailabilityModule } from './create-availability-module.ts'
export { findClosures, forgetClosures, knownClosures } from './find-closures.ts'
export type { Method, Operation, Rail, Wish } from './scope.ts'
