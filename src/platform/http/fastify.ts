import type { Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import type { Ids } from '../ids.ts'
import { defaultBodyLimitBytes } from './endpoint.ts'
import { givenRequestId } from './guards.ts'
import { problemJson } from './problem-json.ts'
import { platformProblems } from './problems.ts'

type Options = {
  readonly ids: Ids
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
}

/** Answers what Node could not even read as HTTP; there is no request to speak of yet. */
const answerBrokenHttp = ({ ids, publicUrl }: Options, socket: Socket): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const about = { language: 'en', requestId: ids.next(), publicUrl } as const
  const body = JSON.stringify(problemJson(platformProblems.request_malformed(), about))
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * Fastify with our limits: 10 s for headers, 30 s for a request, 256 KiB a body, 16 KiB headers.
 */
export const openFastify = (options: Options): FastifyInstance => {
  const { ids, trustedProxies } = options
  return fastify({
    logger: false,
    genReqId: (raw) => givenRequestId(raw) ?? ids.next(),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
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
        ...{ coerceTypes: false, removeAdditional: false, useDefaults: false },
        allErrors: true,
      },
    },
  })
}
