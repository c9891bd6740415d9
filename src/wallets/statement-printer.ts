import { Worker } from 'node:worker_threads'
import { walletsProblems } from './problems.ts'
import type { StatementHead, StatementLine } from './statement.ts'
import type { DrawReply, DrawRequest } from './statement-thread.ts'

/** Draws statements in a thread of its own, so that no other request waits for one. */
export type StatementPrinter = {
  /**
   * @returns the PDF.
   * @throws wallets.statements_busy (503) when too many are waiting; StatementMismatch by name.
   */
  readonly print: (head: StatementHead, lines: readonly StatementLine[]) => Promise<Buffer>
  /** Resolves when nothing is being drawn and the thread has ended. */
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly resolve: (bytes: Buffer) => void
  readonly reject: (error: Error) => void
}

type Options = {
  /** Statements that may wait at most. */
  readonly capacity?: number
  /** The thread is ended after this time without work, and its memory given back. */
  readonly idleMs?: number
  /** A thread that says nothing for so long while it has work is ended, and its callers told. */
  readonly patienceMs?: number
}

export const createStatementPrinter = ({
  capacity = 16,
  idleMs = 60_000,
  patienceMs = 30_000,
}: Options = {}): StatementPrinter => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0

  /** Lets go of the thread first: a statement that comes now gets a new one. */
  const end = async () => {
    const ended = worker
    worker = undefined
    await ended?.terminate()
  }

  const rejectAll = (error: Error) => {
    const callers = [...waiting.values()]
    waiting.clear()
    clearTimeout(timer)
    for (const { reject } of callers) reject(error)
  }

  const giveUp = () => {
    rejectAll(new Error(`A statement was not drawn within ${patienceMs} ms`))
    return end()
  }

  const watch = () => {
    clearTimeout(timer)
    timer = waiting.size > 0 ? setTimeout(giveUp, patienceMs) : setTimeout(end, idleMs).unref()
  }

  const settle = (no: number): Waiting | undefined => {
    const found = waiting.get(no)
    waiting.delete(no)
    if (waiting.size === 0) worker?.unref()
    watch()
    return found
  }

  const start = (): Worker => {
    const started = new Worker(new URL('./statement-thread.ts', import.meta.url))
    const lose = (error: Error) => {
      if (worker !== started) return
      worker = undefined
      rejectAll(error)
    }
    started.on('message', (reply: DrawReply) => {
      const caller = settle(reply.no)
      if ('bytes' in reply) caller?.resolve(Buffer.from(reply.bytes.buffer))
      else caller?.reject(new Error(reply.failure))
    })
    started.on('error', lose)
    started.on('exit', () => lose(new Error('The thread that draws statements has ended')))
    return started
  }

  return {
    print: (head, lines) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= capacity) {
          return reject(walletsProblems.statements_busy({}, { retryAfterSeconds: 5 }))
        }
        worker ??= start()
        worker.ref()
        last += 1
        waiting.set(last, { resolve, reject })
        watch()
        worker.postMessage({ no: last, head, lines } satisfies DrawRequest)
      }),
    close: async () => {
      while (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 20))
      clearTimeout(timer)
      await end()
    },
  }
}
