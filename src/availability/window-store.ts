import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Window } from './window.ts'

/** A window as it is kept; `endedAt` is set when it is over. */
export type KeptWindow = Window & { readonly endedAt: Date | null }

/** For staff: with how many people wait for its end. */
export type ListedWindow = KeptWindow & { readonly waiting: number }

const columns = `
  id, operations, methods, currencies, countries, title, why, state, ends_by AS "endsBy",
  starts_at AS "startsAt", ends_at AS "endsAt", ended_at AS "endedAt"`

const insert: Prepared = {
  name: 'availability.insert_window',
  text: `
    INSERT INTO availability.windows (id, operations, methods, currencies, countries, title, why,
      starts_at, ends_at, ends_by, state, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
}

export const insertWindow = async (
  ctx: TxContext,
  window: Window,
  madeBy: PersonId,
): Promise<void> => {
  const { id, operations, methods, currencies, countries } = window
  await ctx.tx.query(insert, [
    ...[id, operations, methods, currencies, countries],
    ...[JSON.stringify(window.title), JSON.stringify(window.why)],
    ...[window.startsAt, window.endsAt, window.endsBy, window.state, madeBy, ctx.clock.now()],
  ])
}

const lock: Prepared = {
  name: 'availability.lock_window',
  text: `SELECT ${columns} FROM availability.windows WHERE id = $1 FOR UPDATE`,
}

/** The window, held until the transaction ends. */
export const lockWindow = async (ctx: TxContext, id: string): Promise<KeptWindow | null> =>
  (await ctx.tx.query<KeptWindow>(lock, [id]))[0] ?? null

const share: Prepared = {
  name: 'availability.share_window',
  text: `SELECT ${columns} FROM availability.windows WHERE id = $1 FOR SHARE`,
}

/** The window, which nobody can end before the transaction does. */
export const shareWindow = async (ctx: TxContext, id: string): Promise<KeptWindow | null> =>
  (await ctx.tx.query<KeptWindow>(share, [id]))[0] ?? null

const lockDue: Prepared = {
  name: 'availability.lock_due_windows',
  text: `
    SELECT ${columns} FROM availability.windows
    WHERE ended_at IS NULL AND starts_at <= $1
      AND (state = 'scheduled' OR ends_at <= $1 AND (ends_by = 'clock' OR overrun_noted_at IS NULL))
    FOR UPDATE SKIP LOCKED`,
}

/** Windows that the clock has moved on, held until the transaction ends. */
export const lockDueWindows = (ctx: TxContext): Promise<KeptWindow[]> =>
  ctx.tx.query(lockDue, [ctx.clock.now()])

const save: Prepared = {
  name: 'availability.save_windows',
  text: `
    UPDATE availability.windows w SET state = n.state, starts_at = n.starts_at,
      ends_at = n.ends_at, ended_at = n.ended_at,
      overrun_noted_at = CASE WHEN w.ends_at = n.ends_at THEN w.overrun_noted_at END
    FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
      AS n (id, state, starts_at, ends_at, ended_at)
    WHERE w.id = n.id`,
}

/** Keeps state and times; with a new end, staff are alerted anew when that passes. */
export const saveWindows = async (
  ctx: TxContext,
  windows: readonly KeptWindow[],
): Promise<void> => {
  if (windows.length === 0) return
  await ctx.tx.query(save, [
    windows.map(({ id }) => id),
    windows.map(({ state }) => state),
    windows.map(({ startsAt }) => startsAt),
    windows.map(({ endsAt }) => endsAt),
    windows.map(({ endedAt }) => endedAt),
  ])
}

const noteOverrun: Prepared = {
  name: 'availability.note_overrun',
  text: `
    UPDATE availability.windows SET overrun_noted_at = $2
    WHERE id = ANY($1::uuid[]) AND overrun_noted_at IS NULL RETURNING id`,
}

/** @returns those of them that nobody had noted yet. */
export const noteOverruns = async (
  ctx: TxContext,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await ctx.tx.query<{ id: string }>(noteOverrun, [ids, ctx.clock.now()])
  return new Set(rows.map(({ id }) => id))
}

const list: Prepared = {
  name: 'availability.list_windows',
  text: `
    SELECT ${columns}, (SELECT count(*)::integer FROM availability.waiters
      WHERE closure_id = windows.id AND told_at IS NULL) AS waiting
    FROM availability.windows
    ORDER BY ended_at IS NOT NULL, CASE WHEN ended_at IS NULL THEN starts_at END, ended_at DESC
    LIMIT 100`,
}

/** Windows for staff: running and planned by start, then those that ended last. */
export const listWindows = (ctx: TxContext): Promise<ListedWindow[]> => ctx.tx.query(list, [])
