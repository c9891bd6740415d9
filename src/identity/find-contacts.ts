import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import { openPhone } from './phone-number.ts'
import { openPhrase } from './phrase/phrase-store.ts'

/** How a person is reached, and in which words. */
export type Contacts = {
  readonly language: Language
  /** IANA zone, for the times in messages. */
  readonly timeZone: string
  readonly email: string | null
  /** E.164; null unless a code that was texted to it has come back. */
  readonly phone: string | null
  /** The phrase of their own that messages to them carry; null when they have none. */
  readonly phrase: string | null
}

const load: Prepared = {
  name: 'identity.load-contacts',
  text: `
    SELECT p.id, p.language, p.time_zone AS "timeZone", p.email,
      CASE WHEN p.phone_verified_at IS NOT NULL THEN p.phone_sealed END AS "phoneSealed",
      s.phrase_sealed AS "phraseSealed"
    FROM identity.people AS p LEFT JOIN identity.phrases AS s ON s.person_id = p.id
    WHERE p.id = ANY($1::uuid[])`,
}

type Row = Omit<Contacts, 'phone' | 'phrase'> & {
  readonly id: PersonId
  readonly phoneSealed: string | null
  readonly phraseSealed: string | null
}

/** How these people are reached, in one statement; ids of nobody are missing from the map. */
export const contactsOf = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Contacts>> => {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.tx.query<Row>(load, [[...new Set(personIds)]])
  return new Map(
    rows.map(({ id, phoneSealed, phraseSealed, ...row }) => [
      id,
      {
        ...row,
        phone: phoneSealed && openPhone(id, phoneSealed),
        phrase: phraseSealed && openPhrase(id, phraseSealed),
      },
    ]),
  )
}
