import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { Breaker } from './breaker.ts'
import type { Rail } from './scope.ts'

/** A breaker as it is kept; `outageId` is set unless it is closed. */
export type KeptBreaker = Breaker & { readonly outageId: string | null }

const columns = `
  rail, state, since, until, openings, successes, is_held AS "isHeld", outage_id AS "outageId",
  recent`

const readBreaker = (row: KeptBreaker): KeptBreaker => ({
  ...row,
  recent: row.recent.map((outcome) => ({ ...outcome, at: new Date(outcome.at) })),
})

const make: Prepared = {
  name: 'availability.make_breaker',
  text: `
    INSERT INTO availability.breakers (rail, state, since) VALUES ($1, 'closed', $2)
    ON CONFLICT DO NOTHING`,
}
const lock: Prepared = {
  name: 'availability.lock_breaker',
  text: `SELECT ${columns} FROM availability.breakers WHERE rail = $1 FOR UPDATE`,
}

/** The rail's breaker, made when there was none, held until the transaction ends. */
export const lockBreaker = async (ctx: TxContext, rail: Rail): Promise<KeptBreaker> => {
  await ctx.tx.query(make, [rail, ctx.clock.now()])
  const [row] = await ctx.tx.query<KeptBreaker>(lock, [rail])
  return readBreaker(row!)
}

const lockOpen: Prepared = {
  name: 'availability.lock_open_breakers',
  text: `SELECT ${columns} FROM availability.breakers WHERE state <> 'closed'
    ORDER BY rail FOR UPDATE`,
}

/** Breakers that are not closed, held until the transaction ends. */
export const lockOpenBreakers = async (ctx: TxContext): Promise<KeptBreaker[]> =>
  (await ctx.tx.query<KeptBreaker>(lockOpen, [])).map(readBreaker)

const save: Prepared = {
  name: 'availability.save_breaker',
  text: `
    UPDATE availability.breakers SET state = $2, since = $3, until = $4, openings = $5,
      successes = $6, is_held = $7, outage_id = $8, recent = $9, failed_at = $10
    WHERE rail = $1`,
}

export const saveBreaker = async (ctx: TxContext, breaker: KeptBreaker): Promise<void> => {
  const { rail, state, since, until, openings, successes, isHeld, outageId, recent } = breaker
  const failedAt = recent.findLast(({ ok }) => !ok)?.at ?? null
  await ctx.tx.query(save, [
    ...[rail, state, since, until, openings, successes, isHeld, outageId],
    ...[JSON.stringify(recent), failedAt],
  ])
}

const begin: Prepared = {
  name: 'availability.begin_outage',
  text: `
    INSERT INTO availability.outages (id, rail, began_at, opened_by) VALUES ($1, $2, $3, $4)`,
}

export const beginOutage = async (
  ctx: TxContext,
  outage: { readonly id: string; readonly rail: Rail; readonly openedBy: string | null },
): Promise<void> => {
  await ctx.tx.query(begin, [outage.id, outage.rail, ctx.clock.now(), outage.openedBy])
}

const end: Prepared = {
  name: 'availability.end_outage',
  text: 'UPDATE availability.outages SET ended_at = $2 WHERE id = $1',
}

export const endOutage = async (ctx: TxContext, id: string): Promise<void> => {
  await ctx.tx.query(end, [id, ctx.clock.now()])
}

const share: Prepared = {
  name: 'availability.share_outage',
  text: `SELECT ended_at AS "endedAt" FROM availability.outages WHERE id = $1 FOR SHARE`,
}

/** An outage that nobody can end before the transaction does; null when there is none. */
export const shareOutage = async (
  ctx: TxContext,
  id: string,
): Promise<{ readonly endedAt: Date | null } | null> =>
  (await ctx.tx.query<{ endedAt: Date | null }>(share, [id]))[0] ?? null

const list: Prepared = {
  name: 'availability.list_breakers',
  text: `
    SELECT ${columns}, (SELECT count(*)::integer FROM availability.waiters
      WHERE closure_id = outage_id AND told_at IS NULL) AS waiting
    FROM availability.breakers ORDER BY rail`,
}

/** Every breaker that was ever used, with how many people wait for its rail. */
export const listBreakers = async (
  ctx: TxContext,
): Promise<(KeptBreaker & { readonly waiting: number })[]> =>
  (await ctx.tx.query<KeptBreaker & { waiting: number }>(list, [])).map((row) => ({
    ...readBreaker(row),
    waiting: row.waiting,
  }))

const listPast: Prepared = {
  name: 'availability.list_outages',
  text: `
    SELECT id, rail, began_at AS "beganAt", ended_at AS "endedAt",
      opened_by IS NOT NULL AS "byStaff"
    FROM availability.outages ORDER BY began_at DESC LIMIT 20`,
}

export type PastOutage = {
  readonly id: string
  readonly rail: Rail
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly byStaff: boolean
}

/** The last outages, newest first. */
export const listOutages = (ctx: TxContext): Promise<PastOutage[]> => ctx.tx.query(listPast, [])
