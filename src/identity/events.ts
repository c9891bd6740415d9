import type { Fact } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'

/** Facts that identity publishes. No address, number, code or token is ever in them. */
export const identityEvents = {
  /**
   * Somebody asked for an account; the subject is the sign-up. Says nothing of an address in use.
   */
  signedUp: (signUpId: string, country: string): Fact => ({
    type: 'identity.signed_up',
    subject: signUpId,
    data: { country },
  }),
  /** The e-mail address is proved and the account open. */
  verified: (personId: PersonId, accountNumber: string): Fact => ({
    type: 'identity.verified',
    subject: personId,
    data: { accountNumber },
  }),
  /** `device` and `place` in words of both languages. */
  signedIn: (
    personId: PersonId,
    data: {
      readonly sessionId: string
      readonly newDevice: boolean
      readonly device: Words
      readonly place: Words
    },
  ): Fact => ({
    type: 'identity.signed_in',
    subject: personId,
    data,
  }),
  signedOut: (personId: PersonId, sessionId: string): Fact => ({
    type: 'identity.signed_out',
    subject: personId,
    data: { sessionId },
  }),
  /** By a reset or by the signed-in person; every session ended, but for the one that did it. */
  passwordChanged: (personId: PersonId, by: 'reset' | 'change'): Fact => ({
    type: 'identity.password_changed',
    subject: personId,
    data: { by },
  }),
  /** `count` sessions were ended at once by their owner. */
  sessionsEnded: (personId: PersonId, count: number, by: string): Fact => ({
    type: 'identity.sessions_ended',
    subject: personId,
    data: { count, by },
  }),
  /** Sign-in is blocked after `tries` failures; `device` and `place` of the last one, in words. */
  locked: (
    personId: PersonId,
    data: {
      readonly tries: number
      readonly until: string
      readonly device: Words
      readonly place: Words
    },
  ): Fact => ({ type: 'identity.locked', subject: personId, data }),
  /** The owner opened it before its time. */
  unlocked: (personId: PersonId): Fact => ({
    type: 'identity.unlocked',
    subject: personId,
    data: {},
  }),
  /** `fields` names what changed, not to what. */
  profileChanged: (personId: PersonId, fields: readonly string[]): Fact => ({
    type: 'identity.profile_changed',
    subject: personId,
    data: { fields },
  }),
  phoneVerified: (personId: PersonId): Fact => ({
    type: 'identity.phone_verified',
    subject: personId,
    data: {},
  }),
  /** `left`: how many recovery codes are still good. */
  recoveryCodeUsed: (personId: PersonId, left: number): Fact => ({
    type: 'identity.recovery_code_used',
    subject: personId,
    data: { left },
  }),
  recoveryCodesMade: (personId: PersonId): Fact => ({
    type: 'identity.recovery_codes_made',
    subject: personId,
    data: {},
  }),
  /** totp or passkey; sms and email when they are switched. */
  factorAdded: (personId: PersonId, kind: string): Fact => ({
    type: 'identity.factor_added',
    subject: personId,
    data: { kind },
  }),
  factorRemoved: (personId: PersonId, kind: string): Fact => ({
    type: 'identity.factor_removed',
    subject: personId,
    data: { kind },
  }),
  /** Says neither which address it was nor which it is. */
  emailChanged: (personId: PersonId): Fact => ({
    type: 'identity.email_changed',
    subject: personId,
    data: {},
  }),
  phoneChanged: (personId: PersonId): Fact => ({
    type: 'identity.phone_changed',
    subject: personId,
    data: {},
  }),
  /** A lost device was reported; its factors can be replaced from `readyAt`. */
  lostFactorStarted: (personId: PersonId, readyAt: Date): Fact => ({
    type: 'identity.lost_factor_started',
    subject: personId,
    data: { readyAt: readyAt.toISOString() },
  }),
  lostFactorCancelled: (personId: PersonId): Fact => ({
    type: 'identity.lost_factor_cancelled',
    subject: personId,
    data: {},
  }),
  /** Money out waits until `until`. */
  cooldownStarted: (personId: PersonId, reason: string, until: Date): Fact => ({
    type: 'identity.cooldown_started',
    subject: personId,
    data: { reason, until: until.toISOString() },
  }),
  /** The person's own phrase was `set` or `removed`; never which one. */
  phraseChanged: (personId: PersonId, change: 'set' | 'removed'): Fact => ({
    type: 'identity.phrase_changed',
    subject: personId,
    data: { change },
  }),
  roleChanged: (personId: PersonId, role: string, granted: boolean): Fact => ({
    type: 'identity.role_changed',
    subject: personId,
    data: { role, granted },
  }),
  /** On the machine itself: a member of staff lost every authenticator and must enrol again. */
  staffFactorReset: (personId: PersonId, removed: number): Fact => ({
    type: 'identity.staff_factor_reset',
    subject: personId,
    data: { removed },
  }),
  /** Staff checked documents; `title` names the tier that it is now, in words of both languages. */
  tierChanged: (
    personId: PersonId,
    data: { readonly from: number; readonly to: number; readonly title: Words },
  ): Fact => ({ type: 'identity.tier_changed', subject: personId, data }),
  /** active, frozen_by_owner, frozen_by_risk or closed. */
  stateChanged: (personId: PersonId, state: string): Fact => ({
    type: 'identity.state_changed',
    subject: personId,
    data: { state },
  }),
} as const
