import type { TxContext } from '#platform/context'
import { secretsInUse, sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { type Channel, type Recovery, type RecoveryPurpose, recoveryTries } from './recovery.ts'

const keyOf = (identifier: string): Buffer => secretsInUse().mac('identity.recovery', identifier)

/** A code answers its own request only. */
export const recoveryCodeHash = (id: string, code: string): Buffer =>
  secretsInUse().mac('identity.recovery-request', `${id}:${code}`)

const columns = `id, channel, person_id AS "personId", code_hash AS "codeHash",
  expires_at AS "expiresAt", opened_at AS "openedAt", ended_by AS "endedBy"`

const voidOlder: Prepared = {
  name: 'identity.void-recoveries',
  text: `
    UPDATE identity.recoveries SET ended_at = $4, ended_by = 'replaced'
    WHERE purpose = $1 AND ended_at IS NULL AND opened_at IS NULL
      AND (key = $2 OR person_id = $3)`,
}

const insert: Prepared = {
  name: 'identity.insert-recovery',
  text: `
    INSERT INTO identity.recoveries (id, purpose, key, channel, person_id, code_hash, token_hash,
      tries_left, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
}

type NewRecovery = {
  readonly id: string
  readonly purpose: RecoveryPurpose
  readonly identifier: string
  readonly channel: Channel
  readonly personId: PersonId | null
  readonly code: string
  readonly token: string
  readonly expiresAt: Date
}

/**
 * The newest request of an identifier, and of a person, voids the older ones; but not one that was
 * opened, or a stranger could take it out of its owner's hands by asking again and again.
 */
export const putRecovery = async (ctx: TxContext, recovery: NewRecovery): Promise<void> => {
  const { id, purpose, identifier, channel, personId, code, token, expiresAt } = recovery
  const now = ctx.clock.now()
  const key = keyOf(identifier)
  await ctx.tx.query(voidOlder, [purpose, key, personId, now])
  const hashes = [recoveryCodeHash(id, code), sha256(token)]
  const values = [id, purpose, key, channel, personId, ...hashes, recoveryTries, now, expiresAt]
  await ctx.tx.query(insert, values)
}

const byToken: Prepared = {
  name: 'identity.recovery-by-token',
  text: `
    SELECT ${columns} FROM identity.recoveries
    WHERE purpose = $1 AND token_hash = $2 FOR UPDATE`,
}

/** Locks the request of a token, whatever became of it: two at once come one after the other. */
export const lockRecoveryByToken = async (
  ctx: TxContext,
  purpose: RecoveryPurpose,
  token: string,
): Promise<Recovery | null> =>
  (await ctx.tx.query<Recovery>(byToken, [purpose, sha256(token)]))[0] ?? null

const open: Prepared = {
  name: 'identity.open-recovery',
  text: `
    SELECT ${columns} FROM identity.recoveries
    WHERE purpose = $1 AND key = $2 AND ended_at IS NULL AND opened_at IS NULL FOR UPDATE`,
}

/** Locks the newest request of an address or number. */
export const lockRecovery = async (
  ctx: TxContext,
  purpose: RecoveryPurpose,
  identifier: string,
): Promise<Recovery | null> =>
  (await ctx.tx.query<Recovery>(open, [purpose, keyOf(identifier)]))[0] ?? null

const spend: Prepared = {
  name: 'identity.spend-recovery-try',
  text: `
    UPDATE identity.recoveries SET tries_left = tries_left - 1,
      ended_at = CASE WHEN tries_left = 1 THEN $2::timestamptz END,
      ended_by = CASE WHEN tries_left = 1 THEN 'tries' END
    WHERE id = $1 AND ended_at IS NULL RETURNING tries_left AS left`,
}

/** Notes a wrong code; returns how many may still come. */
export const spendRecoveryTry = async (ctx: TxContext, id: string): Promise<number> =>
  (await ctx.tx.query<{ left: number }>(spend, [id, ctx.clock.now()]))[0]?.left ?? 0

const keepOpened: Prepared = {
  name: 'identity.keep-recovery-opened',
  text: `
    UPDATE identity.recoveries SET opened_at = $2, token_hash = coalesce($3, token_hash)
    WHERE id = $1`,
}

/** @param token the new token, when it was opened by its code */
export const keepRecoveryOpened = async (
  ctx: TxContext,
  id: string,
  token: string | null,
): Promise<void> => {
  const hash = token === null ? null : sha256(token)
  await ctx.tx.query(keepOpened, [id, ctx.clock.now(), hash])
}

const use: Prepared = {
  name: 'identity.use-recovery',
  text: `
    UPDATE identity.recoveries SET ended_at = $2, ended_by = 'used'
    WHERE id = $1 AND ended_at IS NULL`,
}

export const keepRecoveryUsed = async (ctx: TxContext, id: string): Promise<void> => {
  await ctx.tx.query(use, [id, ctx.clock.now()])
}

const endAll: Prepared = {
  name: 'identity.end-recoveries-of',
  text: `
    UPDATE identity.recoveries SET ended_at = $2, ended_by = 'ended'
    WHERE person_id = $1 AND ended_at IS NULL`,
}

/** What a person asked for before is worth nothing after a new password or contact. */
export const endRecoveriesOf = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(endAll, [personId, ctx.clock.now()])
}
