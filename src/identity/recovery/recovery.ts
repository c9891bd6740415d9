import type { PersonId } from '#platform/ids'

/** What somebody who cannot sign in asks for. */
export type RecoveryPurpose = 'reset' | 'sign_in_help'
export type Channel = 'email' | 'sms'

/** How long link or code are good. */
export const recoveryMinutes: Readonly<Record<RecoveryPurpose, number>> = {
  reset: 30,
  sign_in_help: 10,
}

/** Wrong codes that one request takes. */
export const recoveryTries = 5

/** What the policy calls the wait: longer when nothing but one channel proved the owner. */
export const waitRule = (hasFactor: boolean) =>
  hasFactor ? 'password_reset' : 'password_reset_by_channel'

export type Recovery = {
  readonly id: string
  readonly channel: Channel
  /** Null when nobody has the address or number that was given. */
  readonly personId: PersonId | null
  readonly codeHash: Buffer
  readonly expiresAt: Date
  readonly openedAt: Date | null
  readonly endedBy: 'used' | 'replaced' | 'tries' | 'ended' | null
}

export const isOpenAt = ({ endedBy, expiresAt }: Recovery, now: Date): boolean =>
  endedBy === null && expiresAt > now
