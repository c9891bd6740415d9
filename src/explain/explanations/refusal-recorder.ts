import type pg from 'pg'
import { createBatcher } from '#platform/batch'
import type { Clock } from '#platform/clock'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { type Fact, publish } from '#platform/events'
import { createRateLimit } from '#platform/http/rate-limit'
import type { OnRefused, RefusedCall } from '#platform/http/refused-call'
import { formatId, type Ids, type PersonId } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Metrics } from '#platform/metrics'
import type { Pressure } from '#platform/pressure'
import { type Means, systemContext } from '#platform/system-context'
import { knownPolicy } from '#policy'
import { explainEvents } from '../events.ts'
import { isKept, refusalOf } from './refusal.ts'
import { addCounts, type RefusalCount } from './refusal-store.ts'

/** Keeps what was refused, beside the answer and not before it. */
export type RefusalRecorder = {
  readonly onRefused: OnRefused
  /** Resolves when the refusal with this id (UUID) is written; at once when it is not waiting. */
  readonly written: (id: string) => Promise<void>
  /** The same for every refusal of this person under this idempotency key. */
  readonly writtenOf: (personId: PersonId, key: string) => Promise<void>
  readonly drained: () => Promise<void>
}

type Options = Means & {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Writing gives way while many people wait for answers. */
  readonly pressure: Pressure
  readonly countRefusals: Metrics['countRefusals']
}

/** As many of one person tell what there is to tell; the rest is only counted. */
const keptPerMinute = 20
const keptPerDay = 1_000
/** Refusals that may wait to be written; beyond it they are dropped, and that is counted. */
const capacity = 4_096
const longestWaitMs = 1_000

type Waiting = {
  readonly written: Promise<void>
  readonly personId: string
  readonly key: string | null
}

type Entry = { readonly fact: Fact | null; readonly count: RefusalCount }

const countsOf = (entries: readonly Entry[]): RefusalCount[] => {
  const sums = new Map<string, RefusalCount>()
  for (const { count } of entries) {
    const key = `${count.day} ${count.code} ${count.endpoint} ${count.channel}`
    sums.set(key, { ...count, count: count.count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()]
}

const countOf = ({ ctx, problem, operation, channel }: RefusedCall): RefusalCount => ({
  day: ctx.clock.now().toISOString().slice(0, 10),
  ...{ code: problem.code, endpoint: operation, channel, count: 1 },
})

/** How often a key was counted this day (UTC), this time included. */
const createDayCounter = (clock: Clock) => {
  let day = ''
  let counts = new Map<string, number>()
  return (key: string): number => {
    const today = clock.now().toISOString().slice(0, 10)
    if (today !== day) {
      day = today
      counts = new Map()
    }
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
}

export const createRefusalRecorder = (options: Options): RefusalRecorder => {
  const { pool, clock, ids, log, pressure, countRefusals } = options
  const limit = createRateLimit(clock)
  const countToday = createDayCounter(clock)
  const waiting = new Map<string, Waiting>()

  const batcher = createBatcher<Entry, null>({
    limit: 512,
    capacity,
    overflow: () => new Error('No room for another refusal'),
    run: async (entries) => {
      await pressure.giveWay(longestWaitMs)
      const ctx = systemContext(options, 'explain.refusals')
      const facts = entries.flatMap(({ fact }) => fact ?? [])
      await inTransaction(pool, {}, async (tx) => {
        await publish({ ...ctx, tx }, facts)
        await addCounts(tx, countsOf(entries))
      })
      countRefusals('kept', facts.length)
      countRefusals('counted', entries.length - facts.length)
      return entries.map(() => ({ value: null }))
    },
  })

  const write = async (entry: Entry): Promise<void> => {
    try {
      await batcher.submit(entry)
    } catch (err) {
      countRefusals('dropped', 1)
      log.warn({ event: 'refusal_missed', code: entry.count.code, err }, 'A refusal is not kept')
    }
  }

  const mayKeep = ({ actor }: Context): boolean =>
    actor.kind === 'person' &&
    limit(actor.personId, keptPerMinute).allowed &&
    countToday(actor.personId) <= keptPerDay

  const onRefused: OnRefused = (call) => {
    const { ctx, problem } = call
    if (batcher.waiting() >= capacity) {
      countRefusals('dropped', 1)
      return null
    }
    const count = countOf(call)
    if (ctx.actor.kind !== 'person' || !isKept(problem) || !mayKeep(ctx)) {
      void write({ fact: null, count })
      return null
    }
    const id = ids.next()
    const data = refusalOf(call, knownPolicy(ctx)?.version ?? null)
    const fact = { id, type: explainEvents.refused, subject: ctx.actor.personId, data }
    const written = write({ fact, count }).finally(() => waiting.delete(id))
    waiting.set(id, { written, personId: fact.subject, key: data.idempotencyKey })
    return formatId('refusal', id)
  }

  return {
    onRefused,
    written: async (id) => waiting.get(id)?.written,
    writtenOf: async (personId, key) => {
      const own = [...waiting.values()].filter(
        (one) => one.personId === personId && one.key === key,
      )
      await Promise.all(own.map(({ written }) => written))
    },
    drained: batcher.drained,
  }
}
