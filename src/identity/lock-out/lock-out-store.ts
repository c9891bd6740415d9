import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { LockOut } from './lock-out.ts'

const insert: Prepared = {
  name: 'identity.insert-lock-out',
  text: `
    INSERT INTO identity.lock_outs
      (id, person_id, kind, tries, user_agent, place, started_at, until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO NOTHING RETURNING id`,
}

/** False when this one was noted before: its owner has been told. */
export const insertLockOut = async (
  ctx: TxContext,
  personId: PersonId,
  lockOut: LockOut,
): Promise<boolean> => {
  const { id, kind, tries, userAgent, place, startedAt, until } = lockOut
  const values = [id, personId, kind, tries, userAgent, place, startedAt, until]
  return (await ctx.tx.query(insert, values)).length === 1
}

export type KeptLockOut = LockOut & { readonly unlockedAt: Date | null }

const recent: Prepared = {
  name: 'identity.lock-outs-of',
  text: `
    SELECT id, kind, tries, user_agent AS "userAgent", place, started_at AS "startedAt", until,
      unlocked_at AS "unlockedAt"
    FROM identity.lock_outs WHERE person_id = $1 AND started_at > $2
    ORDER BY started_at DESC LIMIT 50`,
}

/** Newest first. */
export const loadLockOuts = (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
): Promise<readonly KeptLockOut[]> => ctx.tx.query<KeptLockOut>(recent, [personId, since])

const unlock: Prepared = {
  name: 'identity.note-unlock',
  text: `
    UPDATE identity.lock_outs SET unlocked_at = $2
    WHERE person_id = $1 AND until > $2 AND unlocked_at IS NULL`,
}

export const noteUnlock = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(unlock, [personId, ctx.clock.now()])
}
