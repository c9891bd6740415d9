import { after } from 'node:test'
import { type Enrolment, enrolPerson } from '../../src/identity/index.ts'
import { createNotificationsModule } from '../../src/notifications/index.ts'
import { createManualClock } from '../../src/platform/clock.ts'
import { prepareJobs } from '../../src/platform/database/prepare-jobs.ts'
import { type Fact, publish } from '../../src/platform/events.ts'
import { createIds, type PersonId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { Mail } from '../../src/platform/mail.ts'
import { createOutboxRelay } from '../../src/platform/outbox.ts'
import { systemRandom } from '../../src/platform/random.ts'
import type { Sms } from '../../src/platform/sms.ts'
import { asPerson, inTestTransaction, testContext, testSecrets } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'

type Init = { readonly method?: string; readonly body?: unknown; readonly language?: string }

/**
 * Notifications over the real pipeline and outbox, under a clock of ours. `happen` publishes facts
 * and waits until everybody was told; what would be sent can be read.
 */
export const createNoticesWorld = async (database: TestDatabase) => {
  await prepareJobs(database.owner)
  const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
  const ids = createIds(clock, systemRandom)
  const ctx = testContext({ clock, ids })
  const { pool } = database
  const parts = { pool, clock, ids, random: systemRandom, log: silentLog }
  const module = createNotificationsModule({ secrets: testSecrets })
  const relay = createOutboxRelay({ ...parts, listeners: module.listeners ?? [], pollMs: 60_000 })
  await relay.start()
  const server = await startTestServer({
    ...parts,
    modules: [module],
    authenticate: async (_, token) => asPerson(token),
    rateFactor: 0,
  })
  after(async () => {
    await server.close()
    await relay.stop()
  })

  const enrol = (enrolment: Partial<Enrolment> = {}) =>
    inTestTransaction(database, ctx, (tx) =>
      enrolPerson(tx, {
        ...{ email: `${ids.next()}@example.com`, name: 'Anna Keller', country: 'DE' },
        ...{ language: 'en', mainCurrency: 'EUR', ...enrolment },
      }),
    )

  const happen = async (...facts: readonly Fact[]): Promise<void> => {
    await inTestTransaction(database, ctx, (tx) => publish(tx, facts))
    await relay.drain()
  }

  const call = (
    { id }: { readonly id: PersonId },
    path: string,
    { method, body, language = 'en' }: Init = {},
  ): Promise<Answer> =>
    server.call(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...{ authorization: `Bearer ${id}`, 'accept-language': language },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const queued = async <T extends { readonly to: string }>(kind: 'mail' | 'sms', to: string) => {
    const { rows } = await database.owner.query(
      `SELECT j.payload FROM graphile_worker._private_jobs AS j
       JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
       WHERE t.identifier = $1 ORDER BY j.id`,
      [`platform.send-${kind}`],
    )
    return rows
      .map(
        ({ payload: { id, sealed } }): T =>
          JSON.parse(testSecrets.open(sealed, `graphile_worker.${kind}.${id}`)),
      )
      .filter((message) => message.to === to)
  }
  const mailsTo = (to: string) => queued<Mail>('mail', to)
  const textsTo = (to: string) => queued<Sms>('sms', to)

  return { ctx, clock, ids, database, module, relay, enrol, happen, call, mailsTo, textsTo }
}
