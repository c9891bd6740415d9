import { formatId } from '#platform/ids'
import type { Message } from '#platform/message-store'
import type { Rule } from '../finding.ts'
import { daysMs, isWithin, type Snapshot } from '../snapshot.ts'

const roads = ['cannot_get_in'] as const
const lateMs = 5 * 60_000
const givenUpMs = 7 * daysMs

/** The newest message to each mailbox and number: what came after solves what was before. */
const newest = ({ messages }: Snapshot, kind: Message['kind']): Message | null =>
  messages.find((message) => message.kind === kind) ?? null

const evidenceOf = ({ id, template, settledAt, queuedAt }: Message) => [
  { id: formatId('message', id), type: template, at: (settledAt ?? queuedAt).toISOString() },
]

/** Whether it went to an address or number that is the person's no more. */
const isReplaced = ({ standing }: Snapshot, { kind, queuedAt }: Message): boolean =>
  standing.contactChanges.some(
    ({ kind: changed, confirmedAt }) =>
      (changed === 'email') === (kind === 'mail') && confirmedAt !== null && confirmedAt > queuedAt,
  )

const refused =
  (kind: Message['kind']): Rule =>
  (snapshot) => {
    const message = newest(snapshot, kind)
    if (message?.state !== 'refused' || isReplaced(snapshot, message)) return null
    const isMail = kind === 'mail'
    return {
      code: isMail ? 'diagnosis.mail_refused' : 'diagnosis.text_refused',
      certainty: 'certain',
      params: { to: message.recipient, code: message.outsideCode ?? '–' },
      since: message.settledAt ?? message.queuedAt,
      evidence: evidenceOf(message),
      ...{ action: isMail ? 'change_email' : 'change_phone', roads, weight: 2 },
    }
  }

export const mailRefused = refused('mail')
export const textRefused = refused('sms')

/** The newest of each kind, where it stands like this. */
const newestWhere = (snapshot: Snapshot, stands: (message: Message) => boolean) =>
  [newest(snapshot, 'mail'), newest(snapshot, 'sms')]
    .filter((message) => message !== null)
    .filter((message) => stands(message) && !isReplaced(snapshot, message))

/** Still under way after five minutes. */
export const messageWaiting: Rule = (snapshot) =>
  newestWhere(
    snapshot,
    ({ state, queuedAt }) => state === 'queued' && !isWithin(snapshot, queuedAt, lateMs),
  ).map((message) => {
    const { recipient: to, queuedAt: since } = message
    const by = new Date(since.getTime() + givenUpMs)
    return {
      ...{ code: 'diagnosis.message_waiting', certainty: 'certain', params: { to, since, by } },
      ...{ since, evidence: evidenceOf(message), by },
      ...{ action: 'sent_messages', roads, weight: 2 },
    }
  })

/** Ran out before it could be sent, within a day. */
export const messageExpired: Rule = (snapshot) =>
  newestWhere(
    snapshot,
    ({ state, queuedAt }) => state === 'expired' && isWithin(snapshot, queuedAt, daysMs),
  ).map((message) => {
    const { recipient: to, queuedAt: since } = message
    return {
      ...{ code: 'diagnosis.message_expired', certainty: 'certain', params: { to, since }, since },
      evidence: evidenceOf(message),
      ...{ action: 'choose_factors', roads, weight: 2 },
    }
  })

export const messageRules: readonly Rule[] = [
  ...[mailRefused, textRefused, messageWaiting, messageExpired],
]
