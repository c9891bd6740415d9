import type { TxContext } from './context.ts'
import { secretsInUse } from './crypto.ts'
import type { PersonId } from './ids.ts'
import { addJobs } from './jobs.ts'
import { insertMessages, type MessageKind } from './message-store.ts'

/** What the record of a message says of it. */
export type MessageOptions = {
  /** Not sent any more after this moment, as a code that has expired. */
  readonly uselessAfter?: Date
  /** Whose message it is: they find it among those that we sent them. Null: nobody's yet. */
  readonly personId?: PersonId | null
  /** What it is, `module.name`: `identity.welcome`. */
  readonly template?: string
}

/** The payload of a job that sends a message. */
export type QueuedMessage = {
  readonly id: string
  readonly sealed: string
  readonly uselessAfter: string | null
}

export type Outgoing<M> = MessageOptions & {
  readonly message: M
  /** Masked, for the record. */
  readonly recipient: string
}

export const sendJobOf = (kind: MessageKind): string => `platform.send-${kind}`

/** Where a message is sealed: it opens nowhere else. */
export const placeOf = (kind: MessageKind, id: string): string => `graphile_worker.${kind}.${id}`

/**
 * Queues messages in the caller's transaction: they go out if and only if that commits. Their words
 * are sealed, because they may hold a code and jobs lie in the database; what becomes of each is
 * kept in `platform.messages`.
 */
export const queueMessages = async <M extends object>(
  ctx: TxContext,
  kind: MessageKind,
  outgoing: readonly Outgoing<M>[],
): Promise<void> => {
  if (outgoing.length === 0) return
  const ids = outgoing.map(() => ctx.ids.next())
  const messages = outgoing.map(({ personId, template, recipient, uselessAfter }, index) => ({
    id: ids[index]!,
    personId: personId ?? null,
    template: template ?? 'other',
    recipient,
    uselessAfter: uselessAfter ?? null,
  }))
  await insertMessages(ctx, kind, messages)
  const payloads = outgoing.map(({ message, uselessAfter }, index): QueuedMessage => {
    const id = ids[index]!
    return {
      id,
      sealed: secretsInUse().seal(JSON.stringify(message), placeOf(kind, id)),
      uselessAfter: uselessAfter?.toISOString() ?? null,
    }
  })
  // Somebody waits for what has an end: a code overtakes the news.
  const jobs = payloads.map((payload) => ({ payload, isUrgent: payload.uselessAfter !== null }))
  await addJobs(ctx, sendJobOf(kind), jobs)
}
