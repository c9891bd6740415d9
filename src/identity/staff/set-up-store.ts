import type { TxContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

const replace: Prepared = {
  name: 'identity.replace-set-up-tokens',
  text: `
    UPDATE identity.set_up_tokens SET ended_at = $1, ended_by = 'replaced' WHERE ended_at IS NULL`,
}

const insert: Prepared = {
  name: 'identity.insert-set-up-token',
  text: 'INSERT INTO identity.set_up_tokens (token_hash, created_at) VALUES ($1, $2)',
}

/** The newest token voids the older ones; only its hash is kept. */
export const putSetUpToken = async (ctx: TxContext, token: string): Promise<void> => {
  const now = ctx.clock.now()
  await ctx.tx.query(replace, [now])
  await ctx.tx.query(insert, [sha256(token), now])
}

const find: Prepared = {
  name: 'identity.find-set-up-token',
  text: `
    SELECT 1 AS one FROM identity.set_up_tokens WHERE token_hash = $1 AND ended_at IS NULL`,
}

export const isOpenSetUpToken = async (ctx: TxContext, token: string): Promise<boolean> =>
  (await ctx.tx.query(find, [sha256(token)])).length === 1

const use: Prepared = {
  name: 'identity.use-set-up-token',
  text: `
    UPDATE identity.set_up_tokens SET ended_at = $2, ended_by = 'used', used_by = $3
    WHERE token_hash = $1 AND ended_at IS NULL RETURNING token_hash`,
}

/** Uses the token, once; of two at the same moment one does. */
export const takeSetUpToken = async (
  ctx: TxContext,
  token: string,
  personId: PersonId,
): Promise<boolean> =>
  (await ctx.tx.query(use, [sha256(token), ctx.clock.now(), personId])).length === 1
