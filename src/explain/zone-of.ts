import { findPeople } from '#identity'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'

/**
 * In which zone moments of somebody's account are said: their own, also to staff, so that both read
 * the same words.
 */
export const zoneOf = async (ctx: TxContext, personId: PersonId): Promise<string> => {
  const { actor } = ctx
  const isOwn = actor.kind === 'person' && actor.personId === personId
  if (isOwn && actor.timeZone) return actor.timeZone
  return (await findPeople(ctx, [personId])).get(personId)?.timeZone ?? 'UTC'
}
