import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { idleLimit } from '../authenticate.ts'

export type OpenSession = {
  readonly id: string
  readonly address: string
  readonly userAgent: string
  readonly deviceId: string | null
  readonly createdAt: Date
  readonly lastUsedAt: Date
  readonly expiresAt: Date
}

/** Neither ended nor expired, at `$2`, used since `$3`. */
const isOpen = 'ended_at IS NULL AND expires_at > $2 AND last_used_at > $3'

const open: Prepared = {
  name: 'identity.open-sessions',
  text: `
    SELECT id, address, user_agent AS "userAgent", device_id AS "deviceId",
      created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
    FROM identity.sessions WHERE person_id = $1 AND ${isOpen}
    ORDER BY last_used_at DESC, id DESC`,
}

const limits = (ctx: TxContext) => [ctx.clock.now(), idleLimit(ctx.clock.now())]

/** Used last, first. */
export const loadOpenSessions = (
  ctx: TxContext,
  personId: PersonId,
): Promise<readonly OpenSession[]> => ctx.tx.query<OpenSession>(open, [personId, ...limits(ctx)])

const endSome: Prepared = {
  name: 'identity.end-some-sessions',
  text: `
    UPDATE identity.sessions SET ended_at = $2, ended_by = 'revoked'
    WHERE person_id = $1 AND ${isOpen} AND ($4::uuid IS NULL OR id = $4)
      AND ($5::uuid IS NULL OR id <> $5) AND ($6::uuid IS NULL OR device_id = $6)
    RETURNING id`,
}

type Which = {
  readonly id?: string
  readonly except?: string
  readonly deviceId?: string
}

/** Ends open sessions of this person, and of nobody else. @returns which */
export const revokeSessions = async (
  ctx: TxContext,
  personId: PersonId,
  { id, except, deviceId }: Which,
): Promise<readonly string[]> => {
  const values = [personId, ...limits(ctx), id ?? null, except ?? null, deviceId ?? null]
  return (await ctx.tx.query<{ id: string }>(endSome, values)).map((row) => row.id)
}
