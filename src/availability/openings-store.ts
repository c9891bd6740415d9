import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { Openings, Outage } from './closure.ts'
import type { Window } from './window.ts'

type Row = Openings

const selectOpenings: Prepared = {
  name: 'availability.openings',
  text: `
    SELECT (SELECT coalesce(json_agg(w ORDER BY w."startsAt", w.id), '[]') FROM (
        SELECT id, operations, methods, currencies, countries, title, why, state,
          starts_at AS "startsAt", ends_at AS "endsAt", ends_by AS "endsBy"
        FROM availability.windows
        WHERE ended_at IS NULL
          AND starts_at < $1::timestamptz + interval '15 days') w) AS windows,
      (SELECT coalesce(json_agg(b ORDER BY b.rail), '[]') FROM (
        SELECT breakers.rail, state, since, until, openings, successes, is_held AS "isHeld",
          recent, outages.id, began_at AS "beganAt"
        FROM availability.breakers
          JOIN availability.outages ON outages.id = outage_id) b) AS outages,
      (SELECT coalesce(array_agg(rail), '{}') FROM availability.breakers
        WHERE failed_at > $1::timestamptz - interval '10 minutes') AS troubled`,
}

const readWindow = (row: Window): Window => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
})

const readOutage = (row: Outage): Outage => ({
  ...row,
  since: new Date(row.since),
  beganAt: new Date(row.beganAt),
  until: row.until && new Date(row.until),
  recent: row.recent.map((outcome) => ({ ...outcome, at: new Date(outcome.at) })),
})

/** Windows that are not over (and begin in the next days), breakers that are not closed. */
export const loadOpenings = async (ctx: TxContext): Promise<Openings> => {
  const [row] = await ctx.tx.query<Row>(selectOpenings, [ctx.clock.now()])
  return {
    windows: row!.windows.map(readWindow),
    outages: row!.outages.map(readOutage),
    troubled: row!.troubled,
  }
}
