import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import { openPhone } from './phone-number.ts'

/** How a person is reached, and in which words. */
export type Contacts = {
  readonly language: Language
  /** IANA zone, for the times in messages. */
  readonly timeZone: string
  readonly email: string | null
  /** E.164; null unless a code that was texted to it has come back. */
  readonly phone: string | null
}

const load: Prepared = {
  name: 'identity.load-contacts',
  text: `
    SELECT id, language, time_zone AS "timeZone", email,
      CASE WHEN phone_verified_at IS NOT NULL THEN phone_sealed END AS "phoneSealed"
    FROM identity.people WHERE id = ANY($1::uuid[])`,
}

type Row = Omit<Contacts, 'phone'> & { readonly id: PersonId; readonly phoneSealed: string | null }

/** How these people are reached, in one statement; ids of nobody are missing from the map. */
export const contactsOf = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Contacts>> => {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.tx.query<Row>(load, [[...new Set(personIds)]])
  return new Map(
    rows.map(({ id, phoneSealed, ...row }) => [
      id,
      { ...row, phone: phoneSealed === null ? null : openPhone(id, phoneSealed) },
    ]),
  )
}
