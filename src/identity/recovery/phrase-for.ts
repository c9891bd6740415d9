import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { personalPhraseOf } from '../phrase/personal-phrase.ts'

/** The phrase of whoever has the contact; looked for as well when nobody has it. */
export const phraseFor = async (
  ctx: TxContext,
  personId: PersonId | null,
): Promise<string | null> => {
  const id = personId ?? ctx.ids.next<PersonId>()
  return (await personalPhraseOf(ctx, [id])).get(id) ?? null
}
