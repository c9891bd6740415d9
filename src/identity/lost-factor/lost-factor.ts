import type { PersonId } from '#platform/ids'

/**
 * The road of somebody who lost what they sign in with: a waiting time in which the owner is told
 * on every channel and can stop it, then the same proof as enrolment.
 */
export const waitingHours = { severalChannels: 24, oneChannel: 72 } as const
/** After the waiting time it stays open this long. */
export const openDays = 7
export const lostFactorTries = 5
export const lostFactorCodeMinutes = 10
export const lostFactorResendSeconds = 60

export type LostFactor = {
  readonly id: string
  readonly personId: PersonId
  readonly startedAt: Date
  readonly readyAt: Date
  readonly expiresAt: Date
  readonly emailCodeHash: Buffer | null
  readonly phoneCodeHash: Buffer | null
  readonly codesExpireAt: Date | null
  readonly codesResendAt: Date | null
  readonly triesLeft: number
  readonly endedBy: 'finished' | 'cancelled' | null
}

export type LostFactorState = 'waiting' | 'ready' | 'finished' | 'cancelled' | 'expired'

export const stateAt = (
  { endedBy, readyAt, expiresAt }: LostFactor,
  now: Date,
): LostFactorState => {
  if (endedBy !== null) return endedBy
  if (expiresAt <= now) return 'expired'
  return readyAt > now ? 'waiting' : 'ready'
}
