import type { Role, TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { readEmail } from '../email-address.ts'
import { findPeopleByHandle } from '../find-people.ts'
import { loadStaff } from './staff-store.ts'

export type StaffMember = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string | null
  readonly roles: readonly Role[]
  readonly isReady: boolean
}

/** Everybody with a role, for the command line. */
export const listStaff = async (ctx: TxContext): Promise<readonly StaffMember[]> => {
  const members = new Map<PersonId, StaffMember>()
  for (const { personId, name, email, isReady, role } of await loadStaff(ctx)) {
    const roles = [...(members.get(personId)?.roles ?? []), role]
    members.set(personId, { personId, name, email, isReady, roles })
  }
  return [...members.values()]
}

/** Who has an account with this address; null for nobody. */
export const findByEmail = async (ctx: TxContext, email: string): Promise<PersonId | null> => {
  const address = readEmail(email)
  const [person] = address === null ? [] : await findPeopleByHandle(ctx, [address])
  return person?.id ?? null
}
