import type { Listener } from '#platform/events'
import { addJob } from '#platform/jobs'
import { announceJob } from './policy-change/announce-policy.ts'
import { toldEvents } from './read-event.ts'
import { tellPeople } from './tell-people.ts'

/** One for each type of event that somebody is told of; a new policy is told to many, by a job. */
export const notificationsListeners: readonly Listener[] = [
  ...toldEvents.map((type) => ({
    key: `notifications.tell-${type}`,
    type,
    handle: tellPeople,
  })),
  {
    key: 'notifications.announce-policy',
    type: 'policy.announced',
    handle: async (ctx, events) => {
      for (const { data } of events) {
        await addJob(ctx, announceJob, { version: data.version })
      }
    },
  },
]
