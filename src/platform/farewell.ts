import { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How long clients with open connections get to hear that they must not use them again. */
const farewellMs = 400

/**
 * Lets a loaded server end without an error for anybody. New connections are refused at once; on
 * those that are open every answer still comes and carries `Connection: close`, so that no client
 * sends into a connection that is being closed. Only then are idle ones ended.
 * Call it before the server listens; the result is awaited before the server is closed.
 */
export const prepareFarewell = (app: FastifyInstance): ((patienceMs: number) => Promise<void>) => {
  let isLeaving = false
  app.addHook('onSend', async (_request, reply) => {
    if (isLeaving) reply.header('connection', 'close')
  })
  return async (patienceMs) => {
    isLeaving = true
    // The plain socket server's close: HTTP's own would cut idle connections in the same breath.
    const ended = new Promise<void>((resolve) => {
      Server.prototype.close.call(app.server, () => resolve())
    })
    const sweep = setInterval(() => app.server.closeIdleConnections(), farewellMs)
    await Promise.race([ended, pause(patienceMs, undefined, { ref: false })])
    clearInterval(sweep)
  }
}
