import type { TxContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { placeOf } from '#platform/place'

const find: Prepared = {
  name: 'identity.find-device',
  text: 'SELECT id FROM identity.devices WHERE token_hash = $1 AND person_id = $2',
}

/**
 * The device of a token, when this person knows it. The statement runs for nobody (null) as well:
 * what it costs must not tell who has an account.
 */
export const findDevice = async (
  ctx: TxContext,
  token: string,
  personId: PersonId | null,
): Promise<string | null> =>
  (await ctx.tx.query<{ id: string }>(find, [sha256(token), personId]))[0]?.id ?? null

const move: Prepared = {
  name: 'identity.move-devices',
  text: 'UPDATE identity.devices SET token_hash = $2 WHERE token_hash = $1',
}

/** Gives the device a new token for everybody who knows it; the old one is worth nothing. */
export const moveDevices = async (ctx: TxContext, from: string, to: string): Promise<void> => {
  await ctx.tx.query(move, [sha256(from), sha256(to)])
}

const sourceOf = ({ source }: TxContext) => ({
  userAgent: (source?.userAgent ?? '').slice(0, 400),
  place: placeOf(source?.address ?? ''),
})

const insert: Prepared = {
  name: 'identity.insert-device',
  text: `
    INSERT INTO identity.devices
      (id, person_id, token_hash, user_agent, place, created_at, last_used_at)
    VALUES ($1, $2, $3, $4, $5, $6, $6)`,
}

export const insertDevice = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
  token: string,
): Promise<void> => {
  const { userAgent, place } = sourceOf(ctx)
  const values = [id, personId, sha256(token), userAgent, place, ctx.clock.now()]
  await ctx.tx.query(insert, values)
}

const use: Prepared = {
  name: 'identity.use-device',
  text: `
    UPDATE identity.devices SET user_agent = $2, place = $3, last_used_at = $4 WHERE id = $1`,
}

export const noteDeviceUse = async (ctx: TxContext, id: string): Promise<void> => {
  const { userAgent, place } = sourceOf(ctx)
  await ctx.tx.query(use, [id, userAgent, place, ctx.clock.now()])
}

const trim: Prepared = {
  name: 'identity.trim-devices',
  text: `
    DELETE FROM identity.devices WHERE id IN (
      SELECT id FROM identity.devices WHERE person_id = $1
      ORDER BY last_used_at DESC, id DESC OFFSET $2)`,
}

/** Programs without cookies are new each time: the ones used last are enough. */
export const keepNewestDevices = async (
  ctx: TxContext,
  personId: PersonId,
  most: number,
): Promise<void> => {
  await ctx.tx.query(trim, [personId, most])
}

export type KnownDevice = {
  readonly id: string
  readonly userAgent: string
  readonly place: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
}

const list: Prepared = {
  name: 'identity.devices-of',
  text: `
    SELECT id, user_agent AS "userAgent", place, created_at AS "createdAt",
      last_used_at AS "lastUsedAt"
    FROM identity.devices WHERE person_id = $1 ORDER BY last_used_at DESC, id DESC`,
}

/** Used last, first. */
export const loadDevices = (ctx: TxContext, personId: PersonId): Promise<readonly KnownDevice[]> =>
  ctx.tx.query<KnownDevice>(list, [personId])

const forget: Prepared = {
  name: 'identity.forget-device',
  text: 'DELETE FROM identity.devices WHERE id = $1 AND person_id = $2 RETURNING id',
}

/** Whether this person knew it. */
export const removeDevice = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<boolean> => (await ctx.tx.query(forget, [id, personId])).length === 1

const forgetAll: Prepared = {
  name: 'identity.forget-devices-of',
  text: 'DELETE FROM identity.devices WHERE person_id = $1',
}

/** None is known any more: the next sign-in on each is told as new. */
export const forgetDevicesOf = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(forgetAll, [personId])
}
