import type pg from 'pg'
import { inTransaction, type Prepared, type Transaction } from './database/transaction.ts'
import type { Listener, PublishedEvent } from './events.ts'
import { noPressure, type Pressure } from './pressure.ts'
import { type Means, systemContext } from './system-context.ts'

/** Brings published facts to their listeners, after the commit that published them. */
export type OutboxRelay = {
  /** Writes down who listens, then delivers until it is stopped. */
  readonly start: () => Promise<void>
  /** Something may have been published: look now. */
  readonly kick: () => void
  /** Delivers what is due; resolves when nothing is. */
  readonly drain: () => Promise<void>
  readonly stop: () => Promise<void>
}

type Options = Means & {
  readonly pool: pg.Pool
  readonly listeners: readonly Listener[]
  /** Looks this often for what other nodes published or what is due again. */
  readonly pollMs?: number
  /** While many people wait for answers, less is delivered at once. */
  readonly pressure?: Pressure
  readonly onDelivery?: (listener: string, events: number) => void
}

type Row = PublishedEvent & { readonly attempts: number }

/** More would keep the event loop from everybody else for too long. */
const mostAtOnce = 50
/** While many people wait: a few at once, then a pause. */
const fewAtOnce = 25
const pauseUnderPressureMs = 250

const statement = (name: string, text: string): Prepared => ({
  name: `platform.outbox_${name}`,
  text,
})

// First by the key, as far as the limit, then the facts: joined at once the planner may well read
// and sort a queue of hundreds of thousands for each look.
const select = (which: string, limit: number) => `
  WITH due AS MATERIALIZED (
    SELECT o.event_id, o.attempts FROM platform.outbox o
    WHERE o.listener = $1 AND o.due_at <= $2 AND ${which}
    ORDER BY o.listener, o.event_id LIMIT ${limit} FOR UPDATE OF o SKIP LOCKED)
  SELECT e.id, e.type, e.subject, e.at, e.data, due.attempts
  FROM due JOIN platform.events e ON e.id = due.event_id ORDER BY e.id`

// New events go in batches; one that failed before goes alone, so that it holds up no other.
const takeNew = statement('take_new', select('o.attempts = 0', mostAtOnce))
const takeFew = statement('take_few', select('o.attempts = 0', fewAtOnce))
const takeFailed = statement('take_failed', select('o.attempts > 0', 1))
const whoWaits = statement(
  'who_waits',
  `SELECT l.listener FROM platform.listeners l WHERE EXISTS (
     SELECT FROM platform.outbox o WHERE o.listener = l.listener AND o.due_at <= $1)`,
)
const served = statement(
  'served',
  'DELETE FROM platform.outbox WHERE listener = $1 AND event_id = ANY ($2::uuid[])',
)
const postpone = statement(
  'postpone',
  `UPDATE platform.outbox SET attempts = attempts + 1, due_at = $3
   WHERE listener = $1 AND event_id = ANY ($2::uuid[])`,
)
const forgetOthers = [
  statement('forget_rows', 'DELETE FROM platform.outbox WHERE listener <> ALL ($1::text[])'),
  statement('forget_names', 'DELETE FROM platform.listeners WHERE listener <> ALL ($1::text[])'),
]
const remember = statement(
  'remember',
  `INSERT INTO platform.listeners (listener, type) SELECT * FROM unnest($1::text[], $2::text[])
   ON CONFLICT (listener) DO UPDATE SET type = excluded.type`,
)

const register = async (tx: Transaction, listeners: readonly Listener[]): Promise<void> => {
  const keys = listeners.map(({ key }) => key)
  if (new Set(keys).size < keys.length) throw new Error('Two listeners have the same key')
  for (const forget of forgetOthers) await tx.query(forget, [keys])
  await tx.query(remember, [keys, listeners.map(({ type }) => type)])
}

/** Seconds until the next try: 0, 2, 4, 8 … five minutes. */
const pauseMs = (attempts: number) => (attempts === 0 ? 0 : Math.min(2 ** attempts, 300) * 1_000)

type Took = { readonly rows: readonly Row[]; readonly error: unknown }

const createDelivery = (options: Options) => {
  const { pool, clock, log, onDelivery, pressure = noPressure } = options

  const deliver = async (listener: Listener, take: Prepared): Promise<Took> => {
    let rows: Row[] = []
    const ctx = systemContext(options, listener.key)
    try {
      await inTransaction(pool, { hot: true }, async (tx) => {
        rows = await tx.query<Row>(take, [listener.key, clock.now()])
        if (rows.length === 0) return
        await listener.handle({ ...ctx, tx }, rows)
        await tx.query(served, [listener.key, rows.map(({ id }) => id)])
      })
      if (rows.length > 0) onDelivery?.(listener.key, rows.length)
      return { rows, error: null }
    } catch (error) {
      if (rows.length === 0) throw error
      return { rows, error }
    }
  }

  const failed = async (listener: Listener, { rows, error }: Took): Promise<void> => {
    const [{ attempts, type }] = rows as [Row]
    const about = { event: 'listener_failed', listener: listener.key, type, attempts, err: error }
    log.error({ ...about, events: rows.length }, 'A listener failed; its events come again')
    const due = new Date(clock.now().getTime() + pauseMs(attempts))
    const ids = rows.map(({ id }) => id)
    await inTransaction(pool, {}, (tx) => tx.query(postpone, [listener.key, ids, due]))
  }

  /** Delivers everything that is due to one listener. */
  return async (listener: Listener, isStopped: () => boolean): Promise<void> => {
    for (const kind of ['new', 'failed'] as const) {
      while (!isStopped()) {
        const isFew = pressure.isHigh()
        const most = kind === 'failed' ? 1 : isFew ? fewAtOnce : mostAtOnce
        const take = kind === 'failed' ? takeFailed : isFew ? takeFew : takeNew
        const took = await deliver(listener, take)
        if (took.error) await failed(listener, took)
        if (took.rows.length < most) break
        if (isFew) await pressure.giveWay(pauseUnderPressureMs)
      }
    }
  }
}

export const createOutboxRelay = (options: Options): OutboxRelay => {
  const { pool, clock, log, listeners, pollMs = 500, pressure = noPressure } = options
  const deliverTo = createDelivery(options)
  let stopped = false
  let again = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  /** One look for all listeners: most of them have nothing most of the time. */
  const deliverToWhoWaits = async (): Promise<void> => {
    const { rows } = await pool.query<{ listener: string }>({
      ...whoWaits,
      values: [clock.now()],
    })
    const waiting = new Set(rows.map(({ listener }) => listener))
    const outcomes = await Promise.allSettled(
      listeners
        .filter(({ key }) => waiting.has(key))
        .map((listener) => deliverTo(listener, () => stopped)),
    )
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failure) throw failure.reason
  }

  const round = async () => {
    do {
      again = false
      await deliverToWhoWaits().catch((err) =>
        log.warn({ event: 'outbox_paused', err }, 'The outbox waits'),
      )
      // Gathers what the next commits publish, rather than asking for each.
      if (again) await new Promise((resolve) => setTimeout(resolve, 20))
      if (again) await pressure.giveWay(pauseUnderPressureMs)
    } while (again && !stopped)
    running = undefined
  }
  const kick = () => {
    if (stopped || listeners.length === 0) return
    again = true
    running ??= round()
  }

  return {
    kick,
    start: async () => {
      await inTransaction(pool, {}, (tx) => register(tx, listeners))
      timer = setInterval(kick, pollMs)
      kick()
    },
    drain: async () => {
      kick()
      while (running) await running
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
