import { signedIn, type TxContext } from '#platform/context'
import { loadPreferences } from './preference-store.ts'
import { showPreferences } from './preferences.ts'

/** By which ways the signed-in person is told of what. */
export const readPreferences = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  return showPreferences((await loadPreferences(ctx, [personId])).get(personId) ?? new Map())
}
