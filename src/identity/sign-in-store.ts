import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

/** Whoever could be meant by an address or number at sign-in, with the hash to check. */
export type Candidate = {
  readonly kind: 'person' | 'sign_up'
  readonly id: PersonId
  readonly hash: string | null
  readonly isClosed: boolean
  readonly accountNumber: string
  /** Until when a sign-up waits for its code. */
  readonly until: Date | null
}

const find: Prepared = {
  name: 'identity.sign-in-candidate',
  text: `
    SELECT 'person' AS kind, p.id, w.hash, p.state = 'closed' AS "isClosed",
      p.account_number AS "accountNumber", NULL::timestamptz AS until
    FROM identity.people AS p LEFT JOIN identity.passwords AS w ON w.person_id = p.id
    WHERE p.email = $1 OR (p.phone_index = $3 AND p.phone_verified_at IS NOT NULL)
    UNION ALL
    SELECT 'sign_up', id, password_hash, false, '', expires_at
    FROM identity.sign_ups
    WHERE (email = $1 OR phone_index = $3) AND expires_at > $2 AND NOT taken
    ORDER BY kind LIMIT 1`,
}

/** @param phoneIndex when the identifier is a phone number */
export const findCandidate = async (
  ctx: TxContext,
  identifier: string,
  phoneIndex: Buffer | null,
): Promise<Candidate | null> =>
  (await ctx.tx.query<Candidate>(find, [identifier, ctx.clock.now(), phoneIndex]))[0] ?? null

const rehash: Prepared = {
  name: 'identity.rehash',
  text: 'UPDATE identity.passwords SET hash = $3 WHERE person_id = $1 AND hash = $2 RETURNING person_id',
}

const same: Prepared = {
  name: 'identity.same-hash',
  text: 'SELECT 1 AS one FROM identity.passwords WHERE person_id = $1 AND hash = $2 FOR SHARE',
}

/** Whether the password that was checked is still this person's; puts its new hash in place. */
export const isStillHash = async (
  ctx: TxContext,
  personId: PersonId,
  hash: string,
  better: string | null,
): Promise<boolean> => {
  const rows = better
    ? await ctx.tx.query(rehash, [personId, hash, better])
    : await ctx.tx.query(same, [personId, hash])
  return rows.length === 1
}
