import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { loadPhrases } from './phrase-store.ts'

/** The phrases of these people, for messages to them, in one statement; who has none is missing. */
export const personalPhraseOf = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> => {
  if (personIds.length === 0) return new Map()
  const kept = await loadPhrases(ctx, personIds)
  return new Map(kept.map(({ personId, phrase }) => [personId, phrase]))
}
