import type { FastifyReply, FastifyRequest } from 'fastify'
import { readerZone } from '../context.ts'
import { DatabaseGone } from '../database/watch.ts'
import type { Problem } from '../problems.ts'
import { defaultBodyLimitBytes, type Endpoint } from './endpoint.ts'
import { problemOf } from './failures.ts'
import { problemJson } from './problem-json.ts'
import { platformProblems } from './problems.ts'
import { type OnRefused, refusedCall } from './refused-call.ts'

const acceptsOf = ({ routeOptions }: FastifyRequest) => {
  const { endpoint } = routeOptions.config as { endpoint?: Endpoint }
  return {
    bodyLimitBytes: endpoint?.bodyLimitBytes ?? defaultBodyLimitBytes,
    mediaTypes: endpoint?.contract.rawBody ?? ['application/json'],
  }
}

const read = (error: unknown, request: FastifyRequest): Problem =>
  error instanceof DatabaseGone
    ? platformProblems.unavailable({}, { retryAfterSeconds: 2, cause: error })
    : problemOf(error, request.call.ctx.requestId, acceptsOf(request))

/**
 * What goes wrong on our side is told to us once, with its cause; the caller's mistakes are not.
 * Load that is shed on purpose has no cause to look for: a line, because there will be many.
 */
const note = (problem: Problem, { call, method }: FastifyRequest): void => {
  const { log } = call.ctx
  const about = { event: 'refused', problem: problem.code, method, path: call.path }
  if (problem.declaration.status < 500) log.debug(about, problem.code)
  else if (problem.cause === undefined && problem.retryAfterSeconds !== undefined) log.warn(about)
  else log.error({ ...about, err: problem.cause ?? problem }, problem.code)
}

/** Fails when an endpoint answers a problem that it does not name; for development and tests. */
const declaredHere = (error: unknown, request: FastifyRequest): Problem => {
  const problem = read(error, request)
  const { endpoint } = request.routeOptions.config as { endpoint?: Endpoint }
  const isNamed = !endpoint || endpoint.problems.includes(problem.code)
  if (isNamed || problem.code.startsWith('platform.')) return problem
  const cause = new Error(`${endpoint.key} answers ${problem.code}, which it does not name`)
  return platformProblems.unexpected({ request: request.call.ctx.requestId }, { cause })
}

type Options = {
  readonly publicUrl: string
  readonly validateReplies: boolean
  /** Hears of what is refused to callers who wanted to change something. */
  readonly onRefused: OnRefused
}

export type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** The one place where a throw becomes an answer: problem+json in the caller's language. */
export const createRefusal =
  ({ publicUrl, validateReplies, onRefused }: Options): Refuse =>
  (error, request, reply) => {
    const { ctx } = request.call
    const { language, requestId } = ctx
    const problem = validateReplies ? declaredHere(error, request) : read(error, request)
    const { status } = problem.declaration
    note(problem, request)
    const refused = refusedCall(problem, request)
    const explanation = refused && onRefused(refused)
    const saying = { language, timeZone: readerZone(ctx), requestId, publicUrl, explanation }
    if (status === 401) reply.header('www-authenticate', 'Bearer realm="OKPay"')
    if (status === 405) reply.header('allow', String(problem.params.allowed))
    if (problem.retryAfterSeconds !== undefined) {
      reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)))
    }
    return reply
      .code(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .send(JSON.stringify(problemJson(problem, saying)))
  }
