import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How long clients with open connections get to hear that they must not use them again. */
const farewellMs = 400

/**
 * Lets a loaded server end without an error for anybody: for a moment every answer still comes and
 * carries `Connection: close`, so that no client sends into a connection that is being closed.
 * Call it before the server listens; the result is awaited right before it closes.
 */
export const prepareFarewell = (app: FastifyInstance): (() => Promise<void>) => {
  let isLeaving = false
  let underWay = 0
  app.addHook('onRequest', async () => {
    underWay++
  })
  app.addHook('onResponse', async () => {
    underWay--
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isLeaving) reply.header('connection', 'close')
  })
  return async () => {
    isLeaving = true
    if (app.server.listening && (underWay > 0 || (await openConnections(app)) > 0))
      await pause(farewellMs)
  }
}

const openConnections = (app: FastifyInstance): Promise<number> =>
  new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count ?? 0)))
