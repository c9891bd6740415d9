export { type Closure, closureProblem, showClosure } from './closure.ts'
export { createAvailabilityModule } from './create-availability-module.ts'
export { findClosures, knownClosures } from './find-closures.ts'
export {
  createRailReporter,
  type RailOutcome,
  type RailReporter,
} from './report-rail-outcome.ts'
export type { Method, Operation, Rail, Wish } from './scope.ts'
