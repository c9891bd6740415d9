import type { Contacts } from '#identity'
import type { NoticeKind } from './kinds/notice-kind.ts'
import { isSecurity, type Preferences, wants } from './topics.ts'

/** By which ways one person is told one thing. */
export type Ways = {
  /** In the app's list. */
  readonly isListed: boolean
  readonly mail: string | null
  readonly sms: string | null
}

/** So that whoever can provoke warnings cannot flood a phone: then the mail must do. */
export const mostTextsADay = 10

export type Recipient = {
  readonly contacts: Pick<Contacts, 'email' | 'phone'>
  readonly preferences: Preferences
  /** Text messages to this person in the last 24 hours, whatever they were. */
  readonly textsToday: number
}

/**
 * What is about security goes by every way that there is; by SMS only what is grave, or everything
 * when there is no address. What is about money goes where the person wants it.
 */
export const chooseWays = (
  {
    topic,
    isGrave = false,
    isMailedByIdentity = false,
    isInAppOnly = false,
  }: Pick<NoticeKind, 'topic' | 'isGrave' | 'isMailedByIdentity' | 'isInAppOnly'>,
  { contacts: { email, phone }, preferences, textsToday }: Recipient,
): Ways => {
  if (isMailedByIdentity) return { isListed: true, mail: null, sms: null }
  if (isInAppOnly) return { isListed: wants(preferences, topic, 'in_app'), mail: null, sms: null }
  const texts = isSecurity(topic) && (isGrave || email === null) && textsToday < mostTextsADay
  return {
    isListed: wants(preferences, topic, 'in_app'),
    mail: wants(preferences, topic, 'mail') ? email : null,
    sms: texts ? phone : null,
  }
}
