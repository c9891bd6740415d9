import { after } from 'node:test'
import type pg from 'pg'
import { createNotificationsModule } from '../../src/notifications/index.ts'
import type { Secrets } from '../../src/platform/crypto.ts'
import { prepareJobs } from '../../src/platform/database/prepare-jobs.ts'
import type { Mail } from '../../src/platform/mail.ts'
import { createOutboxRelay } from '../../src/platform/outbox.ts'
import type { Means } from '../../src/platform/system-context.ts'
import type { TestDatabase } from '../support/database.ts'

type Parts = Means & { readonly pool: pg.Pool; readonly secrets: Secrets }

/** Makes notifications listen to a world; gives what was mailed to an address, oldest first. */
export const toldByMail = async ({ owner }: TestDatabase, { secrets, ...parts }: Parts) => {
  await prepareJobs(owner)
  const { listeners = [] } = createNotificationsModule({ secrets })
  const relay = createOutboxRelay({ ...parts, listeners, pollMs: 60_000 })
  await relay.start()
  after(() => relay.stop())
  return async (to: string): Promise<string> => {
    await relay.drain()
    const { rows } = await owner.query(
      `SELECT j.payload FROM graphile_worker._private_jobs AS j
       JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
       WHERE t.identifier = 'platform.send-mail' ORDER BY j.id`,
    )
    return rows
      .map(({ payload: { id, sealed } }): Mail => {
        return JSON.parse(secrets.open(sealed, `graphile_worker.mail.${id}`))
      })
      .filter((mail) => mail.to === to)
      .map(({ subject, text }) => `${subject}\n${text}`)
      .join('\n\n')
  }
}
