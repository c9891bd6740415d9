import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { watchDatabase } from '../database/watch.ts'
import type { Metrics } from '../metrics.ts'
import type { Module } from '../module.ts'
import { createPressure, type Pressure } from '../pressure.ts'
import type { Means } from '../system-context.ts'
import { beginRequests } from './begin-request.ts'
import { openFastify } from './fastify.ts'
import { prepareToLetGo } from './let-go.ts'
import { type ReadyCheck, registerOperations } from './operations.ts'
import { registerPages } from './pages.ts'
import { type Authenticate, createPipeline } from './pipeline.ts'
import { createRefusal } from './refusal.ts'
import type { OnRefused } from './refused-call.ts'
import { registerEndpoints } from './register-endpoints.ts'
import type { StepUpChecks } from './step-up.ts'

export type HttpServerOptions = Means & {
  readonly modules: readonly Module[]
  /** Works as the application's role. */
  readonly pool: pg.Pool
  readonly authenticate: Authenticate
  readonly stepUp: StepUpChecks
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
  /** What `/readyz` asks beside the database. */
  readonly readyChecks?: readonly ReadyCheck[]
  readonly metrics?: Metrics
  /** Somebody signed in tried what their role does not include. */
  readonly onForbidden?: (ctx: Context, endpoint: string) => void
  /** Counts who waits, so that background work can give way. */
  readonly pressure?: Pressure
}

export type HttpServer = {
  /** For routes that are not endpoints (the web app's files); before `listen`. */
  readonly app: FastifyInstance
  /** Resolves with the port. */
  readonly listen: (port: number, host: string) => Promise<number>
  /** Answers what is under way, takes no more, closes. */
  readonly close: () => Promise<void>
}

const whoHears = (modules: readonly Module[]): OnRefused => {
  const [onRefused, another] = modules.flatMap((module) => module.onRefused ?? [])
  if (another) throw new Error('Two modules want to hear of refusals: an answer names one record')
  return onRefused ?? (() => null)
}

/** The whole HTTP side: one pipeline over the modules' endpoints, and the pages about them. */
export const createHttpServer = async (options: HttpServerOptions): Promise<HttpServer> => {
  const { modules, pool, log, publicUrl, trustedProxies = [], metrics = null } = options
  const { validateReplies = false, mostRequests = 4_000, pressure = createPressure() } = options
  const app = openFastify({ ...options, trustedProxies })
  const watch = watchDatabase({ pool, log })
  const pipeline = createPipeline({
    ...{ pool, watch, publicUrl, authenticate: options.authenticate },
    stepUp: options.stepUp,
    rateFactor: options.rateFactor ?? 1,
    validateReplies,
    onChange: options.onChange ?? (() => {}),
    onForbidden: options.onForbidden ?? (() => {}),
    pressure,
  })
  const letGo = prepareToLetGo(app.server)
  const refuse = createRefusal({ publicUrl, validateReplies, onRefused: whoHears(modules) })
  beginRequests(app, { ...options, mostRequests, metrics })
  app.setErrorHandler(refuse)
  const database = { name: 'database', isReady: watch.isThere }
  registerOperations(app, [database, ...(options.readyChecks ?? [])], metrics)
  registerPages(app, modules)
  registerEndpoints(
    app,
    modules.flatMap((module) => module.endpoints),
    pipeline,
    refuse,
  )
  return {
    app,
    listen: async (port, host) => {
      await app.listen({ port, host })
      return (app.server.address() as { port: number }).port
    },
    close: async () => {
      const done = letGo()
      await app.close().finally(done)
      await watch.stop()
    },
  }
}
