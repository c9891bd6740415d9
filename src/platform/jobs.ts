import { sql } from 'kysely'
import type { TxContext } from './context.ts'

/**
 * A background handler: idempotent, in a transaction of its own unless it speaks to the outside.
 */
export type Job = {
  /** `module.verb-noun`, as in `identity.send-code`. */
  readonly name: string
  readonly handle: (ctx: TxContext, payload: unknown) => Promise<void>
}

/** A job that must not hold a transaction while it speaks to the outside; it opens its own. */
export type OutsideJob = {
  readonly name: string
  readonly handleOutside: (payload: unknown) => Promise<void>
}

/** A job that runs by the clock; `cron` as crontab writes it, in UTC. */
export type ScheduledJob = (Job | OutsideJob) & { readonly cron?: string }

type AddOptions = {
  /** A second job with the same key replaces the first while that still waits. */
  readonly key?: string
  readonly runAt?: Date
  readonly maxAttempts?: number
}

/** Adds a job in the caller's transaction: it exists if and only if that commits. */
export const addJob = async (
  ctx: TxContext,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: AddOptions = {},
): Promise<void> => {
  await sql`
    SELECT graphile_worker.add_job(
      ${name}, ${JSON.stringify(payload)}::json,
      job_key => ${options.key ?? null}, run_at => ${options.runAt ?? ctx.clock.now()},
      max_attempts => ${options.maxAttempts ?? 25})`.execute(ctx.tx.db)
}

/**
 * Adds jobs of one name in the caller's transaction, one statement for all; urgent ones overtake.
 */
export const addJobs = async (
  ctx: TxContext,
  name: string,
  jobs: readonly {
    readonly payload: Readonly<Record<string, unknown>>
    readonly isUrgent: boolean
  }[],
): Promise<void> => {
  const texts = jobs.map(({ payload }) => JSON.stringify(payload))
  const priorities = jobs.map(({ isUrgent }) => (isUrgent ? -10 : 0))
  await sql`
    SELECT graphile_worker.add_job(
      ${name}, payload::json, run_at => ${ctx.clock.now()}, max_attempts => 25,
      priority => priority::smallint)
    FROM unnest(${texts}::text[], ${priorities}::integer[])
      WITH ORDINALITY AS jobs (payload, priority, place)
    ORDER BY place`.execute(ctx.tx.db)
}
