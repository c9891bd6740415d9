import { EventEmitter } from 'node:events'
import {
  Logger,
  type LogLevel,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import { inTransaction, type Prepared } from './database/transaction.ts'
import type { ScheduledJob } from './jobs.ts'
import { type Means, systemContext } from './system-context.ts'

/** Runs the modules' jobs in this process. */
export type Worker = {
  readonly start: () => void
  readonly isRunning: () => boolean
  /** Lets jobs under way finish, takes no more. */
  readonly stop: () => Promise<void>
}

type Options = Means & {
  readonly pool: pg.Pool
  readonly jobs: readonly ScheduledJob[]
  /** Jobs at once; each may use a connection. */
  readonly concurrency?: number
  readonly heartbeatMs?: number
  /** A worker that gave no sign for this long is dead: its jobs go to another. */
  readonly silenceMs?: number
  /** Called after every job: it may have published something. */
  readonly onDone?: (name: string, ok: boolean) => void
}

const beat: Prepared = {
  name: 'platform.worker_beat',
  text: `
    INSERT INTO platform.workers (id, seen_at) VALUES ($1, now())
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
}

const releaseJobsOfTheDead: Prepared = {
  name: 'platform.release_jobs',
  text: `
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs
    WHERE locked_at < now() - $1 * interval '1 millisecond' AND NOT EXISTS (
      SELECT FROM platform.workers
      WHERE id = locked_by AND seen_at >= now() - $1 * interval '1 millisecond')`,
}

const forgetTheDead: Prepared = {
  name: 'platform.forget_workers',
  text: `DELETE FROM platform.workers WHERE seen_at < now() - interval '1 day'`,
}

const speaker = ({ log }: Means): Logger => {
  const levels: Readonly<Record<LogLevel, 'error' | 'warn' | 'debug'>> = {
    error: 'error',
    warning: 'warn',
    info: 'debug',
    debug: 'debug',
  }
  return new Logger(
    () => (level, message) => log[levels[level as LogLevel]]({ event: 'jobs' }, message),
  )
}

const taskListOf = (options: Options): TaskList => {
  const { pool, jobs, log, onDone } = options
  const runJob = (job: ScheduledJob, payload: unknown): Promise<void> => {
    if ('handleOutside' in job) return job.handleOutside(payload)
    const ctx = systemContext(options, job.name)
    return inTransaction(pool, {}, (tx) => job.handle({ ...ctx, tx }, payload))
  }
  const task = (job: ScheduledJob) => async (payload: unknown) => {
    try {
      await runJob(job, payload)
      onDone?.(job.name, true)
    } catch (error) {
      onDone?.(job.name, false)
      log.error({ event: 'job_failed', job: job.name, err: error }, 'A job failed; it comes again')
      throw error
    }
  }
  const names = new Set(jobs.map(({ name }) => name))
  if (names.size < jobs.length) throw new Error('Two jobs have the same name')
  return Object.fromEntries(jobs.map((job) => [job.name, task(job)]))
}

const cronItemsOf = (jobs: readonly ScheduledJob[]): ParsedCronItem[] =>
  parseCronItems(
    jobs
      .filter(({ cron }) => cron !== undefined)
      .map(({ name, cron }) => ({ task: name, match: cron!, identifier: name })),
  )

export const createWorker = (options: Options): Worker => {
  const { pool, log, concurrency = 4, heartbeatMs = 5_000, silenceMs = 30_000 } = options
  const taskList = taskListOf(options)
  const parsedCronItems = cronItemsOf(options.jobs)
  let runner: Runner | null = null
  let poolId = ''
  let stopped = false
  let ended: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const giveSign = async () => {
    if (!poolId) return
    try {
      await inTransaction(pool, {}, async (tx) => {
        await tx.query(beat, [poolId])
        await tx.query(releaseJobsOfTheDead, [silenceMs])
        await tx.query(forgetTheDead, [])
      })
    } catch (error) {
      log.warn(
        { event: 'heartbeat_failed', err: error },
        'The worker could not give a sign of life',
      )
    }
  }

  // graphile-worker wants int8 as text, so its own few connections keep the driver's parsers.
  const { types: _, ...sameDatabase } = pool.options
  const openConnections = () => {
    const own = new pg.Pool({ ...sameDatabase, max: 4 })
    own.on('error', () => {})
    own.on('connect', (client) => client.on('error', () => {}))
    return own
  }

  const runOnce = async () => {
    const pgPool = openConnections()
    try {
      await runUntilItEnds(pgPool)
    } finally {
      await pgPool.end()
    }
  }
  const runUntilItEnds = async (pgPool: pg.Pool) => {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => {
      poolId = workerPool.id
      void giveSign()
    })
    runner = await run({
      ...{ pgPool, taskList, parsedCronItems, concurrency, events },
      noHandleSignals: true,
      logger: speaker(options),
    })
    // It may end with an error before anybody waits for it: that must not end the process.
    runner.promise.catch(() => {})
    // Told to stop while it was starting, it would run for ever.
    if (stopped) await runner.stop().catch(() => {})
    await runner.promise
  }

  // The worker ends when it cannot reach the database for long: begin again until it can.
  const keepRunning = async () => {
    while (!stopped) {
      try {
        await runOnce()
      } catch (error) {
        log.warn({ event: 'worker_ended', err: error }, 'The worker ended and starts again')
      }
      runner = null
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }

  return {
    start: () => {
      ended = keepRunning()
      timer = setInterval(giveSign, heartbeatMs)
    },
    isRunning: () => runner !== null,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await runner?.stop().catch(() => {})
      await ended
    },
  }
}
