import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

const forget: Prepared = {
  name: 'identity.forget-recovery-codes',
  text: 'DELETE FROM identity.recovery_codes WHERE person_id = $1',
}

const insert: Prepared = {
  name: 'identity.insert-recovery-codes',
  text: `
    INSERT INTO identity.recovery_codes (person_id, code_hash, made_at)
    SELECT $1, unnest($2::bytea[]), $3`,
}

/** A new set; the old one opens nothing any more. */
export const putRecoveryCodes = async (
  ctx: TxContext,
  personId: PersonId,
  hashes: readonly Buffer[],
): Promise<void> => {
  await ctx.tx.query(forget, [personId])
  if (hashes.length > 0) await ctx.tx.query(insert, [personId, hashes, ctx.clock.now()])
}

const use: Prepared = {
  name: 'identity.use-recovery-code',
  text: `
    UPDATE identity.recovery_codes SET used_at = $3
    WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING code_hash`,
}

/** Whether the code was right and unused; of two at the same moment one is. */
export const takeRecoveryCode = async (
  ctx: TxContext,
  personId: PersonId,
  hash: Buffer,
): Promise<boolean> => (await ctx.tx.query(use, [personId, hash, ctx.clock.now()])).length === 1

const left: Prepared = {
  name: 'identity.recovery-codes-left',
  text: `SELECT count(*)::integer AS left FROM identity.recovery_codes
    WHERE person_id = $1 AND used_at IS NULL`,
}

export const recoveryCodesLeft = async (ctx: TxContext, personId: PersonId): Promise<number> =>
  (await ctx.tx.query<{ left: number }>(left, [personId]))[0]?.left ?? 0
