import { Worker } from 'node:worker_threads'
import type { Problem } from '#platform/problems'
import type { Question } from './judge-thread.ts'
import type { PasswordOwner, PasswordReport } from './password-rules.ts'

export type PasswordJudge = {
  readonly judge: (password: string, owner: PasswordOwner) => Promise<PasswordReport>
}

type Options = {
  /** Thrown when too many wait. */
  readonly overflow: () => Problem
  readonly capacity?: number
}

type Waiting = {
  readonly resolve: (report: PasswordReport) => void
  readonly reject: (error: Error) => void
}

/**
 * Judges passwords in a thread of its own: a nasty one takes tens of milliseconds, which must not
 * be
 * taken from payments. The thread starts with the first question and anew if it should ever die.
 */
export const createPasswordJudge = ({ overflow, capacity = 60 }: Options): PasswordJudge => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let asked = 0

  const start = (): Worker => {
    const thread = new Worker(new URL('judge-thread.ts', import.meta.url))
    thread.on('message', ({ id, report }: { id: number; report: PasswordReport }) => {
      waiting.get(id)?.resolve(report)
      waiting.delete(id)
      // Nobody waits: the thread keeps no process alive.
      if (waiting.size === 0) thread.unref()
    })
    const lost = (error: Error) => {
      if (worker !== thread) return
      worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    thread.on('error', lost)
    thread.on('exit', () => lost(new Error('The thread that judges passwords ended')))
    return thread
  }

  return {
    judge: (password, owner) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= capacity) return reject(overflow())
        worker ??= start()
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ id, password, owner } satisfies Question)
      }),
  }
}
