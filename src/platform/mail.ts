import { createTransport } from 'nodemailer'
import type { TxContext } from './context.ts'
import { type Answered, createDeliveryJob, type DeliveryMeans } from './deliver-message.ts'
import { maskEmail } from './mask-contact.ts'
import { type MessageOptions, queueMessages } from './queue-messages.ts'

export type Mail = {
  /** One address in its canonical form. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

type OutgoingMail = MessageOptions & { readonly mail: Mail }

/** Queues mails in the caller's transaction; see `queueMessages`. */
export const queueMails = (ctx: TxContext, mails: readonly OutgoingMail[]): Promise<void> =>
  queueMessages(
    ctx,
    'mail',
    mails.map(({ mail, ...options }) => ({
      ...options,
      message: mail,
      recipient: maskEmail(mail.to),
    })),
  )

/** Queues one mail in the caller's transaction: it goes out if and only if that commits. */
export const queueMail = (
  ctx: TxContext,
  mail: Mail,
  options: MessageOptions = {},
): Promise<void> => queueMails(ctx, [{ ...options, mail }])

type Options = DeliveryMeans & {
  /** `smtp://…` or `smtps://…`, with user and password when the server wants them. */
  readonly smtpUrl: string
  readonly from: string
}

/** The server will never take it, however often it is asked. */
const isFinal = (code: number): boolean => code >= 500 && code < 600 && code !== 535 && code !== 530

/**
 * The job that speaks to the mail server. A server that is down, slow or refuses our credentials is
 * tried again by the worker; a mailbox that does not exist is not.
 */
export const createMailJob = ({ smtpUrl, from, ...means }: Options) => {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost'
  const speak = async (id: string, mail: Mail): Promise<Answered> => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same at every try, so that a mailbox can tell a repetition.
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { state: 'sent', code: null }
    } catch (error) {
      const { responseCode = 0 } = error as { responseCode?: number }
      if (!isFinal(responseCode)) throw error
      return { state: 'refused', code: String(responseCode) }
    }
  }
  const job = createDeliveryJob<Mail>({ ...means, kind: 'mail', speak })
  return { job, close: () => transport.close() }
}
