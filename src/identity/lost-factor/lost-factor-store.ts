import type { TxContext } from '#platform/context'
import { secretsInUse, sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { type LostFactor, lostFactorTries } from './lost-factor.ts'

/** A code answers its own request and channel only. */
export const lostFactorCodeHash = (id: string, channel: 'email' | 'phone', code: string): Buffer =>
  secretsInUse().mac('identity.lost-factor', `${id}:${channel}:${code}`)

const columns = `id, person_id AS "personId", started_at AS "startedAt", ready_at AS "readyAt",
  expires_at AS "expiresAt", email_code_hash AS "emailCodeHash", phone_code_hash AS "phoneCodeHash",
  codes_expire_at AS "codesExpireAt", codes_resend_at AS "codesResendAt",
  tries_left AS "triesLeft", ended_by AS "endedBy"`

const forgetExpired: Prepared = {
  name: 'identity.forget-expired-lost-factor',
  text: `
    DELETE FROM identity.lost_factors
    WHERE person_id = $1 AND ended_at IS NULL AND expires_at <= $2`,
}

const waiting: Prepared = {
  name: 'identity.waiting-lost-factor',
  text: `
    SELECT ${columns} FROM identity.lost_factors
    WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2`,
}

/** The request of a person that is under way, or null. */
export const findWaitingLostFactor = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<LostFactor | null> =>
  (await ctx.tx.query<LostFactor>(waiting, [personId, ctx.clock.now()]))[0] ?? null

const insert: Prepared = {
  name: 'identity.insert-lost-factor',
  text: `
    INSERT INTO identity.lost_factors (id, person_id, token_hash, started_at, ready_at, expires_at,
      tries_left)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
}

type NewLostFactor = Pick<LostFactor, 'id' | 'personId' | 'readyAt' | 'expiresAt'>

export const insertLostFactor = async (
  ctx: TxContext,
  { id, personId, readyAt, expiresAt }: NewLostFactor,
  token: string,
): Promise<void> => {
  const now = ctx.clock.now()
  await ctx.tx.query(forgetExpired, [personId, now])
  const values = [id, personId, sha256(token), now, readyAt, expiresAt, lostFactorTries]
  await ctx.tx.query(insert, values)
}

const retoken: Prepared = {
  name: 'identity.retoken-lost-factor',
  text: 'UPDATE identity.lost_factors SET token_hash = $2 WHERE id = $1',
}

/** The browser that asked last follows the request; the clock goes on as it was. */
export const keepLostFactorToken = async (
  ctx: TxContext,
  id: string,
  token: string,
): Promise<void> => {
  await ctx.tx.query(retoken, [id, sha256(token)])
}

const lock: Prepared = {
  name: 'identity.lock-lost-factor',
  text: `SELECT ${columns} FROM identity.lost_factors WHERE token_hash = $1 FOR UPDATE`,
}

/** Locks the request of a token, whatever became of it. */
export const lockLostFactor = async (ctx: TxContext, token: string): Promise<LostFactor | null> =>
  (await ctx.tx.query<LostFactor>(lock, [sha256(token)]))[0] ?? null

const load: Prepared = {
  name: 'identity.load-lost-factor',
  text: `SELECT ${columns} FROM identity.lost_factors WHERE token_hash = $1`,
}

export const loadLostFactor = async (ctx: TxContext, token: string): Promise<LostFactor | null> =>
  (await ctx.tx.query<LostFactor>(load, [sha256(token)]))[0] ?? null

const putCodes: Prepared = {
  name: 'identity.put-lost-factor-codes',
  text: `
    UPDATE identity.lost_factors SET email_code_hash = $2, phone_code_hash = $3,
      codes_expire_at = $4, codes_resend_at = $5, tries_left = $6
    WHERE id = $1`,
}

type NewCodes = {
  readonly email: Buffer | null
  readonly phone: Buffer | null
  readonly expireAt: Date
  readonly resendAt: Date
}

/** The newest codes void the older ones. */
export const keepLostFactorCodes = async (
  ctx: TxContext,
  id: string,
  { email, phone, expireAt, resendAt }: NewCodes,
): Promise<void> => {
  await ctx.tx.query(putCodes, [id, email, phone, expireAt, resendAt, lostFactorTries])
}

const spend: Prepared = {
  name: 'identity.spend-lost-factor-try',
  text: `
    UPDATE identity.lost_factors SET tries_left = tries_left - 1,
      email_code_hash = CASE WHEN tries_left > 1 THEN email_code_hash END,
      phone_code_hash = CASE WHEN tries_left > 1 THEN phone_code_hash END
    WHERE id = $1 AND tries_left > 0 RETURNING tries_left AS left`,
}

/** Notes wrong codes; after the last try these codes open nothing. */
export const spendLostFactorTry = async (ctx: TxContext, id: string): Promise<number> =>
  (await ctx.tx.query<{ left: number }>(spend, [id]))[0]?.left ?? 0

const end: Prepared = {
  name: 'identity.end-lost-factor',
  text: `
    UPDATE identity.lost_factors SET ended_at = $2, ended_by = $3
    WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 RETURNING id`,
}

/** Ends what is under way; whether there was anything. */
export const endLostFactor = async (
  ctx: TxContext,
  personId: PersonId,
  by: 'finished' | 'cancelled',
): Promise<boolean> => (await ctx.tx.query(end, [personId, ctx.clock.now(), by])).length > 0
