import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'
import type { Means } from '../system-context.ts'
import { deviceCookieName, readDeviceToken } from './device-cookie.ts'
import { checkRequestLine } from './guards.ts'
import { acceptedLanguage } from './language.ts'
import { platformProblems } from './problems.ts'
import { securityHeaders } from './security-headers.ts'

type Options = Means & {
  readonly publicUrl: string
  readonly mostRequests: number
  readonly metrics: Metrics | null
}

/** The first and the last hook of every request: its context, its headers, its measurement. */
export const beginRequests = (app: FastifyInstance, options: Options): void => {
  const { clock, ids, random, log, metrics, mostRequests } = options
  const headers = securityHeaders(options.publicUrl)
  const deviceCookie = deviceCookieName(options.publicUrl)
  let underWay = 0

  app.decorateRequest('call')
  app.addHook('onRequest', async (request, reply) => {
    const { raw, id } = request
    underWay++
    const url = raw.url ?? '/'
    const end = url.indexOf('?')
    request.call = {
      path: end < 0 ? url : url.slice(0, end),
      startedMs: clock.monotonicMs(),
      ctx: {
        ...{ clock, ids, random, actor: { kind: 'anonymous' }, requestId: id },
        log: log.child({ requestId: id }),
        language: acceptedLanguage(raw.headers['accept-language']) ?? 'en',
        source: {
          address: request.ip,
          userAgent: raw.headers['user-agent'] ?? '',
          deviceToken: readDeviceToken(raw.headers.cookie, deviceCookie),
        },
      },
    }
    reply.headers(headers)
    reply.header('x-request-id', id)
    checkRequestLine(raw)
    if (underWay > mostRequests) throw platformProblems.overloaded({}, { retryAfterSeconds: 1 })
  })
  app.addHook('onResponse', async (request, reply) => {
    underWay--
    const seconds = (clock.monotonicMs() - request.call.startedMs) / 1_000
    metrics?.observeRequest(request.method, request.routeOptions.url, reply.statusCode, seconds)
  })
}
