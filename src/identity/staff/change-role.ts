import { type Role, signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { type PersonId, parseId } from '#platform/ids'
import { readEmail } from '../email-address.ts'
import { findPeople, findPeopleByHandle } from '../find-people.ts'
import type { PersonSummary } from '../person.ts'
import { noteRoleChange } from './note-role-change.ts'
import { staffProblems } from './problems.ts'
import { countAdministrators, lockRoles, putRole, removeRole } from './staff-store.ts'

/**
 * Who is meant, and that it is not the reader themselves.
 * @throws identity.staff_person_unknown, own_roles
 */
export const requireColleague = async (ctx: TxContext, email: string): Promise<PersonSummary> => {
  const address = readEmail(email)
  const [person] = address === null ? [] : await findPeopleByHandle(ctx, [address])
  if (!person || person.state === 'closed') throw staffProblems.staff_person_unknown()
  if (person.id === signedIn(ctx)) throw staffProblems.own_roles()
  return person
}

/** The same by id. @throws platform.not_found, identity.own_roles */
export const requireMember = async (ctx: TxContext, text: string): Promise<PersonSummary> => {
  const id = parseId<PersonId>('person', text)
  const person = id === null ? undefined : (await findPeople(ctx, [id])).get(id)
  if (!person) throw platformProblems.not_found()
  if (person.id === signedIn(ctx)) throw staffProblems.own_roles()
  return person
}

/** Works at the next request of the person, in every process. Without effect when it was there. */
export const grantRole = async (ctx: TxContext, email: string, role: Role): Promise<void> => {
  await lockRoles(ctx)
  const { id } = await requireColleague(ctx, email)
  if (await putRole(ctx, id, role)) await noteRoleChange(ctx, id, role, true)
}

/** @throws platform.not_found, identity.own_roles, last_administrator */
export const revokeRole = async (ctx: TxContext, personId: string, role: Role): Promise<void> => {
  await lockRoles(ctx)
  const { id } = await requireMember(ctx, personId)
  if (!(await removeRole(ctx, id, role))) throw platformProblems.not_found()
  if (role === 'administrator' && (await countAdministrators(ctx)) === 0) {
    throw staffProblems.last_administrator()
  }
  await noteRoleChange(ctx, id, role, false)
}
