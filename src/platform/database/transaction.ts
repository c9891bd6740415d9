import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.gen.ts'

/** A named statement: parsed once a connection, planned by PostgreSQL, sent as it stands. */
export type Prepared = { readonly name: string; readonly text: string }

/** One open transaction: Kysely for most, prepared statements for the posting path. */
export type Transaction = {
  readonly db: Kysely<Schema>
  readonly query: <Row extends object>(
    statement: Prepared,
    values: readonly unknown[],
  ) => Promise<Row[]>
}

/**
 * The connection was lost while COMMIT was under way: the outcome must be looked up, never guessed.
 */
export class CommitUnknown extends Error {}

/**
 * Thrown by work that found its own reads overtaken; the transaction runs again like a deadlock.
 */
export class TransactionConflict extends Error {}

type Options = {
  readonly readOnly?: boolean
  /**
   * For batches of prepared statements: planned once a connection, and by index whatever the size.
   */
  readonly hot?: boolean
  /** How often a serialization failure or deadlock is tried again. */
  readonly retries?: number
}

/** SQLSTATEs after which the same pure work may simply run again. */
const retryable = new Set(['40001', '40P01'])

export const isRetryable = (error: unknown): boolean =>
  error instanceof TransactionConflict ||
  (error instanceof pg.DatabaseError && retryable.has(error.code ?? ''))

const onOneConnection = (client: pg.PoolClient): Kysely<Schema> => {
  const connection = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: async () => connection, end: async () => {} } as unknown as PostgresPool
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

const asTransaction = (client: pg.PoolClient): Transaction => {
  let db: Kysely<Schema> | undefined
  return {
    get db() {
      db ??= onOneConnection(client)
      return db
    },
    query: async <Row extends object>({ name, text }: Prepared, values: readonly unknown[]) => {
      const result = await client.query<Row>({ name, text, values: values as unknown[] })
      return result.rows
    },
  }
}

/** Statements that each stand alone, one round trip each: for what needs no transaction. */
export const singleStatements = (pool: pg.Pool): Pick<Transaction, 'query'> => ({
  query: async <Row extends object>({ name, text }: Prepared, values: readonly unknown[]) =>
    (await pool.query<Row>({ name, text, values: values as unknown[] })).rows,
})

// One message. Otherwise PostgreSQL plans such statements anew for every batch, because the number
// of array elements differs, and reads a table that was small a moment ago from end to end.
const beginHot =
  'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off'

const beginOf = ({ readOnly, hot }: Options): string =>
  readOnly ? 'BEGIN READ ONLY' : hot ? beginHot : 'BEGIN'

const once = async <T>(
  pool: pg.Pool,
  options: Options,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const begun = client.query(beginOf(options))
    begun.catch(() => {}) // awaited below
    let result: T
    try {
      // A batch's first statements travel with BEGIN, which fails only with the connection itself.
      if (!options.hot) await begun
      result = await work(asTransaction(client))
      await begun
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure
      })
      throw error
    }
    try {
      await client.query('COMMIT')
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.severity === 'ERROR') throw error
      broken = error as Error
      if (options.readOnly) return result
      throw new CommitUnknown('The connection was lost during COMMIT', { cause: error })
    }
    return result
  } finally {
    client.release(broken)
  }
}

/**
 * Runs `work` in one transaction; a throw rolls back. Serialization failures and deadlocks run the
 * work again, so it must not touch anything but the transaction.
 * @throws CommitUnknown when the connection broke during COMMIT.
 */
export const inTransaction = async <T>(
  pool: pg.Pool,
  options: Options,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => {
  const retries = options.retries ?? 5
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(pool, options, work)
    } catch (error) {
      if (attempt >= retries || !isRetryable(error)) throw error
      const jitterMs = 2 ** attempt * (1 + Math.random() * 4)
      await new Promise((resolve) => setTimeout(resolve, jitterMs))
    }
  }
}
