import type pg from 'pg'
import { createBatcher } from '../batch.ts'
import type { Clock } from '../clock.ts'
import type { Actor } from '../context.ts'
import { singleStatements, type Transaction } from '../database/transaction.ts'
import type { Authenticate } from './pipeline.ts'
import { platformProblems } from './problems.ts'

type Options = {
  readonly pool: pg.Pool
  readonly clock: Clock
  /** Who is behind each token, in order, in one statement. */
  readonly authenticateBatch: (
    ctx: { readonly tx: Pick<Transaction, 'query'>; readonly clock: Clock },
    tokens: readonly string[],
    isUse: (token: string) => boolean,
  ) => Promise<readonly Actor[]>
}

type Call = { readonly token: string; readonly isPassive: boolean }

/** Requests that arrive together are authenticated together: one statement for a crowd. */
export const gatherAuthentication = ({ pool, clock, authenticateBatch }: Options): Authenticate => {
  const tx = singleStatements(pool)
  const batcher = createBatcher<Call, Actor>({
    limit: 512,
    capacity: 8_192,
    overflow: () => platformProblems.overloaded({}, { retryAfterSeconds: 1 }),
    run: async (calls) => {
      const unique = [...new Set(calls.map(({ token }) => token))]
      const used = new Set(calls.flatMap(({ token, isPassive }) => (isPassive ? [] : [token])))
      const actors = await authenticateBatch({ tx, clock }, unique, (token) => used.has(token))
      const byToken = new Map(unique.map((token, index) => [token, actors[index]!]))
      return calls.map(({ token }) => ({ value: byToken.get(token)! }))
    },
  })
  return (_, token, isPassive) => batcher.submit({ token, isPassive })
}
