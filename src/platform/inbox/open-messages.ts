import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { DeliveryMeans } from '../deliver-message.ts'
import type { Ids } from '../ids.ts'
import type { Log } from '../log.ts'
import { createMailJob } from '../mail.ts'
import type { Module } from '../module.ts'
import type { Pressure } from '../pressure.ts'
import { createSmsJob } from '../sms.ts'
import { openInbox } from './inbox.ts'

type Options = {
  /** Null: mail and SMS land in the developer's inbox instead. */
  readonly smtpUrl: string | null
  /** Null with a mail server of its own: text messages are not sent. */
  readonly smsUrl: string | null
  readonly mailFrom: string
  /** Where the inbox keeps its file. */
  readonly folder: string
  /** Where what became of each message is kept. */
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly pressure?: Pressure
  readonly onTry?: DeliveryMeans['onTry']
}

/** The jobs that send mail and SMS and, without a mail server, the inbox that takes them. */
export const openMessages = async ({
  smtpUrl,
  smsUrl,
  mailFrom,
  folder,
  pool,
  clock,
  ids,
  log,
  pressure,
  onTry,
}: Options): Promise<Module & { readonly close: () => Promise<void> }> => {
  const inbox = smtpUrl === null ? await openInbox({ folder, clock, ids }) : null
  const means = { pool, clock, log, ...(pressure && { pressure }), ...(onTry && { onTry }) }
  const mail = createMailJob({
    smtpUrl: smtpUrl ?? inbox!.smtpUrl,
    from: mailFrom,
    ...means,
  })
  const sms = createSmsJob({ smsUrl: smsUrl ?? inbox?.smsUrl ?? null, ...means })
  return {
    name: 'messages',
    endpoints: inbox?.endpoints ?? [],
    jobs: [mail.job, sms],
    close: async () => {
      mail.close()
      await inbox?.close()
    },
  }
}
