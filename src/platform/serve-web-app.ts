import type { FastifyInstance } from 'fastify'
import type { WebApp } from './web-app.ts'

/** Paths that belong to programs, not to people: an unknown one is a problem, never a page. */
const isForPrograms = (path: string): boolean => /^\/(v1|dev)(\/|$)/.test(path)

/** Answers every other GET with the web app; call it before the server listens. */
export const serveWebApp = (app: FastifyInstance, webApp: WebApp | null): void => {
  app.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0]!
    if (webApp === null || isForPrograms(path)) return reply.callNotFound()
    const answer = webApp.answer({
      path: path === '/' ? '/index.html' : path,
      acceptEncoding: request.headers['accept-encoding'] as string | undefined,
      ifNoneMatch: request.headers['if-none-match'],
    })
    return reply.code(answer.status).headers(answer.headers).send(answer.body)
  })
}
