import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { loadPlacedRestrictions } from './load-restrictions.ts'
import { toldDate } from './restriction.ts'

/** Until when OKPay keeps this person from signing in; null: it does not. */
export const signInPausedUntil = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<Date | null> => {
  const placed = (await loadPlacedRestrictions(ctx, [personId])).get(personId) ?? []
  const pause = placed.find(({ affects }) => affects.includes('sign_in'))
  return pause ? toldDate(pause) : null
}
