import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { LimitZone } from './limit-windows.ts'

/** Somebody whose limits are not yet counted where they live. */
export type AwaitingZone = LimitZone & { readonly id: PersonId; readonly timeZone: string }

const columns = `id, time_zone AS "timeZone", limit_zone AS zone, limit_zone_before AS before,
  limit_zone_from AS "from"`

const lockOne: Prepared = {
  name: 'identity.lock-limit-zone',
  text: `SELECT ${columns} FROM identity.people
         WHERE id = $1 AND limit_zone <> time_zone FOR UPDATE`,
}

const lockMany: Prepared = {
  name: 'identity.lock-awaiting-limit-zones',
  text: `SELECT ${columns} FROM identity.people
         WHERE limit_zone <> time_zone AND id > $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
}

/** The person, locked, when the zone of the profile is another than that of the limits. */
export const lockAwaiting = (ctx: TxContext, id: PersonId): Promise<readonly AwaitingZone[]> =>
  ctx.tx.query<AwaitingZone>(lockOne, [id])

/** The next people of that kind after `afterId`, in order of their ids. */
export const lockNextAwaiting = (
  ctx: TxContext,
  afterId: string,
  limit: number,
): Promise<readonly AwaitingZone[]> => ctx.tx.query<AwaitingZone>(lockMany, [afterId, limit])

const update: Prepared = {
  name: 'identity.keep-limit-zones',
  text: `
    UPDATE identity.people AS p
    SET limit_zone = n.zone, limit_zone_before = n.before, limit_zone_from = n.from_at
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
      AS n (id, zone, before, from_at)
    WHERE p.id = n.id`,
}

export const keepLimitZones = async (
  ctx: TxContext,
  rows: readonly (LimitZone & { readonly id: PersonId })[],
): Promise<void> => {
  if (rows.length === 0) return
  await ctx.tx.query(update, [
    rows.map(({ id }) => id),
    rows.map(({ zone }) => zone),
    rows.map(({ before }) => before),
    rows.map(({ from }) => from),
  ])
}
