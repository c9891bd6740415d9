import type pg from 'pg'
import type { Clock } from './clock.ts'
import { secretsInUse } from './crypto.ts'
import { inTransaction } from './database/transaction.ts'
import type { OutsideJob } from './jobs.ts'
import type { Log } from './log.ts'
import { beginTry, type MessageKind, type MessageState, noteOutcome } from './message-store.ts'
import { noPressure, type Pressure } from './pressure.ts'
import { placeOf, type QueuedMessage, sendJobOf } from './queue-messages.ts'

/** How the outside answered for good; `code` is its own word for it. */
export type Answered = { readonly state: 'sent' | 'refused'; readonly code: string | null }

/** A refusal for good is an answer; `code` is the outside's or the network's word for a failure. */
export type Tried = { readonly ok: boolean; readonly code: string | null }

export type DeliveryMeans = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly log: Log
  readonly pressure?: Pressure
  /** Told after every try whether the outside answered at all; never throws. */
  readonly onTry?: (kind: MessageKind, tried: Tried) => Promise<void>
}

type Delivery<M> = DeliveryMeans & {
  readonly kind: MessageKind
  /** Speaks to the outside once; throws when it should be tried again. */
  readonly speak: (id: string, message: M) => Promise<Answered>
}

const giveWayMs = 1_000

/** `550` of a mail server, `503` of a provider, `ECONNREFUSED` of the network. */
const codeOf = (error: unknown): string => {
  const { responseCode, code } = error as { responseCode?: number; code?: unknown }
  if (responseCode) return String(responseCode)
  return typeof code === 'string' ? code.slice(0, 40) : 'unreachable'
}

/**
 * The job that brings messages of one kind to the outside and keeps what became of them: `sent`,
 * `refused` for good, `expired` when it would come too late, `queued` while it is tried again.
 */
export const createDeliveryJob = <M>(delivery: Delivery<M>): OutsideJob => {
  const { pool, clock, log, kind, speak, pressure = noPressure, onTry } = delivery
  const note = (id: string, outcome: { state: MessageState; code: string | null }) =>
    inTransaction(pool, {}, (tx) => noteOutcome(tx, id, outcome, clock.now()))
  const handleOutside = async (payload: unknown): Promise<void> => {
    const { id, sealed, uselessAfter } = payload as QueuedMessage
    if (uselessAfter !== null && new Date(uselessAfter) <= clock.now()) {
      log.warn({ event: `${kind}_expired`, id }, 'A message was not sent before it was useless')
      return note(id, { state: 'expired', code: null })
    }
    // A code is waited for; what tells of something that has happened is not.
    if (uselessAfter === null) await pressure.giveWay(giveWayMs)
    const before = await inTransaction(pool, {}, (tx) => beginTry(tx, id, clock.now()))
    // The process died between the answer and the end of the job.
    if (before !== null && before !== 'queued') return
    try {
      const answered = await speak(id, JSON.parse(secretsInUse().open(sealed, placeOf(kind, id))))
      if (answered.state === 'refused') {
        const about = { event: `${kind}_refused`, id, code: answered.code }
        log.warn(about, 'A message was refused for good')
      }
      await note(id, answered)
    } catch (error) {
      const code = codeOf(error)
      await note(id, { state: 'queued', code })
      await onTry?.(kind, { ok: false, code })
      throw error
    }
    await onTry?.(kind, { ok: true, code: null })
  }
  return { name: sendJobOf(kind), handleOutside }
}
