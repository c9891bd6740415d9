/** What notices are about, and by which ways they go. */
export const channels = ['in_app', 'mail', 'sms'] as const
export type Channel = (typeof channels)[number]

/** Nobody can turn these off: whoever had got in would do so first. */
export const securityTopics = ['signing_in', 'credentials', 'contacts', 'account'] as const
export const moneyTopics = ['money_sent', 'money_received', 'deposits', 'withdrawals'] as const
export type SecurityTopic = (typeof securityTopics)[number]
export type MoneyTopic = (typeof moneyTopics)[number]
export type Topic = SecurityTopic | MoneyTopic

/** The ways that a person may choose for topics of money; all are on until they say otherwise. */
export const chosenChannels = ['in_app', 'mail'] as const
export type ChosenChannel = (typeof chosenChannels)[number]

export const isSecurity = (topic: Topic): topic is SecurityTopic =>
  securityTopics.some((name) => name === topic)

/** What a person turned off or on: `money_sent.mail`. */
export type Preferences = ReadonlyMap<`${Topic}.${ChosenChannel}`, boolean>

export const wants = (preferences: Preferences, topic: Topic, channel: ChosenChannel): boolean =>
  isSecurity(topic) || (preferences.get(`${topic}.${channel}`) ?? true)
