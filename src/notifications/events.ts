import type { Fact } from '#platform/events'
import type { PersonId } from '#platform/ids'

/** Facts that notifications publish: the app's bell follows them. */
export const notificationsEvents = {
  /** The person has a new notice in the app. `{ noticeId, kind }` */
  arrived: (personId: PersonId, noticeId: string, kind: string): Fact => ({
    type: 'notifications.arrived',
    subject: personId,
    data: { noticeId, kind },
  }),
  /** The person read notices, so that their other devices count anew. `{ count }` */
  read: (personId: PersonId, count: number): Fact => ({
    type: 'notifications.read',
    subject: personId,
    data: { count },
  }),
  /** The person chose how to be told. `{ turnedOff }`: whether something was turned off. */
  preferencesChanged: (personId: PersonId, turnedOff: boolean): Fact => ({
    type: 'notifications.preferences_changed',
    subject: personId,
    data: { turnedOff },
  }),
} as const
