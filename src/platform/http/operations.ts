import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'

/** One thing that must be right before this node may take requests. */
export type ReadyCheck = {
  readonly name: string
  readonly isReady: () => boolean | Promise<boolean>
}

const outcomes = async (checks: readonly ReadyCheck[]) =>
  Promise.all(
    checks.map(async ({ name, isReady }) => ({
      name,
      ok: await Promise.resolve()
        .then(isReady)
        .catch(() => false),
    })),
  )

/** `/healthz` (the process lives), `/readyz` (it may take requests), `/metrics` (Prometheus). */
export const registerOperations = (
  app: FastifyInstance,
  checks: readonly ReadyCheck[],
  metrics: Metrics | null,
): void => {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const found = await outcomes(checks)
    const isReady = found.every(({ ok }) => ok)
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ready' : 'not_ready',
      checks: Object.fromEntries(found.map(({ name, ok }) => [name, ok ? 'ok' : 'failed'])),
    })
  })
  if (!metrics) return
  app.get('/metrics', async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
