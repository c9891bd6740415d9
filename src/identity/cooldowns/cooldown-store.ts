import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { type CoolDownReason, policyInForce } from '#policy'
import { identityEvents } from '../events.ts'

/** Changes that a thief would make first: money out waits after them. */
export type CooldownReason =
  | 'password_reset'
  | 'email_changed'
  | 'phone_changed'
  | 'factor_replaced'
  | 'unfrozen'
  | 'unlocked'

export type Cooldown = {
  readonly reason: CooldownReason
  readonly startedAt: Date
  readonly endsAt: Date
}

const put: Prepared = {
  name: 'identity.put-cooldown',
  text: `
    INSERT INTO identity.cooldowns AS c (person_id, reason, started_at, ends_at)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (person_id, reason) DO UPDATE
    SET started_at = excluded.started_at, ends_at = greatest(c.ends_at, excluded.ends_at)
    RETURNING ends_at AS "endsAt"`,
}

/**
 * Begins a cool-down or makes a running one longer, never shorter; for how long, the policy says.
 * @param rule what the policy calls it, where that is narrower than the reason
 * @returns when it ends
 */
export const startCooldown = async (
  ctx: TxContext,
  personId: PersonId,
  reason: CooldownReason,
  rule: CoolDownReason = reason,
): Promise<Date> => {
  const policy = await policyInForce(ctx)
  const hours = policy.coolDownHours(rule)
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + hours * 3_600_000)
  const [row] = await ctx.tx.query<{ endsAt: Date }>(put, [personId, reason, now, until])
  const endsAt = row?.endsAt ?? until
  await publish(ctx, [identityEvents.cooldownStarted(personId, reason, endsAt)])
  const entry = { event: 'authz_change', kind: 'cooldown_started', outcome: 'ok' } as const
  await recordAudit(ctx, [
    { ...entry, personId, facts: { reason, hours, policyVersion: policy.version } },
  ])
  return endsAt
}

const running: Prepared = {
  name: 'identity.running-cooldowns',
  text: `
    SELECT reason, started_at AS "startedAt", ends_at AS "endsAt" FROM identity.cooldowns
    WHERE person_id = $1 AND ends_at > $2 ORDER BY ends_at DESC`,
}

/** Those that have not ended, the longest first. */
export const loadCooldowns = (ctx: TxContext, personId: PersonId): Promise<readonly Cooldown[]> =>
  ctx.tx.query<Cooldown>(running, [personId, ctx.clock.now()])
