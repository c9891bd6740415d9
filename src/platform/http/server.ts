import type { Socket } from 'node:net'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { DatabaseGone, watchDatabase } from '../database/watch.ts'
import type { Ids } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Module } from '../module.ts'
import type { RandomSource } from '../random.ts'
import { routeSchema } from './check-input.ts'
import { defaultBodyLimitBytes, type Endpoint } from './endpoint.ts'
import { problemOf } from './failures.ts'
import { checkRequestLine, givenRequestId } from './guards.ts'
import { parseJsonBody } from './json-body.ts'
import { acceptedLanguage } from './language.ts'
import { type Authenticate, createPipeline } from './pipeline.ts'
import { problemJson } from './problem-json.ts'
import { platformProblems } from './problems.ts'
import { securityHeaders } from './security-headers.ts'

export type HttpServerOptions = {
  readonly modules: readonly Module[]
  /** Works as the application's role. */
  readonly pool: pg.Pool
  readonly authenticate: Authenticate
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
  /** Where people find this installation, without a slash at the end: `http://localhost:4000`. */
  readonly publicUrl: string
  /** Proxies whose `X-Forwarded-For` is believed, as CIDRs; nobody's by default. */
  readonly trustedProxies?: readonly string[]
  /** Multiplies every rate limit; 0 switches them off (load tests). Default 1. */
  readonly rateFactor?: number
  /** Checks replies against the contract; for development and tests. Default false. */
  readonly validateReplies?: boolean
  /** Requests under way at once; beyond it 503 `platform.overloaded`. Default 4,000. */
  readonly mostRequests?: number
  /** Called after every change that succeeded: the outbox relay's kick. */
  readonly onChange?: () => void
}

export type HttpServer = {
  /** For routes that are not endpoints (the web app's files); before `listen`. */
  readonly app: FastifyInstance
  /** Resolves with the port. */
  readonly listen: (port: number, host: string) => Promise<number>
  /** Answers what is under way, takes no more, closes. */
  readonly close: () => Promise<void>
}

/** Answers what Node could not even read as HTTP; there is no request to speak of yet. */
const answerBrokenHttp = ({ ids, publicUrl }: HttpServerOptions, socket: Socket) => {
  if (!socket.writable) return
  const about = { language: 'en', requestId: ids.next(), publicUrl } as const
  const body = JSON.stringify(problemJson(platformProblems.request_malformed(), about))
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const openFastify = (options: HttpServerOptions): FastifyInstance => {
  const { trustedProxies, ids } = options
  return fastify({
    logger: false,
    genReqId: (raw) => givenRequestId(raw) ?? ids.next(),
    trustProxy: trustedProxies?.length ? [...trustedProxies] : false,
    bodyLimit: defaultBodyLimitBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: (_, socket) => answerBrokenHttp(options, socket),
    http: { headersTimeout: 10_000, requireHostHeader: true, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 300 },
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
        allErrors: true,
      },
    },
  })
}

const acceptsOf = ({ routeOptions }: FastifyRequest) => {
  const { endpoint } = routeOptions.config as { endpoint?: Endpoint }
  return {
    bodyLimitBytes: endpoint?.bodyLimitBytes ?? defaultBodyLimitBytes,
    mediaTypes: endpoint?.contract.rawBody ?? ['application/json'],
  }
}

const routeUrl = (path: string) => path.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')

/** The whole HTTP side: one pipeline over the modules' endpoints. */
export const createHttpServer = async (options: HttpServerOptions): Promise<HttpServer> => {
  const { modules, pool, clock, ids, random, log, publicUrl } = options
  const app = openFastify(options)
  const watch = watchDatabase({ pool, log })
  const pipeline = createPipeline({
    pool,
    watch,
    authenticate: options.authenticate,
    publicUrl,
    rateFactor: options.rateFactor ?? 1,
    validateReplies: options.validateReplies ?? false,
    onChange: options.onChange ?? (() => {}),
  })
  const headers = securityHeaders(publicUrl)
  const mostRequests = options.mostRequests ?? 4_000
  let underWay = 0

  app.decorateRequest('call')
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request
    underWay++
    const url = raw.url ?? '/'
    const end = url.indexOf('?')
    request.call = {
      path: end < 0 ? url : url.slice(0, end),
      startedMs: clock.monotonicMs(),
      ctx: {
        ...{ clock, ids, random, actor: { kind: 'anonymous' } },
        log: log.child({ requestId: request.id }),
        language: acceptedLanguage(raw.headers['accept-language']) ?? 'en',
        requestId: request.id,
        source: { address: request.ip, userAgent: String(raw.headers['user-agent'] ?? '') },
      },
    }
    reply.headers(headers)
    reply.header('x-request-id', request.id)
    checkRequestLine(raw)
    if (underWay > mostRequests) throw platformProblems.overloaded({}, { retryAfterSeconds: 1 })
  })
  app.addHook('onResponse', async () => {
    underWay--
  })

  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { ctx, path } = request.call
    const { requestId, language } = ctx
    const problem =
      error instanceof DatabaseGone
        ? platformProblems.unavailable({}, { retryAfterSeconds: 2, cause: error })
        : problemOf(error, requestId, acceptsOf(request))
    const { status } = problem.declaration
    const about = { event: 'refused', code: problem.code, method: request.method, path }
    if (status >= 500) ctx.log.error({ ...about, err: problem.cause ?? problem }, problem.code)
    else ctx.log.debug(about, problem.code)
    if (status === 401) reply.header('www-authenticate', 'Bearer realm="OKPay"')
    if (status === 405) reply.header('allow', String(problem.params.allowed))
    if (problem.retryAfterSeconds !== undefined) {
      reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)))
    }
    return reply
      .code(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .send(JSON.stringify(problemJson(problem, { language, requestId, publicUrl })))
  }
  app.setErrorHandler(refuse)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) =>
      body.length === 0 ? undefined : parseJsonBody(body, request.call.ctx.language),
  )

  const endpoints = modules.flatMap((module) => module.endpoints)
  const rawTypes = new Set(endpoints.flatMap(({ contract }) => contract.rawBody ?? []))
  app.addContentTypeParser(
    [...rawTypes],
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => body,
  )
  for (const endpoint of endpoints) {
    const [method = '', path = ''] = endpoint.key.split(' ')
    app.route({
      method,
      url: routeUrl(path),
      bodyLimit: endpoint.bodyLimitBytes ?? defaultBodyLimitBytes,
      schema: routeSchema(endpoint),
      attachValidation: true,
      config: { endpoint },
      onRequest: pipeline.admit(endpoint),
      handler: pipeline.answer(endpoint),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(endpoints, request.call.path)
    if (allowed.length === 0) return refuse(platformProblems.not_found(), request, reply)
    const problem = platformProblems.method_not_allowed({ allowed: allowed.join(', ') })
    return refuse(problem, request, reply)
  })

  return {
    app,
    listen: async (port, host) => {
      await app.listen({ port, host })
      return (app.server.address() as { port: number }).port
    },
    close: async () => {
      await app.close()
      await watch.stop()
    },
  }
}

const allowedMethods = (endpoints: readonly Endpoint[], path: string): string[] => {
  const parts = path.split('/')
  const matches = endpoints.filter(({ key }) => {
    const pattern = key.slice(key.indexOf(' ') + 1).split('/')
    return (
      pattern.length === parts.length &&
      pattern.every((part, index) => part.startsWith('{') || part === parts[index])
    )
  })
  return matches.map(({ key }) => key.slice(0, key.indexOf(' ')))
}
