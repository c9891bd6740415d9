import { lockPerson, setTier } from '#identity'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { tierOf } from './document.ts'
import { loadApprovedKinds } from './document-store.ts'
import { loadOpenScreening } from './screening/screening-store.ts'

/**
 * Gives somebody the tier that their good documents allow, at once, up or down. Locks the person
 * first: of two decisions at one moment the later one must see the other's document.
 */
export const settleTier = async (
  ctx: TxContext,
  personId: PersonId,
  because: string,
): Promise<void> => {
  await lockPerson(ctx, personId)
  const approved = await loadApprovedKinds(ctx, personId)
  const isClear = (await loadOpenScreening(ctx, personId)) === null
  await setTier(ctx, personId, tierOf(approved, isClear), because)
}
