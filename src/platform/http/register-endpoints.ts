import type { FastifyInstance, FastifyRequest } from 'fastify'
import { routeSchema } from './check-input.ts'
import { defaultBodyLimitBytes, type Endpoint } from './endpoint.ts'
import { parseJsonBody } from './json-body.ts'
import type { Pipeline } from './pipeline.ts'
import { platformProblems } from './problems.ts'
import type { Refuse } from './refusal.ts'

const routeUrl = (path: string) => path.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')

const registerParsers = (app: FastifyInstance, endpoints: readonly Endpoint[]): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) =>
      body.length === 0 ? undefined : parseJsonBody(body, request.call.ctx.language),
  )
  const raw = new Set(endpoints.flatMap(({ contract }) => contract.rawBody ?? []))
  if (raw.size === 0) return
  app.addContentTypeParser(
    [...raw],
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => body,
  )
}

/** The methods that some endpoint takes at this path. */
const methodsAt = (endpoints: readonly Endpoint[], path: string): string[] => {
  const parts = path.split('/')
  const matching = endpoints.filter(({ key }) => {
    const pattern = key.slice(key.indexOf(' ') + 1).split('/')
    if (pattern.length !== parts.length) return false
    return pattern.every((part, index) => part.startsWith('{') || part === parts[index])
  })
  return matching.map(({ key }) => key.slice(0, key.indexOf(' ')))
}

/** Every endpoint as a route of Fastify, and the answers where there is none. */
export const registerEndpoints = (
  app: FastifyInstance,
  endpoints: readonly Endpoint[],
  pipeline: Pipeline,
  refuse: Refuse,
): void => {
  registerParsers(app, endpoints)
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
    const allowed = methodsAt(endpoints, request.call.path)
    const isMissing = allowed.length === 0 || allowed.includes(request.method)
    const problem = isMissing
      ? platformProblems.not_found()
      : platformProblems.method_not_allowed({ allowed: allowed.join(', ') })
    return refuse(problem, request, reply)
  })
}
