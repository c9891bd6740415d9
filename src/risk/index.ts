export { createRiskModule } from './create-risk-module.ts'
export { loadPlacedRestrictions, loadRestrictions } from './load-restrictions.ts'
export { riskReasons } from './reasons.ts'
export { refuseRestricted } from './refuse-restricted.ts'
export {
  type Affect,
  barrierTo,
  type Category,
  type Disclosure,
  type Restriction,
  toldDate,
} from './restriction.ts'
export { signInPausedUntil } from './sign-in-paused-until.ts'
export { restrictionReaders } from './staff-rights.ts'
