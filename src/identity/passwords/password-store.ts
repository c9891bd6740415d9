import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

/** Evidence that others know a password. */
export type CompromiseReason = 'breached' | 'account_misused'

export type KeptPassword = {
  readonly hash: string
  readonly setAt: Date
  /** Null: it stands. */
  readonly mustChangeReason: CompromiseReason | null
}

const load: Prepared = {
  name: 'identity.load-password',
  text: `
    SELECT hash, set_at AS "setAt", must_change_reason AS "mustChangeReason"
    FROM identity.passwords WHERE person_id = $1`,
}

/** Null for who has none. */
export const loadPassword = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<KeptPassword | null> => (await ctx.tx.query<KeptPassword>(load, [personId]))[0] ?? null

const replace: Prepared = {
  name: 'identity.replace-password',
  text: `
    UPDATE identity.passwords
    SET hash = $3, set_at = $4, must_change_reason = NULL, must_change_since = NULL
    WHERE person_id = $1 AND hash = $2
    RETURNING person_id`,
}

/** Whether the old one was still in place; of two changes at the same moment one is kept. */
export const replacePassword = async (
  ctx: TxContext,
  personId: PersonId,
  old: string,
  hash: string,
): Promise<boolean> =>
  (await ctx.tx.query(replace, [personId, old, hash, ctx.clock.now()])).length === 1

const put: Prepared = {
  name: 'identity.put-password',
  text: `
    INSERT INTO identity.passwords (person_id, hash, set_at) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at,
      must_change_reason = NULL, must_change_since = NULL`,
}

/** A new password, whatever was there: for who has proved themselves otherwise. */
export const putPassword = async (
  ctx: TxContext,
  personId: PersonId,
  hash: string,
): Promise<void> => {
  await ctx.tx.query(put, [personId, hash, ctx.clock.now()])
}

const compromise: Prepared = {
  name: 'identity.mark-password-compromised',
  text: `
    UPDATE identity.passwords
    SET must_change_reason = $2, must_change_since = coalesce(must_change_since, $3)
    WHERE person_id = $1 RETURNING person_id`,
}

/** From now on it opens nothing, until a new one is set; whether there was one. */
export const markPasswordCompromised = async (
  ctx: TxContext,
  personId: PersonId,
  reason: CompromiseReason,
): Promise<boolean> =>
  (await ctx.tx.query(compromise, [personId, reason, ctx.clock.now()])).length === 1

const setAt: Prepared = {
  name: 'identity.password-set-at',
  text: `
    SELECT coalesce(w.set_at, p.created_at) AS "setAt"
    FROM identity.people AS p LEFT JOIN identity.passwords AS w ON w.person_id = p.id
    WHERE p.id = $1`,
}

/** When the person chose the password; the opening of the account when there is none. */
export const loadPasswordSetAt = async (ctx: TxContext, personId: PersonId): Promise<Date> => {
  const [row] = await ctx.tx.query<{ setAt: Date }>(setAt, [personId])
  if (!row) throw new Error('A person with a password must exist')
  return row.setAt
}
