import { join } from 'node:path'
import type pg from 'pg'
import { createAuditModule, recordAudit } from '#audit'
import { createAvailabilityModule, createRailReporter } from '#availability'
import { createExplainModule } from '#explain'
import { createFundingModule } from '#funding'
import {
  authenticateBatch,
  createIdentityModule,
  findLiveSessions,
  findNames,
  issueSetUpToken,
  stepUpChecks,
} from '#identity'
import { createLedgerModule } from '#ledger'
import { createNotificationsModule } from '#notifications'
import { createOfficialModule } from '#official'
import { buildWebApp } from '#platform/build-web-app'
import { type Clock, systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Context } from '#platform/context'
import { createSecrets, type Secrets, useSecrets } from '#platform/crypto'
import { projectFolder } from '#platform/data-folder'
import { isMigrated, migrate } from '#platform/database/migrate'
import { type Database, openDatabase } from '#platform/database/open'
import { inTransaction } from '#platform/database/transaction'
import { prepareFarewell } from '#platform/farewell'
import { gatherAuthentication } from '#platform/http/authentication'
import { createHttpServer } from '#platform/http/server'
import { createIds, type Ids } from '#platform/ids'
import { openMessages } from '#platform/inbox/open-messages'
import { assertPortFree, listenOrRefuse } from '#platform/listen'
import { createLog, type Log } from '#platform/log'
import { createMetrics, type Metrics } from '#platform/metrics'
import type { Module } from '#platform/module'
import { createOutboxRelay } from '#platform/outbox'
import { createPlatformModule } from '#platform/platform-module'
import { lowerPoolPriority } from '#platform/pool-priority'
import { createPressure, type Pressure } from '#platform/pressure'
import { type RandomSource, systemRandom } from '#platform/random'
import { Refused } from '#platform/refused'
import { loadSecretKeys } from '#platform/secret-keys'
import { serveWebApp } from '#platform/serve-web-app'
import { systemContext } from '#platform/system-context'
import { loadWebApp, type WebApp } from '#platform/web-app'
import { createWorker } from '#platform/worker'
import { createPolicyModule } from '#policy'
import { createRiskModule, signInPausedUntil } from '#risk'
import { createTransfersModule } from '#transfers'
import { createVerificationModule } from '#verification'
import { createWalletsModule } from '#wallets'
import { createDemo, demoState } from './demo.ts'

/**
 * The only composition root: configuration → database → modules → http + worker + web app.
 * Everything that the program consists of is put together in this file and nowhere else.
 */

/** What every module is made with. */
export type Parts = {
  readonly config: Config
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
  readonly secrets: Secrets
}

/** A sentence for the person at the terminal. */
export type Tell = (sentence: string) => void

export type Running = {
  readonly url: string
  readonly database: Pick<Database, 'isEmbedded' | 'isNew' | 'version'>
  readonly parts: Parts
  /** Whether the demo people can sign in. */
  readonly hasDemo: boolean
  /** Page where the first administrator signs up, once; null when there is one. */
  readonly setUpUrl: string | null
  /** Answers what is under way, then leaves in order. */
  readonly stop: () => Promise<void>
}

const prepareParts = async (config: Config, database: Database, log: Log): Promise<Parts> => {
  const random = systemRandom
  const secrets = createSecrets(await loadSecretKeys(config), random)
  useSecrets(secrets)
  const pool = database.openPool(config.databaseConnections)
  const clock = systemClock
  return { config, pool, clock, ids: createIds(clock, random), random, log, secrets }
}

/** People to try it with, on an embedded database that is new. @returns whether they are there. */
const bringUpDemo = async (parts: Parts, database: Database, tell: Tell): Promise<boolean> => {
  if (!parts.config.demo || !database.isEmbedded) return false
  const state = await demoState(parts)
  if (state === 'absent' && !database.isNew) return false
  if (state !== 'complete') {
    await createDemo(parts)
    tell('The demo people are ready.')
  }
  return true
}

/** A page for the first administrator; that of an earlier start does not work any more. */
const prepareSetUp = async (parts: Parts): Promise<string | null> => {
  const token = await inTransaction(parts.pool, {}, (tx) =>
    issueSetUpToken({ ...systemContext(parts, 'set-up'), tx }),
  )
  return token && `${parts.config.publicUrl}/set-up?token=${token}`
}

/** How much there is to do, for those who measure and for what gives way. */
type Load = { readonly metrics: Metrics; readonly pressure: Pressure }

/** The product's modules, lower tiers first; without a load nothing gives way. */
export const createModules = (parts: Parts, load?: Load): readonly Module[] => [
  createLedgerModule(),
  createAuditModule(parts),
  createPolicyModule({ namesOf: findNames }),
  createAvailabilityModule(),
  createIdentityModule({ ...parts, ...parts.config, signInPausedUntil }),
  createVerificationModule(parts),
  createRiskModule(parts),
  createTransfersModule(parts),
  createFundingModule(parts),
  createWalletsModule(parts),
  createExplainModule({ ...parts, ...load }),
  createNotificationsModule(parts),
  createOfficialModule(parts),
]

/** Work that nobody waits for: listeners of events, and jobs. */
const startBackground = async (
  parts: Parts,
  modules: readonly Module[],
  { metrics, pressure }: Load,
) => {
  const relay = createOutboxRelay({
    ...parts,
    pressure,
    listeners: modules.flatMap(({ listeners }) => listeners ?? []),
    onDelivery: (_, events) => metrics.observeBatch('outbox', events),
  })
  const worker = createWorker({
    ...parts,
    jobs: modules.flatMap(({ jobs }) => jobs ?? []),
    onDone: (name, ok) => {
      metrics.countJob(name, ok)
      relay.kick()
    },
  })
  await relay.start()
  worker.start()
  return {
    kick: relay.kick,
    isWorkerReady: worker.isRunning,
    stop: async () => {
      await worker.stop()
      await relay.stop()
    },
  }
}

const bringUpDatabase = async (config: Config, log: Log, tell: Tell): Promise<Database> => {
  const database = await openDatabase(config, log)
  const kind = database.isEmbedded ? 'embedded' : 'yours'
  tell(`PostgreSQL ${database.version} (${kind}) is up.`)
  const owner = database.openOwnerPool()
  try {
    const applied = await migrate(owner)
    tell(
      applied.length > 0
        ? `The schema is up to date (${applied.length} migrations applied).`
        : 'The schema is up to date.',
    )
    return database
  } catch (error) {
    await database.close()
    throw error
  } finally {
    await owner.end()
  }
}

/** The screens; without them the API still answers, and the reason is told. */
const bringUpWebApp = async (tell: Tell): Promise<WebApp | null> => {
  try {
    const { folder, isNew } = await buildWebApp(join(projectFolder, 'dist'))
    const webApp = await loadWebApp(folder)
    tell(isNew ? 'The web app is built.' : 'The web app is ready.')
    return webApp
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(error.message)
    return null
  }
}

type Serving = {
  readonly modules: readonly Module[]
  readonly background: Awaited<ReturnType<typeof startBackground>>
  readonly load: Load
  readonly webApp: WebApp | null
}

/** On record, beside the refusal and not before it. */
const recordForbidden =
  ({ pool, log }: Parts) =>
  (ctx: Context, endpoint: string): void => {
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const entry = { event: 'authz_fail', outcome: 'refused', kind: null, personId } as const
    inTransaction(pool, {}, (tx) =>
      recordAudit({ ...ctx, tx }, [{ ...entry, facts: { endpoint } }]),
    ).catch((err) => log.warn({ event: 'audit_missed', endpoint, err }, 'Not on record'))
  }

/** API and screens on one port, not listening yet. `leave` answers what is under way and closes. */
const prepareServer = async (parts: Parts, { modules, background, load, webApp }: Serving) => {
  const { config, pool, clock } = parts
  let isLeaving = false
  const server = await createHttpServer({
    ...{ ...parts, ...load, modules },
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    authenticate: gatherAuthentication({ pool, clock, authenticateBatch }),
    stepUp: stepUpChecks,
    onChange: background.kick,
    onForbidden: recordForbidden(parts),
    readyChecks: [
      { name: 'migrations', isReady: () => isMigrated(pool) },
      { name: 'worker', isReady: background.isWorkerReady },
      { name: 'staying', isReady: () => !isLeaving },
    ],
  })
  const sayFarewell = prepareFarewell(server.app)
  serveWebApp(server.app, webApp)
  return {
    listen: () => listenOrRefuse(() => server.listen(config.port, config.host), config),
    leave: async () => {
      isLeaving = true
      await sayFarewell(config.drainSeconds * 1_000)
      await server.close().catch((error: NodeJS.ErrnoException) => {
        // The farewell ended the listening already.
        if (error.code !== 'ERR_SERVER_NOT_RUNNING') throw error
      })
    },
  }
}

/** Starts the whole product. @throws Refused with one sentence when it cannot. */
export const startOkpay = async (config: Config, tell: Tell): Promise<Running> => {
  const log = createLog(config.logLevel)
  // In the order in which they must be undone, last one first.
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await assertPortFree(config)
    const webApp = bringUpWebApp(tell)
    const database = await bringUpDatabase(config, log, tell)
    undo.push(database.close)
    const parts = await prepareParts(config, database, log)
    undo.push(() => parts.pool.end())

    const pressure = createPressure()
    lowerPoolPriority()
    const messages = await openMessages({
      ...{ ...parts, ...config, folder: config.dataFolder, pressure },
      onTry: createRailReporter(parts),
    })
    undo.push(messages.close)
    const platform = createPlatformModule({
      ...parts,
      findLiveSessions: (ids) => findLiveSessions(parts, ids),
    })
    const load = { metrics: createMetrics(parts.pool), pressure }
    const modules = [platform.module, ...createModules(parts, load), messages]
    const background = await startBackground(parts, modules, load)
    undo.push(background.stop)
    undo.push(() => Promise.all(modules.map((module) => module.drain?.())))

    const serving = { modules, background, load, webApp: await webApp }
    const server = await prepareServer(parts, serving)
    undo.push(server.leave)
    platform.start()
    undo.push(async () => platform.stop())
    const hasDemo = await bringUpDemo(parts, database, tell)
    const setUpUrl = await prepareSetUp(parts)
    await server.listen()
    return { url: config.publicUrl, database, parts, hasDemo, setUpUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
