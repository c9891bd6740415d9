import { addBusinessDays, type Policy } from '#policy'

const decidedWithinDays = 5

/** By when our team credits or returns money that waits: told in the mail and wherever it is asked. */
export const promisedDecision = (policy: Policy, receivedAt: Date): Date =>
  addBusinessDays(receivedAt, decidedWithinDays, policy.openingHours('support'))
