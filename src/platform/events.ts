import type { TxContext } from './context.ts'
import type { Prepared } from './database/transaction.ts'

/** A fact to publish; `data` is plain JSON, amounts as decimal strings. */
export type Fact = {
  /** Its id, when that had to be known before; default: a new one. */
  readonly id?: string
  readonly type: string
  /** UUID of the person or thing that it is about. */
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

export type PublishedEvent = Omit<Fact, 'id'> & { readonly id: string; readonly at: Date }

/**
 * A listener gets a whole batch of one type, at least once, in a transaction of its own; `key`
 * names it in logs. It must be idempotent and quick: what takes long becomes a job.
 */
export type Listener = {
  readonly key: string
  readonly type: string
  readonly handle: (ctx: TxContext, events: readonly PublishedEvent[]) => Promise<void>
}

// Only who listens gets a row: a fact that nobody waits for costs no more than itself.
const insertFacts: Prepared = {
  name: 'platform.publish',
  text: `
    WITH fact AS (
      SELECT * FROM ROWS FROM (unnest($1::uuid[]), unnest($2::text[]), unnest($3::uuid[]),
        jsonb_array_elements($4::jsonb)) AS f (id, type, subject, data)
    ), kept AS (
      INSERT INTO platform.events (id, type, subject, at, data)
      SELECT id, type, subject, $5, data FROM fact
    )
    INSERT INTO platform.outbox (listener, event_id, due_at)
    SELECT listener, id, $5 FROM fact JOIN platform.listeners USING (type)`,
}

/** Writes the facts and their outbox rows in the caller's transaction, one statement for all. */
export const publish = async (ctx: TxContext, facts: readonly Fact[]): Promise<void> => {
  if (facts.length === 0) return
  await ctx.tx.query(insertFacts, [
    facts.map(({ id }) => id ?? ctx.ids.next()),
    facts.map(({ type }) => type),
    facts.map(({ subject }) => subject),
    JSON.stringify(facts.map(({ data }) => data)),
    ctx.clock.now(),
  ])
}
