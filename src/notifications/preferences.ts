import type { Static } from '#platform/contract'
import type { Preference } from './contract.ts'
import {
  chosenChannels,
  isSecurity,
  moneyTopics,
  type Preferences,
  securityTopics,
  type Topic,
  wants,
} from './topics.ts'

type Answer = { items: Static<typeof Preference>[] }

const show = (preferences: Preferences, topic: Topic): Static<typeof Preference> => ({
  topic,
  isLocked: isSecurity(topic),
  channels: [
    ...chosenChannels.map((channel) => ({ channel, isOn: wants(preferences, topic, channel) })),
    ...(isSecurity(topic) ? [{ channel: 'sms' as const, isOn: true }] : []),
  ],
})

/** Every topic with its ways, as they stand; security first. */
export const showPreferences = (preferences: Preferences): Answer => ({
  items: [...securityTopics, ...moneyTopics].map((topic) => show(preferences, topic)),
})
