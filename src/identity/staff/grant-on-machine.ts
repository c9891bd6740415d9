import type { Role, TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { noteRoleChange } from './note-role-change.ts'
import { countAdministrators, lockRoles, putRole } from './staff-store.ts'

/**
 * A role given on the machine itself, where nobody has to be signed in.
 * @returns `refused` when there is an administrator, whose business it is, unless it was `insisted`
 */
export const grantOnMachine = async (
  ctx: TxContext,
  personId: PersonId,
  { role, insisted }: { readonly role: Role; readonly insisted: boolean },
): Promise<'granted' | 'had' | 'refused'> => {
  await lockRoles(ctx)
  if (!insisted && (await countAdministrators(ctx)) > 0) return 'refused'
  if (!(await putRole(ctx, personId, role))) return 'had'
  await noteRoleChange(ctx, personId, role, true)
  return 'granted'
}
