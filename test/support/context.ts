import { type Clock, systemClock } from '../../src/platform/clock.ts'
import type { Actor, Context, Role, TxContext } from '../../src/platform/context.ts'
import { createSecrets, useSecrets } from '../../src/platform/crypto.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { createIds, type PersonId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemRandom } from '../../src/platform/random.ts'
import type { TestDatabase } from './database.ts'

/** Keys that every test may know. */
export const testSecrets = createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }])
useSecrets(testSecrets)

/** A context for tests; the clock may be a manual one. */
export const testContext = (
  overrides: Partial<Context> & { readonly clock?: Clock } = {},
): Context => {
  const clock = overrides.clock ?? systemClock
  return {
    clock,
    ids: createIds(clock, systemRandom),
    random: systemRandom,
    log: silentLog,
    actor: { kind: 'anonymous' },
    language: 'en',
    requestId: 'test',
    source: { address: '127.0.0.1', userAgent: 'test' },
    ...overrides,
  }
}

export const asPerson = (personId: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  personId: personId as PersonId,
  sessionId: '00000000-0000-7000-8000-000000000000',
  roles,
  staffReady: true,
})

/** Whom enrolled people's moments are said to, as signing in would tell it. */
export const inZone = (actor: Actor, timeZone: string | undefined): Actor =>
  actor.kind === 'person' && timeZone ? { ...actor, timeZone } : actor

/** Runs `work` in a transaction, as the pipeline would. */
export const inTestTransaction = <T>(
  { pool }: TestDatabase,
  ctx: Context,
  work: (ctx: TxContext) => Promise<T>,
): Promise<T> => inTransaction(pool, {}, (tx) => work({ ...ctx, tx }))
