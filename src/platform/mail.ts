import { createTransport } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { TxContext } from './context.ts'
import { secretsInUse } from './crypto.ts'
import { addJob, type OutsideJob } from './jobs.ts'
import type { Log } from './log.ts'

export type Mail = {
  /** One address in its canonical form. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

type Queued = { readonly id: string; readonly sealed: string; readonly uselessAfter: string | null }

const jobName = 'platform.send-mail'
const place = (id: string) => `graphile_worker.mail.${id}`

/**
 * Queues a mail in the caller's transaction: it goes out if and only if that commits. Its words are
 * sealed, because they may hold a code and jobs lie in the database.
 * @param uselessAfter not sent any more after this moment, as a code that has expired
 */
export const queueMail = async (
  ctx: TxContext,
  mail: Mail,
  { uselessAfter }: { readonly uselessAfter?: Date } = {},
): Promise<void> => {
  const id = ctx.ids.next()
  const queued: Queued = {
    id,
    sealed: secretsInUse().seal(JSON.stringify(mail), place(id)),
    uselessAfter: uselessAfter?.toISOString() ?? null,
  }
  await addJob(ctx, jobName, queued)
}

type Options = {
  /** `smtp://…` or `smtps://…`, with user and password when the server wants them. */
  readonly smtpUrl: string
  readonly from: string
  readonly clock: Clock
  readonly log: Log
}

/** The server will never take it, however often it is asked. */
const isFinal = (error: unknown): boolean => {
  const code = (error as { responseCode?: number }).responseCode ?? 0
  return code >= 500 && code < 600 && code !== 535 && code !== 530
}

/**
 * The job that speaks to the mail server. A server that is down, slow or refuses our credentials is
 * tried again by the worker; a mailbox that does not exist is not.
 */
export const createMailJob = ({ smtpUrl, from, clock, log }: Options) => {
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
  const handleOutside = async (payload: unknown): Promise<void> => {
    const { id, sealed, uselessAfter } = payload as Queued
    if (uselessAfter !== null && new Date(uselessAfter) <= clock.now()) {
      log.warn({ event: 'mail_expired', id }, 'A mail was not sent before it was useless')
      return
    }
    const mail = JSON.parse(secretsInUse().open(sealed, place(id))) as Mail
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
    } catch (error) {
      if (!isFinal(error)) throw error
      const { responseCode } = error as { responseCode?: number }
      log.warn({ event: 'mail_refused', id, responseCode }, 'A mailbox refused a mail for good')
    }
  }
  const job: OutsideJob = { name: jobName, handleOutside }
  return { job, close: () => transport.close() }
}
