import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows, in Prometheus' words. */
export type Metrics = {
  readonly registry: Registry
  readonly observeRequest: (
    method: string,
    route: string | undefined,
    status: number,
    seconds: number,
  ) => void
  /** How many commands went together: `authentication`, `transfers`, `outbox`. */
  readonly observeBatch: (name: string, size: number) => void
  /** Refusals by what became of them: kept as events, only counted, or dropped for want of room. */
  readonly countRefusals: (fate: 'kept' | 'counted' | 'dropped', number: number) => void
  readonly countJob: (name: string, ok: boolean) => void
}

const watchPool = (registry: Registry, pool: pg.Pool): void => {
  new Gauge({
    name: 'okpay_database_connections',
    help: 'Connections of the pool: in use, idle, and callers that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  new Gauge({
    name: 'okpay_outbox_events',
    help: 'Events that a listener has still to be served',
    labelNames: ['listener'],
    registers: [registry],
    async collect() {
      this.reset()
      const { rows } = await pool
        .query<{ listener: string; n: number }>(
          `SELECT l.listener, count(o.event_id)::int AS n FROM platform.listeners l
           LEFT JOIN platform.outbox o USING (listener) GROUP BY l.listener`,
        )
        .catch(() => ({ rows: [] }))
      for (const { listener, n } of rows) this.set({ listener }, n)
    },
  })
}

/** Process, event loop, requests by route, batches, pool, outbox and jobs. */
export const createMetrics = (pool: pg.Pool): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 })
  watchPool(registry, pool)
  const requests = new Histogram({
    name: 'okpay_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const batches = new Histogram({
    name: 'okpay_batch_size',
    help: 'Commands that went together in one transaction',
    labelNames: ['batch'],
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'okpay_jobs_total',
    help: 'Jobs that ran, by how they ended',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'okpay_refusals_total',
    help: 'Refused calls that would have changed something, by what became of their record',
    labelNames: ['fate'],
    registers: [registry],
  })
  return {
    registry,
    observeRequest: (method, route = 'none', status, seconds) =>
      requests.observe({ method, route, status }, seconds),
    observeBatch: (batch, size) => batches.observe({ batch }, size),
    countRefusals: (fate, number) => refusals.inc({ fate }, number),
    countJob: (job, ok) => jobs.inc({ job, outcome: ok ? 'done' : 'failed' }),
  }
}
