import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { systemClock } from '../clock.ts'
import type { Actor, Context, TxContext } from '../context.ts'
import { inTransaction } from '../database/transaction.ts'
import { DatabaseGone, type DatabaseWatch } from '../database/watch.ts'
import type { Pressure } from '../pressure.ts'
import { Problem } from '../problems.ts'
import { checkInput } from './check-input.ts'
import { defaultRatePerMinute, type Endpoint, type Reply } from './endpoint.ts'
import { changesSomething, checkOrigin } from './guards.ts'
import { fingerprintOf, readKey } from './idempotency.ts'
import { createKeyGuard } from './key-guard.ts'
import { platformProblems } from './problems.ts'
import { createRateLimit } from './rate-limit.ts'
import { sendReply } from './send-reply.ts'
import { readSessionToken, sessionCookieName } from './session-token.ts'
import { requireStepUp, type StepUpChecks } from './step-up.ts'

/**
 * Who is behind a session token; anonymous, or a 401 problem, when it is not good any more. A
 * passive call (`X-OKPay-Passive: 1`) is one that a page makes while nobody touches it: no use of a
 * session.
 */
export type Authenticate = (ctx: Context, token: string, isPassive: boolean) => Promise<Actor>

export type PipelineOptions = {
  readonly pool: pg.Pool
  readonly watch: DatabaseWatch
  readonly authenticate: Authenticate
  /** Fresh second factors, for the endpoints that need one. */
  readonly stepUp: StepUpChecks
  /** Where people find this installation: `https://pay.example.com`, without a slash at the end. */
  readonly publicUrl: string
  /** Multiplies every rate limit; 0 switches them off (load tests). */
  readonly rateFactor: number
  /** Checks replies against the contract and fails loudly; for development and tests. */
  readonly validateReplies: boolean
  /** Called after every change that succeeded: events may be waiting. */
  readonly onChange: () => void
  readonly pressure: Pressure
  /** Somebody who is signed in tried what their role does not include: for the record. */
  readonly onForbidden: (ctx: Context, endpoint: string) => void
}

/** What the pipeline knows of one request; set by the first hook. */
export type Call = { ctx: Context; startedMs: number; path: string }

declare module 'fastify' {
  interface FastifyRequest {
    call: Call
  }
}

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** The steps of one endpoint: `admit` before the body is read, `answer` after. */
export const createPipeline = (options: PipelineOptions) => {
  const { pool, watch, publicUrl, pressure } = options
  const cookieName = sessionCookieName(publicUrl)
  const publicOrigin = new URL(publicUrl).origin
  const keys = createKeyGuard(pool)
  const limit = createRateLimit(systemClock)

  /** A few a minute of one person tell enough. */
  const noteForbidden = (ctx: Context, endpoint: Endpoint): void => {
    if (ctx.actor.kind !== 'person' || isPermitted(ctx.actor, endpoint)) return
    if (limit(`forbidden ${callerOf(ctx)}`, 10).allowed) options.onForbidden(ctx, endpoint.key)
  }

  const identify = async (request: FastifyRequest, endpoint: Endpoint): Promise<void> => {
    const token = readSessionToken(request.headers, cookieName)
    const { call } = request
    const isPassive = request.headers['x-okpay-passive'] === '1'
    if (token !== null) {
      try {
        const actor = await watch.race(options.authenticate(call.ctx, token, isPassive))
        if (actor.kind !== 'anonymous') call.ctx = { ...call.ctx, actor }
      } catch (error) {
        const ended = error instanceof Problem && error.declaration.status === 401
        if (!ended || endpoint.permission !== 'anyone') throw error
      }
    }
    noteForbidden(call.ctx, endpoint)
    checkPermission(call.ctx.actor, endpoint)
  }

  const countCall = (request: FastifyRequest, reply: FastifyReply, endpoint: Endpoint): void => {
    if (options.rateFactor === 0) return
    const perMinute = (endpoint.ratePerMinute ?? defaultRatePerMinute) * options.rateFactor
    const counted = limit(`${endpoint.key} ${callerOf(request.call.ctx)}`, perMinute)
    reply.header('ratelimit-policy', `"minute";q=${perMinute};w=60`)
    reply.header('ratelimit', `"minute";r=${counted.remaining};t=${counted.retryAfterSeconds}`)
    if (counted.allowed) return
    const { retryAfterSeconds } = counted
    throw platformProblems.rate_limited({ wait: retryAfterSeconds }, { retryAfterSeconds })
  }

  const admit = (endpoint: Endpoint): Hook => {
    const { contract } = endpoint
    const accepted = contract.rawBody ?? (contract.body ? ['application/json'] : null)
    return async (request, reply) => {
      checkOrigin(request.raw, publicOrigin)
      await identify(request, endpoint)
      countCall(request, reply, endpoint)
      if (accepted) checkContentType(request, accepted)
    }
  }

  const inItsTransaction = (endpoint: Endpoint, ctx: Context, work: Work): Promise<Reply> => {
    if (endpoint.transaction === 'none') return work(ctx as TxContext)
    const readOnly = endpoint.transaction === 'read'
    return inTransaction(pool, { readOnly }, (tx) => work({ ...ctx, tx }))
  }

  const run = async (endpoint: Endpoint, request: FastifyRequest): Promise<Reply> => {
    const { ctx, path } = request.call
    const { idempotency = 'none', stepUp } = endpoint
    const { params, query, body, headers } = request
    const isKeyed = idempotency !== 'none'
    const idempotencyKey = isKeyed ? readKey(headers['idempotency-key']) : ''
    const fingerprint =
      isKeyed || stepUp ? fingerprintOf(request.method, path, body) : noFingerprint
    const input = { params, query, body, headers, idempotencyKey, fingerprint }
    const callKey = { caller: callerOf(ctx), key: idempotencyKey, fingerprint }
    if (stepUp) {
      const means = { pool, checks: options.stepUp }
      await requireStepUp(ctx, means, { stepUp, input }, isKeyed ? callKey : null)
    }
    const handle = (tx: TxContext) => endpoint.handle(tx, input as never)
    if (!isKeyed) return inItsTransaction(endpoint, ctx, handle)
    return keys.once(callKey, () =>
      inItsTransaction(endpoint, ctx, (tx) =>
        idempotency === 'handler' ? handle(tx) : keys.answerOnce(tx, callKey, () => handle(tx)),
      ),
    )
  }

  const answer = (endpoint: Endpoint) => {
    const changes = changesSomething(endpoint.key.slice(0, endpoint.key.indexOf(' ')))
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      checkInput(request, endpoint)
      if (!watch.isThere()) throw new DatabaseGone('The database does not answer')
      pressure.enter()
      const result = await watch
        .race(run(endpoint, request))
        .catch((error) => {
          if (error instanceof DatabaseGone && changes) {
            throw platformProblems.outcome_unknown({}, { retryAfterSeconds: 5, cause: error })
          }
          throw error
        })
        .finally(pressure.leave)
      if (changes) options.onChange()
      return sendReply(request, reply, endpoint, result, options)
    }
  }

  return { admit, answer }
}

export type Pipeline = ReturnType<typeof createPipeline>

type Work = (ctx: TxContext) => Promise<Reply>

const noFingerprint = Buffer.alloc(0)

/** Whose limits and keys these are: the person, or the address when nobody is signed in. */
export const callerOf = ({ actor, source }: Context): string =>
  actor.kind === 'person' ? actor.personId : `address:${source?.address ?? ''}`

const isPermitted = (
  actor: Actor & { readonly kind: 'person' },
  { permission }: Pick<Endpoint, 'permission'>,
): boolean =>
  typeof permission === 'string' || permission.some((role) => actor.roles.includes(role))

/** @throws platform.sign_in_required (401) · not_permitted (403) · staff_factor_missing (403) */
const checkPermission = (actor: Actor, { permission }: Endpoint): void => {
  if (permission === 'anyone') return
  if (actor.kind !== 'person') throw platformProblems.sign_in_required()
  if (!isPermitted(actor, { permission })) throw platformProblems.not_permitted()
  if (permission === 'signed_in') return
  if (actor.staffReady !== true) throw platformProblems.staff_factor_missing()
}

/** @throws platform.content_type_unsupported (415) */
const checkContentType = ({ headers }: FastifyRequest, accepted: readonly string[]): void => {
  const [type = '', parameter = 'charset=utf-8'] = (headers['content-type'] ?? '').split(';')
  const known = accepted.includes(type.trim().toLowerCase())
  const isUtf8 = /^charset="?utf-8"?$/i.test(parameter.trim())
  if (known && (isUtf8 || accepted[0] !== 'application/json')) return
  throw platformProblems.content_type_unsupported({ accepted: accepted.join(', ') })
}
