import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

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
