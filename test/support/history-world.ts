import { after } from 'node:test'
import { authenticate, enrolPerson, type PersonSummary, stepUpChecks } from '#identity'
import {
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  type PostingCommand,
  postBatch,
} from '#ledger'
import type { Money } from '#money'
import { createManualClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import type { Actor, TxContext } from '#platform/context'
import { prepareJobs } from '#platform/database/prepare-jobs'
import { createDeliveryJob } from '#platform/deliver-message'
import { createIds } from '#platform/ids'
import type { OutsideJob } from '#platform/jobs'
import { silentLog } from '#platform/log'
import type { Mail } from '#platform/mail'
import type { MessageKind } from '#platform/message-store'
import { systemRandom } from '#platform/random'
import type { Sms } from '#platform/sms'
import { createModules } from '../../src/main.ts'
import { asPerson, inTestTransaction, testContext, testSecrets } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'
import { goodPassword } from './identity-world.ts'

type StaffRole = 'treasury' | 'support' | 'senior_support' | 'verification' | 'incident_commander'
type Init = {
  readonly token?: string | null
  readonly device?: string | null
  readonly userAgent?: string
  readonly as?: StaffRole
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly language?: string
  /** A JPEG that is put there. */
  readonly picture?: Uint8Array<ArrayBuffer>
}
type Sent = { readonly to: string; readonly text: string }
type Waiting = { readonly job: OutsideJob; readonly payload: unknown }

const hashCost = { memory: 64, passes: 1, parallelism: 1 }

/** The outside: mailboxes and phones, which can refuse, and servers, which can be away. */
const createOutside = () => {
  const sent: Sent[] = []
  const refusing = new Set<string>()
  const away = new Set<MessageKind>()
  const speak = (kind: MessageKind) => async (_: string, message: Mail | Sms) => {
    if (away.has(kind)) throw Object.assign(new Error('Nobody answers'), { code: 'ECONNREFUSED' })
    if (refusing.has(message.to)) return { state: 'refused', code: '550' } as const
    sent.push({ to: message.to, text: message.text })
    return { state: 'sent', code: null } as const
  }
  return { sent, refusing, away, speak }
}

/** The whole program on a test database, under a clock of ours; the outside is ours too. */
export const createHistoryWorld = async (database: TestDatabase) => {
  await prepareJobs(database.owner)
  const { pool, owner } = database
  // A Monday; each history begins on one of its own.
  const clock = createManualClock(new Date('2026-11-23T08:00:00Z'))
  const ids = createIds(clock, systemRandom)
  const parts = { pool, clock, ids, random: systemRandom, log: silentLog, secrets: testSecrets }
  const config = { ...readConfig({}), hashCost, watches: false }
  const modules = createModules({ ...parts, config })
  const ctx = testContext({ clock, ids })
  const outside = createOutside()
  const server = await startTestServer({
    ...{ pool, clock, ids, log: silentLog, modules },
    authenticate: async (_, token, isPassive): Promise<Actor> => {
      const [, role, id] =
        /^(treasury|support|senior_support|verification|incident_commander)-(.+)$/.exec(token) ?? []
      if (role && id) {
        // Who helps sits where the customers are: both read the same moments.
        const helper = asPerson(id, role as StaffRole)
        return helper.kind === 'person' ? { ...helper, timeZone: 'Europe/Berlin' } : helper
      }
      return inTestTransaction(database, ctx, (tx) => authenticate(tx, token, isPassive))
    },
    // Whatever check a change asks for has been answered: factors have stories of their own.
    stepUp: { ...stepUpChecks, verify: async () => true },
    rateFactor: 0,
  })
  after(async () => {
    await server.close()
    await Promise.all(modules.map((module) => module.drain?.()))
  })
  const staff = await inTestTransaction(database, ctx, (tx) =>
    enrolPerson(tx, {
      ...{ email: 'staff@example.com', name: 'Sam Staff', country: 'DE', language: 'en' },
      ...{ mainCurrency: 'EUR', roles: ['support', 'treasury'] },
    }),
  )

  const call = (path: string, body?: unknown, init: Init = {}): Promise<Answer> => {
    const cookies = [
      ...(init.token ? [`okpay_session=${init.token}`] : []),
      ...(init.device ? [`okpay_device=${init.device}`] : []),
    ]
    const sent = init.picture ? 'PUT' : body === undefined ? 'GET' : 'POST'
    const method = init.method ?? sent
    const type = init.picture ? 'image/jpeg' : 'application/json'
    const bytes = init.picture ?? JSON.stringify(body)
    return server.call(path, {
      method,
      headers: {
        ...{ 'accept-language': init.language ?? 'en', 'x-okpay-proof': 'answered' },
        'user-agent': init.userAgent ?? 'test',
        ...(init.as ? { authorization: `Bearer ${init.as}-${staff.id}` } : {}),
        ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
        ...(bytes === undefined ? {} : { 'content-type': type }),
        ...(method === 'POST' ? { 'idempotency-key': ids.next() } : {}),
      },
      ...(bytes === undefined ? {} : { body: bytes }),
    })
  }

  const deliveries = (['mail', 'sms'] as const).map((kind) =>
    createDeliveryJob<Mail | Sms>({
      ...{ pool, clock, log: silentLog, kind, speak: outside.speak(kind) },
    }),
  )
  let waiting: Waiting[] = []
  const handlers = new Map(
    [...modules.flatMap(({ jobs }) => jobs ?? []), ...deliveries].map((job) => [job.name, job]),
  )
  const takeJobs = async () => {
    const { rows } = await owner.query<{ name: string; payload: unknown }>(
      `DELETE FROM graphile_worker._private_jobs AS j USING graphile_worker._private_tasks AS t
       WHERE t.id = j.task_id RETURNING t.identifier AS name, j.payload`,
    )
    return rows
  }
  const deliver = async (one: Waiting) => {
    await one.job.handleOutside(one.payload).catch(() => waiting.push(one))
  }
  /** Does what was left to the worker; what nobody takes is tried again the next time. */
  const runJobs = async (): Promise<void> => {
    await Promise.all(modules.map((module) => module.drain?.()))
    const again = waiting
    waiting = []
    for (const one of again) await deliver(one)
    for (;;) {
      const jobs = await takeJobs()
      if (jobs.length === 0) return
      for (const { name, payload } of jobs) {
        const job = handlers.get(name)
        if (!job) throw new Error(`Nobody does ${name}`)
        if ('handleOutside' in job) await deliver({ job, payload })
        else await inTestTransaction(database, ctx, (tx) => job.handle(tx, payload))
      }
    }
  }
  const lastTo = (to: string): string =>
    outside.sent.findLast((message) => message.to === to)?.text ?? ''

  const asSystem = <T>(work: (tx: TxContext) => Promise<T>): Promise<T> =>
    inTestTransaction(database, ctx, work)
  const asStaff = <T>(work: (tx: TxContext) => Promise<T>): Promise<T> =>
    inTestTransaction(database, { ...ctx, actor: asPerson(staff.id, 'support') }, work)

  const writer = createLedgerWriter()
  const give = (person: PersonSummary, { minor, currency: asset }: Money): Promise<void> =>
    asSystem(async (tx) => {
      const [opening, wallet] = await openAccounts(tx, [
        { ownerId: houseOwnerId, kind: 'opening', asset },
        { ownerId: person.id, kind: 'wallet', asset },
      ])
      const command: PostingCommand = {
        ...{ kind: 'transfer', id: ids.next(), reason: 'test.funding', asset, amountMinor: minor },
        ...{ debitAccountId: opening!.id, creditAccountId: wallet!.id },
      }
      const [result] = await postBatch(tx, writer, [command])
      if (!result?.posted) throw new Error('The money was refused')
    })

  let enrolled = 0
  const enrol = (name: string, more: { country?: string; hasPhone?: boolean } = {}) => {
    const number = ++enrolled
    const contact = {
      email: `${name}${number}@example.com`,
      ...(more.hasPhone && { phone: `+49151${String(10_000_000 + number)}` }),
    }
    const shown = `${name.charAt(0).toUpperCase()}${name.slice(1)} Example`
    return asSystem(async (tx) => ({
      ...(await enrolPerson(tx, {
        ...{ ...contact, name: shown, country: more.country ?? 'DE', language: 'en' },
        ...{ mainCurrency: 'EUR', timeZone: 'Europe/Berlin', password: goodPassword },
      })),
      ...contact,
    }))
  }

  const code = (to: string): string => /\b\d{6}\b/.exec(lastTo(to))?.[0] ?? ''
  const link = (to: string, page: string): string =>
    new RegExp(`/${page}\\?token=([\\w-]+)`).exec(lastTo(to))?.[1] ?? ''
  return {
    ...{ database, clock, ids, outside, call, runJobs, asSystem, asStaff, give, enrol, code, link },
    lastTo,
  }
}

export type HistoryWorld = Awaited<ReturnType<typeof createHistoryWorld>>
