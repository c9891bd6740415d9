import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { drawReference } from './reference.ts'
import { findReferenceOf, insertReference } from './store.ts'

/** The person's reference for bank transfers, made at the first call and the same for ever. */
export const ensureBankReference = async (ctx: TxContext, personId: PersonId): Promise<string> => {
  for (;;) {
    const known = await findReferenceOf(ctx, personId)
    if (known) return known
    // Taken by somebody else, or made by another call at this moment: look again.
    await insertReference(ctx, personId, drawReference(ctx.random))
  }
}
