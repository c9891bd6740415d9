import { declareContracts, nullable, page, pageQuery, strict, Time, Type } from '#platform/contract'

const Channel = Type.Union([Type.Literal('in_app'), Type.Literal('mail'), Type.Literal('sms')])
const Topic = Type.Union([
  Type.Literal('signing_in'),
  Type.Literal('credentials'),
  Type.Literal('contacts'),
  Type.Literal('account'),
  Type.Literal('money_sent'),
  Type.Literal('money_received'),
  Type.Literal('deposits'),
  Type.Literal('withdrawals'),
])
const Place = Type.Union([
  Type.Literal('restrictions'),
  Type.Literal('movement'),
  Type.Literal('withdrawal'),
  Type.Literal('bank_accounts'),
  Type.Literal('security'),
  Type.Literal('settings'),
  Type.Literal('limits'),
  Type.Literal('verification'),
  Type.Literal('home'),
  Type.Literal('policies'),
])
const State = Type.Union([
  Type.Literal('queued'),
  Type.Literal('sent'),
  Type.Literal('refused'),
  Type.Literal('expired'),
])

/** Something that the person was told of; the words are in the caller's language. */
export const Notice = strict({
  id: Type.String({ description: 'ntc_…' }),
  /** Which notice it is; more may be added. */
  kind: Type.String(),
  topic: Topic,
  /** About security, not about money. */
  isSecurity: Type.Boolean(),
  title: Type.String(),
  text: Type.String(),
  at: Time,
  isRead: Type.Boolean(),
  /** Where it is looked into or solved; of a movement or withdrawal its id. */
  opens: strict({ place: Place, id: nullable(Type.String()) }),
})

export const Preference = strict({
  topic: Topic,
  /** Security topics cannot be turned off. */
  isLocked: Type.Boolean(),
  /** The ways by which it goes; `isOn` is how it stands now. */
  channels: Type.Array(strict({ channel: Channel, isOn: Type.Boolean() })),
})

const Preferences = strict({ items: Type.Array(Preference) })

/** A mail or text message that we sent to the person, or tried to. */
export const SentMessage = strict({
  id: Type.String({ description: 'msg_…' }),
  at: Time,
  by: Type.Union([Type.Literal('mail'), Type.Literal('sms')]),
  /** Masked. */
  to: Type.String(),
  /** What it was, in the caller's language. */
  about: Type.String(),
  /** Waiting or tried again; taken by the next server; refused for good; too late to be of use. */
  state: State,
  attempts: Type.Integer(),
  /** The last word of the outside: a status of SMTP or HTTP, or an error of the network. */
  code: nullable(Type.String()),
  settledAt: nullable(Time),
})

export const notificationsContract = declareContracts({
  'GET /v1/notices': {
    summary: 'What I was told of, newest first',
    query: strict(pageQuery),
    reply: { 200: page(Notice) },
  },
  'GET /v1/notices/unread': {
    summary: 'How many of my notices are unread',
    reply: { 200: strict({ count: Type.Integer() }) },
  },
  'POST /v1/notices/read': {
    summary: 'Mark notices as read: those named, or all',
    body: strict({
      ids: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 })),
      all: Type.Optional(Type.Literal(true)),
    }),
    reply: { 200: strict({ unread: Type.Integer() }) },
  },
  'GET /v1/notices/preferences': {
    summary: 'By which ways I am told of what',
    reply: { 200: Preferences },
  },
  'PUT /v1/notices/preferences': {
    summary: 'Choose by which ways I am told of what; what is not named stays as it is',
    body: strict({
      items: Type.Array(strict({ topic: Topic, channel: Channel, isOn: Type.Boolean() }), {
        minItems: 1,
        maxItems: 30,
      }),
    }),
    reply: { 200: Preferences },
  },
  'GET /v1/me/messages': {
    summary: 'Mails and text messages that we sent me in the last 30 days, and what became of them',
    reply: { 200: strict({ items: Type.Array(SentMessage) }) },
  },
})
