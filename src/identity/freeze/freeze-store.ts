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
