import type pg from 'pg'
import type { Context, TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { PasswordJudge } from './passwords/password-judge.ts'
import type { PasswordWork } from './passwords/password-work.ts'

/** What the use cases need besides the context; made once, in `create-identity-module.ts`. */
export type IdentityKit = {
  readonly pool: pg.Pool
  readonly passwords: PasswordWork & PasswordJudge
  /** Origin of our pages in mails: from the configuration only. */
  readonly publicUrl: string
  /** Text messages that people who have not signed in may ask for on one day, all together. */
  readonly textsPerDay: number
  /** When signing in opens again for this person; null: it is open. */
  readonly signInPausedUntil: (ctx: TxContext, personId: PersonId) => Promise<Date | null>
}

/**
 * A transaction of the use case's own. Hashing takes 40 ms and wrong tries must be kept although
 * the
 * call fails, so these use cases do not live in the pipeline's transaction.
 */
export const inOwnTransaction = <T>(
  kit: IdentityKit,
  ctx: Context,
  work: (ctx: TxContext) => Promise<T>,
): Promise<T> => inTransaction(kit.pool, {}, (tx) => work({ ...ctx, tx }))
