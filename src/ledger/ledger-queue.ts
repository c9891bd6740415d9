import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createBatcher } from '#platform/batch'
import type { Clock } from '#platform/clock'
import type { Context } from '#platform/context'
import { CommitUnknown, inTransaction } from '#platform/database/transaction'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { RandomSource } from '#platform/random'
import { checkWords, postBatch } from './post-batch.ts'
import { ledgerProblems } from './problems.ts'
import type { PostingCommand, PostingResult } from './transfer.ts'
import { createLedgerWriter, type LedgerWriter } from './writer.ts'

/** What moves money; narrow enough for another engine to stand behind it. */
export type LedgerEngine = {
  /**
   * Posts the commands of one call together, in order, and answers after they are on disk.
   * @throws ledger.overloaded when too many wait; nothing was taken.
   * @throws ledger.outcome_unknown when the database could not be asked again in time; the same
   *   ids may be posted again at any moment.
   */
  readonly post: (commands: readonly PostingCommand[]) => Promise<readonly PostingResult[]>
  /** Resolves when everything that was posted has been answered. */
  readonly drained: () => Promise<void>
}

type Options = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
  /** Commands a batch holds at most. */
  readonly batchLimit?: number
  /** Commands that may wait at most. */
  readonly capacity?: number
  /** Batches that may be under way at once, each with a connection and a hash chain of its own. */
  readonly lanes?: number
  /** How long an unknown outcome is asked for again. */
  readonly unknownForMs?: number
}

type Call = readonly PostingCommand[]

const overloadedSeconds = 1
const unknownSeconds = 30

/** The queue in front of the ledger: concurrent calls share one transaction and one commit. */
export const createLedger = ({
  pool,
  clock,
  ids,
  random,
  log,
  batchLimit = 1_000,
  capacity = 10_000,
  lanes = 2,
  unknownForMs = 30_000,
}: Options): LedgerEngine => {
  const writers = Array.from({ length: lanes }, () => createLedgerWriter(random))
  const context: Context = {
    ...{ clock, ids, random, log, language: 'en', requestId: 'ledger', source: null },
    actor: { kind: 'system', name: 'ledger' },
  }

  const postOnce = (commands: Call, writer: LedgerWriter) =>
    inTransaction(pool, {}, (tx) => postBatch({ ...context, tx }, writer, commands))

  // Unknown means: ask again with the same ids until the database knows. What was written is found.
  const post = async (commands: Call, writer: LedgerWriter): Promise<readonly PostingResult[]> => {
    let unknownSinceMs: number | undefined
    for (let attempt = 0; ; attempt++) {
      try {
        return await postOnce(commands, writer)
      } catch (error) {
        if (error instanceof CommitUnknown) unknownSinceMs ??= clock.monotonicMs()
        if (unknownSinceMs === undefined) throw error
        log.warn({ err: error, attempt }, 'ledger batch outcome unknown, asking again')
        if (clock.monotonicMs() - unknownSinceMs > unknownForMs) {
          const options = { retryAfterSeconds: unknownSeconds, cause: error }
          throw ledgerProblems.outcome_unknown({ wait: unknownSeconds }, options)
        }
        await sleep(Math.min(50 * 2 ** attempt, 1_000))
      }
    }
  }

  const run = async (calls: readonly Call[], lane: number) => {
    const commands = calls.length === 1 ? calls[0]! : calls.flat()
    const results = await post(commands, writers[lane]!)
    let start = 0
    return calls.map(({ length }) => {
      start += length
      return { value: results.slice(start - length, start) }
    })
  }

  const batcher = createBatcher<Call, readonly PostingResult[]>({
    limit: batchLimit,
    capacity,
    lanes,
    weightOf: (call) => call.length,
    overflow: () =>
      ledgerProblems.overloaded(
        { wait: overloadedSeconds },
        { retryAfterSeconds: overloadedSeconds },
      ),
    run,
  })

  return {
    post: async (commands) => {
      checkWords(commands)
      return commands.length === 0 ? [] : batcher.submit(commands)
    },
    drained: batcher.drained,
  }
}
