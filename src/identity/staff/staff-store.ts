import type { Role, TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

export type StaffRow = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string | null
  readonly isReady: boolean
  readonly role: Role
  readonly grantedAt: Date
  readonly grantedBy: string | null
}

const all: Prepared = {
  name: 'identity.staff',
  text: `
    SELECT p.id AS "personId", p.name, p.email, r.role, r.granted_at AS "grantedAt",
      g.name AS "grantedBy",
      EXISTS (SELECT FROM identity.factors AS f
        WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS "isReady"
    FROM identity.roles AS r JOIN identity.people AS p ON p.id = r.person_id
    LEFT JOIN identity.people AS g ON g.id = r.granted_by
    ORDER BY p.name, p.id, r.granted_at, r.role`,
}

/** A row for each role of each member of staff, members together. */
export const loadStaff = (ctx: TxContext): Promise<readonly StaffRow[]> =>
  ctx.tx.query<StaffRow>(all, [])

// Two administrators who take each other's role at the same moment come one after the other.
const lock: Prepared = {
  name: 'identity.lock-roles',
  text: "SELECT pg_advisory_xact_lock(hashtextextended('identity.roles', 4))",
}

/** Keeps changes of roles apart, in every process. */
export const lockRoles = async (ctx: TxContext): Promise<void> => {
  await ctx.tx.query(lock, [])
}

const revoke: Prepared = {
  name: 'identity.revoke-role',
  text: 'DELETE FROM identity.roles WHERE person_id = $1 AND role = $2 RETURNING role',
}

/** Whether the person had it. */
export const removeRole = async (ctx: TxContext, personId: PersonId, role: Role) =>
  (await ctx.tx.query(revoke, [personId, role])).length === 1

const grant: Prepared = {
  name: 'identity.grant-role',
  text: `
    INSERT INTO identity.roles (person_id, role, granted_by, granted_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING role`,
}

/** Whether that is new. */
export const putRole = async (ctx: TxContext, personId: PersonId, role: Role): Promise<boolean> => {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return (await ctx.tx.query(grant, [personId, role, by, ctx.clock.now()])).length === 1
}

const administrators: Prepared = {
  name: 'identity.count-administrators',
  text: `
    SELECT count(*)::integer AS count FROM identity.roles AS r
    JOIN identity.people AS p ON p.id = r.person_id
    WHERE r.role = 'administrator' AND p.state <> 'closed'`,
}

export const countAdministrators = async (ctx: TxContext): Promise<number> =>
  (await ctx.tx.query<{ count: number }>(administrators, []))[0]?.count ?? 0
