import { declareContracts, strict, Time, Type } from '../contract.ts'

/** One mail or text message that would have been sent. */
export const InboxItem = strict({
  id: Type.String(),
  kind: Type.Union([Type.Literal('mail'), Type.Literal('sms')]),
  to: Type.String(),
  from: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  /** Empty for a text message. */
  html: Type.String(),
  at: Time,
  /** The six digits in it, when there are any. */
  code: Type.Optional(Type.String()),
  links: Type.Array(Type.String()),
})

export const inboxContract = declareContracts({
  'GET /dev/inbox': {
    summary: 'Mail and SMS that would have been sent, newest first; only without a mail server',
    query: strict({ to: Type.Optional(Type.String({ maxLength: 254 })) }),
    reply: { 200: strict({ items: Type.Array(InboxItem) }) },
  },
  'GET /dev/inbox/{id}': {
    summary: 'One of them',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: InboxItem },
  },
})
