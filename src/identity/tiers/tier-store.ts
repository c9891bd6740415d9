import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Tier } from '../person.ts'

const setTier: Prepared = {
  name: 'identity.set-tier',
  text: `
    UPDATE identity.people SET tier = $2, updated_at = $3
    WHERE id = $1 AND tier <> $2 RETURNING id`,
}

/** Whether that changed anything. */
export const keepTier = async (ctx: TxContext, personId: PersonId, tier: Tier): Promise<boolean> =>
  (await ctx.tx.query(setTier, [personId, tier, ctx.clock.now()])).length === 1
