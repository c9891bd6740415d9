import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { PersonState } from '../person.ts'

export type Standing = { readonly state: PersonState; readonly since: Date }

const standing: Prepared = {
  name: 'identity.standing',
  text: `
    SELECT state, coalesce(state_since, created_at) AS since FROM identity.people WHERE id = $1`,
}

/** The state of an account and since when. @throws Error when there is no such person. */
export const loadStanding = async (ctx: TxContext, personId: PersonId): Promise<Standing> => {
  const [row] = await ctx.tx.query<Standing>(standing, [personId])
  if (!row) throw new Error('A person with an account must exist')
  return row
}

const hash: Prepared = {
  name: 'identity.freeze-password-hash',
  text: 'SELECT hash FROM identity.passwords WHERE person_id = $1',
}

/** Null for who has no password. */
export const loadPasswordHash = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<string | null> =>
  (await ctx.tx.query<{ hash: string }>(hash, [personId]))[0]?.hash ?? null

const put: Prepared = {
  name: 'identity.freeze-put-password',
  text: `
    INSERT INTO identity.passwords (person_id, hash, set_at) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at`,
}

export const putNewPassword = async (
  ctx: TxContext,
  personId: PersonId,
  newHash: string,
): Promise<void> => {
  await ctx.tx.query(put, [personId, newHash, ctx.clock.now()])
}
