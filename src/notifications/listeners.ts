import type { Listener } from '#platform/events'
import { toldEvents } from './read-event.ts'
import { tellPeople } from './tell-people.ts'

/** One for each type of event that somebody is told of. */
export const notificationsListeners: readonly Listener[] = toldEvents.map((type) => ({
  key: `notifications.tell-${type}`,
  type,
  handle: tellPeople,
}))
