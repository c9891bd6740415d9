import type { TxContext } from './context.ts'
import type { Prepared, Transaction } from './database/transaction.ts'
import type { PersonId } from './ids.ts'

/**
 * What became of each mail and text message. Whom it went to stands here masked, its words nowhere:
 * they lie sealed in the job that sends it.
 */
export type MessageKind = 'mail' | 'sms'
export type MessageState = 'queued' | 'sent' | 'refused' | 'expired'

export type NewMessage = {
  readonly id: string
  readonly personId: PersonId | null
  readonly template: string
  /** Masked. */
  readonly recipient: string
  readonly uselessAfter: Date | null
}

const insert: Prepared = {
  name: 'platform.insert-messages',
  text: `
    INSERT INTO platform.messages
      (id, person_id, kind, template, recipient, state, queued_at, useless_after)
    SELECT id, person_id, $1, template, recipient, 'queued', $2, useless_after
    FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[])
      AS m (id, person_id, template, recipient, useless_after)`,
}

export const insertMessages = async (
  ctx: TxContext,
  kind: MessageKind,
  messages: readonly NewMessage[],
): Promise<void> => {
  await ctx.tx.query(insert, [
    kind,
    ctx.clock.now(),
    messages.map(({ id }) => id),
    messages.map(({ personId }) => personId),
    messages.map(({ template }) => template),
    messages.map(({ recipient }) => recipient),
    messages.map(({ uselessAfter }) => uselessAfter),
  ])
}

const begin: Prepared = {
  name: 'platform.begin-message-try',
  text: `
    UPDATE platform.messages SET attempts = least(attempts + 1, 32767), tried_at = $2
    WHERE id = $1 RETURNING state`,
}

/** Counts a try; returns how the message stood before, null when nothing is known of it. */
export const beginTry = async (
  tx: Transaction,
  id: string,
  now: Date,
): Promise<MessageState | null> =>
  (await tx.query<{ state: MessageState }>(begin, [id, now]))[0]?.state ?? null

const settle: Prepared = {
  name: 'platform.settle-message',
  text: `
    UPDATE platform.messages
    SET state = $2, outside_code = $3,
      settled_at = CASE WHEN $2 <> 'queued' THEN $4::timestamptz END
    WHERE id = $1 AND state = 'queued'`,
}

/** How a try ended; `queued` when it will be tried again. `code` is what the outside said. */
export const noteOutcome = async (
  tx: Transaction,
  id: string,
  { state, code }: { readonly state: MessageState; readonly code: string | null },
  now: Date,
): Promise<void> => {
  await tx.query(settle, [id, state, code, now])
}

export type Message = {
  readonly id: string
  readonly kind: MessageKind
  readonly template: string
  readonly recipient: string
  readonly state: MessageState
  readonly attempts: number
  readonly outsideCode: string | null
  readonly queuedAt: Date
  readonly settledAt: Date | null
}

const list: Prepared = {
  name: 'platform.list-messages',
  text: `
    SELECT id, kind, template, recipient, state, attempts, outside_code AS "outsideCode",
      queued_at AS "queuedAt", settled_at AS "settledAt"
    FROM platform.messages WHERE person_id = $1 AND queued_at >= $2
    ORDER BY id DESC LIMIT $3`,
}

/** A person's messages since a moment, newest first, at most `limit`. */
export const listMessagesOf = (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  limit: number,
): Promise<Message[]> => ctx.tx.query<Message>(list, [personId, since, limit])

const count: Prepared = {
  name: 'platform.count-messages',
  text: `
    SELECT person_id AS "personId", count(*)::int AS count FROM platform.messages
    WHERE person_id = ANY ($1::uuid[]) AND kind = $2 AND queued_at >= $3 GROUP BY person_id`,
}

/** How many messages of a kind people were sent since a moment; who has none is missing. */
export const countMessagesOf = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
  kind: MessageKind,
  since: Date,
): Promise<Map<PersonId, number>> => {
  type Row = { personId: PersonId; count: number }
  const rows = await ctx.tx.query<Row>(count, [personIds, kind, since])
  return new Map(rows.map((row) => [row.personId, row.count]))
}

const giveUp: Prepared = {
  name: 'platform.give-up-messages',
  text: `
    UPDATE platform.messages SET state = 'expired', settled_at = $1
    WHERE state = 'queued' AND queued_at < $2`,
}

const forget: Prepared = {
  name: 'platform.forget-messages',
  text: 'DELETE FROM platform.messages WHERE queued_at < $1',
}

const day = 86_400_000

/**
 * Gives up what nobody took in a week (its job has ended after its last try, four days on), and
 * forgets what is older than ninety days.
 */
export const sweepMessages = async (tx: Transaction, now: Date): Promise<void> => {
  await tx.query(giveUp, [now, new Date(now.getTime() - 7 * day)])
  await tx.query(forget, [new Date(now.getTime() - 90 * day)])
}
