import { after } from 'node:test'
import {
  authenticate,
  createIdentityModule,
  type Enrolment,
  enrolPerson,
  stepUpChecks,
} from '#identity'
import { createManualClock } from '#platform/clock'
import { prepareJobs } from '#platform/database/prepare-jobs'
import { inTransaction } from '#platform/database/transaction'
import { createIds } from '#platform/ids'
import { type Log, silentLog } from '#platform/log'
import type { Mail } from '#platform/mail'
import type { Module } from '#platform/module'
import { systemRandom } from '#platform/random'
import type { Sms } from '#platform/sms'
import { createRiskModule, signInPausedUntil } from '#risk'
import type { HashCost } from '../../src/identity/passwords/hash-password.ts'
import { inTestTransaction, testContext, testSecrets } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'

type Init = {
  readonly token?: string
  /** Device cookie: a browser in which somebody has signed in before. */
  readonly device?: string
  readonly userAgent?: string
  readonly language?: string
  /** Token of an answered check, for what needs a fresh second factor. */
  readonly proof?: string
  /** Made by a page while nobody touches it. */
  readonly isPassive?: boolean
  readonly idempotencyKey?: string
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
}

export const goodPassword = 'tram lemon 41 Quilt'
const cheapCost = { memory: 64, passes: 1, parallelism: 1 }

/** The session token in an answer's cookie. */
export const tokenOf = ({ headers }: Answer): string =>
  /okpay_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''

/** The device token in an answer's cookie. */
export const deviceTokenOf = ({ headers }: Answer): string =>
  /okpay_device=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''

const cookiesOf = ({ token, device }: Init): Record<string, string> => {
  const cookies = [
    ...(token ? [`okpay_session=${token}`] : []),
    ...(device ? [`okpay_device=${device}`] : []),
  ]
  return cookies.length > 0 ? { cookie: cookies.join('; ') } : {}
}

type WorldParts = {
  readonly pool: TestDatabase['pool']
  readonly clock: ReturnType<typeof createManualClock>
  readonly ids: ReturnType<typeof createIds>
  readonly random: typeof systemRandom
  readonly log: Log
  readonly secrets: typeof testSecrets
}

/** Identity over the real pipeline and a real database, its mails and texts readable, its clock ours. */
export const createIdentityWorld = async (
  database: TestDatabase,
  {
    log = silentLog,
    hashCost = cheapCost,
    more = () => [],
  }: {
    readonly log?: Log
    readonly hashCost?: HashCost
    /** Modules beside identity, on the same server. */
    readonly more?: (parts: WorldParts) => readonly Module[]
  } = {},
) => {
  await prepareJobs(database.owner)
  const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
  const ids = createIds(clock, systemRandom)
  const ctx = testContext({ clock, ids })
  const { pool } = database
  const secrets = testSecrets
  const publicUrl = 'http://localhost:4000'
  const module = createIdentityModule({
    ...{ pool, secrets, publicUrl, signInPausedUntil },
    random: systemRandom,
    hashCost,
  })
  const modules = [
    module,
    createRiskModule({ secrets }),
    ...more({ pool, clock, ids, random: systemRandom, log, secrets }),
  ]
  const server = await startTestServer({
    ...{ pool, clock, ids, log },
    modules,
    authenticate: (_, token, isPassive) =>
      inTransaction(pool, {}, (tx) => authenticate({ ...ctx, tx }, token, isPassive)),
    stepUp: stepUpChecks,
    rateFactor: 0,
  })
  after(async () => {
    await server.close()
    await Promise.all(modules.map(({ drain }) => drain?.()))
  })

  const call = (path: string, body?: unknown, init: Init = {}): Promise<Answer> =>
    server.call(path, {
      method: init.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        'accept-language': init.language ?? 'en',
        ...(init.isPassive ? { 'x-okpay-passive': '1' } : {}),
        ...(init.proof ? { 'x-okpay-proof': init.proof } : {}),
        ...(init.idempotencyKey ? { 'idempotency-key': init.idempotencyKey } : {}),
        ...cookiesOf(init),
        ...(init.userAgent ? { 'user-agent': init.userAgent } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  /** Queued messages that would be sent now, oldest first. */
  const queued = async <T>(kind: 'mail' | 'sms'): Promise<T[]> => {
    const { rows } = await database.owner.query(
      `SELECT j.payload FROM graphile_worker._private_jobs AS j
       JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
       WHERE t.identifier = $1 ORDER BY j.id`,
      [`platform.send-${kind}`],
    )
    return rows
      .map(({ payload }) => payload)
      .filter(({ uselessAfter }) => !uselessAfter || new Date(uselessAfter) > clock.now())
      .map(({ id, sealed }) => JSON.parse(secrets.open(sealed, `graphile_worker.${kind}.${id}`)))
  }
  /** Does what the calls so far have left to the worker. */
  const runJobs = async (): Promise<void> => {
    const { rows } = await database.owner.query(
      `DELETE FROM graphile_worker._private_jobs AS j USING graphile_worker._private_tasks AS t
       WHERE t.id = j.task_id AND t.identifier LIKE 'identity.%'
       RETURNING t.identifier AS name, j.payload`,
    )
    for (const { name, payload } of rows) {
      const job = module.jobs?.find((one) => one.name === name)
      if (!job || !('handle' in job)) throw new Error(`Nobody does ${name}`)
      await inTestTransaction(database, { ...ctx, source: null }, (tx) => job.handle(tx, payload))
    }
  }
  const mailsTo = async (to: string) => (await queued<Mail>('mail')).filter((m) => m.to === to)
  const textsTo = async (to: string) => (await queued<Sms>('sms')).filter((m) => m.to === to)
  const codeTo = async (to: string): Promise<string> => {
    const messages = to.startsWith('+') ? await textsTo(to) : await mailsTo(to)
    return /\b\d{6}\b/.exec(messages.at(-1)?.text ?? '')?.[0] ?? ''
  }
  const linkTo = async (email: string): Promise<string> =>
    /token=([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[1] ?? ''

  const termsVersion: string = (await call('/v1/sign-up-options')).json.termsVersion
  /** By e-mail, or by phone when it begins with a plus. */
  const signUp = (contact: string, change: Record<string, unknown> = {}, language = 'en') =>
    call(
      '/v1/sign-ups',
      {
        ...(contact.startsWith('+') ? { phone: contact } : { email: contact }),
        ...{ password: goodPassword, name: 'Anna Keller', country: 'DE' },
        ...{ language: 'en', termsVersion },
        ...change,
      },
      { language },
    )

  const enrol = (enrolment: Partial<Enrolment> = {}) =>
    inTestTransaction(database, ctx, (tx) =>
      enrolPerson(tx, {
        email: `${ids.next()}@example.com`,
        name: 'Anna Keller',
        country: 'DE',
        language: 'en',
        mainCurrency: 'EUR',
        password: goodPassword,
        ...enrolment,
      }),
    )
  /** The first step: a right password begins a check and opens nothing. */
  const signInStep = (identifier: string, password = goodPassword, init: Init = {}) =>
    call('/v1/sessions', { identifier, password }, init)
  /** Answers a check by the code that is mailed or texted. */
  const proveBy = async (proof: string, method: 'email' | 'sms', to: string) => {
    const sent = await call('/v1/proofs/code', { proof, method })
    if (sent.status !== 202) return sent
    return call('/v1/proofs/answer', { proof, method, code: await codeTo(to) })
  }
  /** Both steps; a refusal of the first one is the answer. */
  const signIn = async (email: string, password = goodPassword, init: Init = {}) => {
    const step = await signInStep(email, password, init)
    if (step.status !== 200) return step
    const { proof } = step.json
    const proved = await proveBy(proof, 'email', email.toLowerCase())
    if (proved.status !== 200) return proved
    return call('/v1/sessions/complete', { proof }, init)
  }

  return {
    ...{ clock, ctx, database, call, signUp, signIn, signInStep, proveBy, enrol },
    ...{ mailsTo, textsTo, codeTo, linkTo, runJobs, server, modules, ids },
  }
}
