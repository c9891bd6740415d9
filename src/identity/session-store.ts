import type { TxContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { absoluteHours } from './authenticate.ts'
import { type RecognisedDevice, recogniseDevice } from './devices/recognise-device.ts'
import type { FactorKind } from './factors/factor.ts'

export type OpenedSession = {
  readonly id: string
  /** 32 random bytes; in the cookie and nowhere else. */
  readonly token: string
  readonly lastUsedAt: Date
  readonly expiresAt: Date
  readonly device: RecognisedDevice
  readonly provedBy: FactorKind | null
}

const end: Prepared = {
  name: 'identity.end-session',
  text: `
    UPDATE identity.sessions SET ended_at = $2, ended_by = $3
    WHERE id = $1 AND ended_at IS NULL`,
}

export const endSession = async (
  ctx: TxContext,
  sessionId: string,
  by: 'signed_out' | 'replaced',
): Promise<void> => {
  await ctx.tx.query(end, [sessionId, ctx.clock.now(), by])
}

const endAll: Prepared = {
  name: 'identity.end-sessions-of',
  text: `
    UPDATE identity.sessions SET ended_at = $2, ended_by = 'revoked'
    WHERE person_id = $1 AND ended_at IS NULL`,
}

export const endSessionsOf = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(endAll, [personId, ctx.clock.now()])
}

const insert: Prepared = {
  name: 'identity.insert-session',
  text: `
    INSERT INTO identity.sessions
      (id, person_id, token_hash, address, user_agent, created_at, last_used_at, expires_at,
       proved_by, device_id)
    VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)`,
}

/**
 * A new session with a new token; the one that this browser had before ends.
 * @param provedBy the second factor; null when the sign-up itself was the proof
 */
export const openSession = async (
  ctx: TxContext,
  personId: PersonId,
  provedBy: FactorKind | null,
): Promise<OpenedSession> => {
  const id = ctx.ids.next()
  const token = ctx.random.bytes(32).toString('base64url')
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000)
  if (ctx.actor.kind === 'person') await endSession(ctx, ctx.actor.sessionId, 'replaced')
  const device = await recogniseDevice(ctx, personId)
  await ctx.tx.query(insert, [
    id,
    personId,
    sha256(token),
    ctx.source?.address ?? '',
    (ctx.source?.userAgent ?? '').slice(0, 400),
    now,
    expiresAt,
    provedBy,
    device.id,
  ])
  return { id, token, lastUsedAt: now, expiresAt, device, provedBy }
}

const load: Prepared = {
  name: 'identity.load-session',
  text: `
    SELECT last_used_at AS "lastUsedAt", expires_at AS "expiresAt", proved_by AS "provedBy"
    FROM identity.sessions WHERE id = $1`,
}

type Loaded = Pick<OpenedSession, 'lastUsedAt' | 'expiresAt'> & {
  readonly provedBy: FactorKind | null
}

export const loadSession = async (ctx: TxContext, sessionId: string): Promise<Loaded | null> =>
  (await ctx.tx.query<Loaded>(load, [sessionId]))[0] ?? null
