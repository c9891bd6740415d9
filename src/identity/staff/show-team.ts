import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { Team } from './contract.ts'
import { loadStaff } from './staff-store.ts'

type Answer = Static<typeof Team>

/** Everybody with a role. No password and no factor is in it, only whether there is one. */
export const showTeam = async (ctx: TxContext): Promise<Answer> => {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const members = new Map<string, Answer['items'][number]>()
  for (const row of await loadStaff(ctx)) {
    const { personId, name, email, isReady, role, grantedAt, grantedBy } = row
    const before = members.get(personId)
    members.set(personId, {
      personId: formatId('person', personId),
      ...{ name, email, isReady, isYou: personId === me },
      roles: [...(before?.roles ?? []), { role, grantedAt: grantedAt.toISOString(), grantedBy }],
    })
  }
  return { items: [...members.values()] }
}
