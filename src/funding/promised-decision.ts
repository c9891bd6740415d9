import { addBusinessDays, type Policy } from '#policy'

const decidedWithinDays = 5

/** By when our team credits or returns money that waits: told by mail and wherever one asks. */
export const promisedDecision = (policy: Policy, receivedAt: Date): Date =>
  addBusinessDays(receivedAt, decidedWithinDays, policy.openingHours('support'))
