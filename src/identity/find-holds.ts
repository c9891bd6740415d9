import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Cooldown, CooldownReason } from './cooldowns/cooldown-store.ts'
import type { PersonState } from './person.ts'

/** What identity itself holds against an account: its state and the waits that run. */
export type AccountHolds = {
  readonly state: PersonState
  readonly stateSince: Date
  /** Those that have not ended, the longest first. */
  readonly cooldowns: readonly Cooldown[]
}

const byIds: Prepared = {
  name: 'identity.holds-by-ids',
  text: `
    SELECT p.id, p.state, coalesce(p.state_since, p.created_at) AS "stateSince",
      (SELECT json_agg(json_build_object(
          'reason', c.reason, 'startedAt', c.started_at, 'endsAt', c.ends_at)
          ORDER BY c.ends_at DESC)
       FROM identity.cooldowns AS c WHERE c.person_id = p.id AND c.ends_at > $2) AS cooldowns
    FROM identity.people AS p WHERE p.id = ANY($1::uuid[])`,
}

type Row = {
  readonly id: PersonId
  readonly state: PersonState
  readonly stateSince: Date
  readonly cooldowns:
    | readonly { readonly reason: CooldownReason; startedAt: string; endsAt: string }[]
    | null
}

/** Freezes and cool-downs of these people, one statement for all; nobody's are left out. */
export const findHolds = async (
  ctx: TxContext,
  ids: readonly PersonId[],
): Promise<Map<PersonId, AccountHolds>> => {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.query<Row>(byIds, [[...new Set(ids)], ctx.clock.now()])
  return new Map(
    rows.map(({ id, cooldowns, ...standing }) => [
      id,
      {
        ...standing,
        cooldowns: (cooldowns ?? []).map(({ reason, startedAt, endsAt }) => ({
          ...{ reason, startedAt: new Date(startedAt), endsAt: new Date(endsAt) },
        })),
      },
    ]),
  )
}
