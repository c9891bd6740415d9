import { recordAudit } from '#audit'
import type { Role, TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { identityEvents } from '../events.ts'

/** Tells whoever listens and writes it on record, for the person and for the auditor. */
export const noteRoleChange = async (
  ctx: TxContext,
  personId: PersonId,
  role: Role,
  granted: boolean,
): Promise<void> => {
  await publish(ctx, [identityEvents.roleChanged(personId, role, granted)])
  const kind = granted ? 'role_granted' : 'role_removed'
  await recordAudit(ctx, [
    { event: 'authz_change', kind, personId, outcome: 'ok', facts: { role, granted } },
  ])
}
