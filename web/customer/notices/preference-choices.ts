import type { NoticePreference } from '../../api/calls.ts'

export type Topic = NoticePreference['topic']
export type Channel = NoticePreference['channels'][number]['channel']

/** What was switched and not saved yet, by `topic.channel`. */
export type Choices = Readonly<Record<string, boolean>>

export const nameOf = (topic: Topic, channel: Channel): string => `${topic}.${channel}`

/** Only what differs from how it stands. */
export const wishesOf = (preferences: readonly NoticePreference[], choices: Choices) =>
  preferences.flatMap(({ topic, channels }) =>
    channels.flatMap(({ channel, isOn }) => {
      const wanted = choices[nameOf(topic, channel)] ?? isOn
      return wanted === isOn ? [] : [{ topic, channel, isOn: wanted }]
    }),
  )
