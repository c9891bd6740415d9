import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { Contact } from '../contact.ts'

export type ContactOwner = {
  readonly kind: 'person' | 'sign_up'
  readonly id: PersonId
  readonly language: Language
  readonly isClosed: boolean
}

const find: Prepared = {
  name: 'identity.recovery-owner',
  text: `
    SELECT 'person' AS kind, id, language, state = 'closed' AS "isClosed"
    FROM identity.people
    WHERE email = $1 OR (phone_index = $2 AND phone_verified_at IS NOT NULL)
    UNION ALL
    SELECT 'sign_up', id, language, false FROM identity.sign_ups
    WHERE (email = $1 OR phone_index = $2) AND expires_at > $3 AND NOT taken
    ORDER BY kind LIMIT 1`,
}

/** Who has this address or proved number; else the sign-up that waits with it. */
export const findContactOwner = async (
  ctx: TxContext,
  contact: Contact,
): Promise<ContactOwner | null> => {
  const email = contact.kind === 'email' ? contact.email : null
  const index = contact.kind === 'phone' ? contact.index : null
  return (await ctx.tx.query<ContactOwner>(find, [email, index, ctx.clock.now()]))[0] ?? null
}
