import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import {
  decideThrottle,
  type ThrottleDecision,
  type ThrottleRule,
  type ThrottleState,
} from './throttle.ts'

export type ThrottleScope =
  | 'sign_in'
  | 'sign_in_device'
  | 'sign_in_source'
  | 'message'
  | 'factor'
  | 'unlock_factor'
  | 'code'
  | 'texts_to_range'
  | 'texts_from_network'
  | 'texts_of_day'
  | 'reset'
  | 'sign_in_help'
  | 'lost_factor'

/** One counter: what is counted, and whose. */
export type Counter = { readonly scope: ThrottleScope; readonly identifier: string }

type Row = {
  count: number
  window_started_at: Date
  level: number
  blocked_until: Date | null
  updated_at: Date
}

const keyOf = (identifier: string): Buffer => secretsInUse().mac('identity.throttle', identifier)

/** Inserts or locks the row, so that tries at the same moment count one after the other. */
const lock: Prepared = {
  name: 'identity.lock-throttle',
  text: `
    INSERT INTO identity.throttles (scope, key, count, window_started_at, updated_at)
    VALUES ($1, $2, 0, $3, $3)
    ON CONFLICT (scope, key) DO UPDATE SET scope = excluded.scope
    RETURNING count, window_started_at, level, blocked_until, updated_at`,
}

const keep: Prepared = {
  name: 'identity.keep-throttle',
  text: `
    UPDATE identity.throttles
    SET count = $3, window_started_at = $4, level = $5, blocked_until = $6, updated_at = $7
    WHERE scope = $1 AND key = $2`,
}

/** Counts one try of this identifier, unless it is blocked. */
export const takeTry = async (
  ctx: TxContext,
  scope: ThrottleScope,
  identifier: string,
  rule: ThrottleRule,
): Promise<ThrottleDecision> => {
  const key = keyOf(identifier)
  const now = ctx.clock.now()
  const [row] = await ctx.tx.query<Row>(lock, [scope, key, now])
  const decision = decideThrottle(
    rule,
    (row && {
      count: row.count,
      windowStartedAt: row.window_started_at,
      level: row.level,
      blockedUntil: row.blocked_until,
      updatedAt: row.updated_at,
    }) ||
      null,
    now,
  )
  if (!decision.admitted) return decision
  const { count, windowStartedAt, level, blockedUntil, updatedAt } = decision.state
  await ctx.tx.query(keep, [scope, key, count, windowStartedAt, level, blockedUntil, updatedAt])
  return decision
}

const blocked: Prepared = {
  name: 'identity.blocked-until',
  text: `
    SELECT blocked_until FROM identity.throttles
    WHERE scope = $1 AND key = $2 AND blocked_until > $3`,
}

/** Until when this identifier is blocked, counting nothing; null when it is not. */
export const blockedUntil = async (
  ctx: TxContext,
  scope: ThrottleScope,
  identifier: string,
): Promise<Date | null> => {
  type Blocked = { blocked_until: Date }
  const now = ctx.clock.now()
  const [row] = await ctx.tx.query<Blocked>(blocked, [scope, keyOf(identifier), now])
  return row?.blocked_until ?? null
}

const forget: Prepared = {
  name: 'identity.forget-throttle',
  text: 'DELETE FROM identity.throttles WHERE scope = $1 AND key = $2',
}

/** A success wipes the slate of this identifier. */
export const forgetTries = async (
  ctx: TxContext,
  scope: ThrottleScope,
  identifier: string,
): Promise<void> => {
  await ctx.tx.query(forget, [scope, keyOf(identifier)])
}

const forgetAll: Prepared = {
  name: 'identity.forget-throttles',
  text: `
    DELETE FROM identity.throttles
    WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::bytea[]))`,
}

const columnsOf = (counters: readonly Counter[]) => [
  counters.map(({ scope }) => scope),
  counters.map(({ identifier }) => keyOf(identifier)),
]

/** Opens what these counters block and begins them anew. */
export const forgetCounters = async (
  ctx: TxContext,
  counters: readonly Counter[],
): Promise<void> => {
  await ctx.tx.query(forgetAll, columnsOf(counters))
}

const load: Prepared = {
  name: 'identity.load-throttles',
  text: `
    SELECT scope, count, window_started_at AS "windowStartedAt", blocked_until AS "blockedUntil"
    FROM identity.throttles
    WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::bytea[]))`,
}

type CounterState = Pick<ThrottleState, 'count' | 'windowStartedAt' | 'blockedUntil'> & {
  readonly scope: ThrottleScope
}

/** What stands on these counters; one that was never used is missing. */
export const loadCounters = (
  ctx: TxContext,
  counters: readonly Counter[],
): Promise<readonly CounterState[]> => ctx.tx.query<CounterState>(load, columnsOf(counters))
