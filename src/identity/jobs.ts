import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import type { ScheduledJob } from '#platform/jobs'
import type { IdentityKit } from './identity-kit.ts'
import { followTimeZones } from './limit-zone/follow-time-zone.ts'
import { tellOwnerJob } from './lock-out/announce-lock.ts'

const hoursAgo = (ctx: TxContext, hours: number): Date =>
  new Date(ctx.clock.now().getTime() - hours * 3_600_000)

/** Forgets what has lost its use: old codes, sign-ups that nobody finished, sessions, counters. */
export const sweepIdentity = async (ctx: TxContext): Promise<void> => {
  const { db } = ctx.tx
  await sql`DELETE FROM identity.challenges WHERE expires_at < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.proofs WHERE expires_at < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.factors WHERE confirmed_at IS NULL AND expires_at < ${ctx.clock.now()}`.execute(
    db,
  )
  await sql`DELETE FROM identity.recoveries WHERE expires_at < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.owner_links WHERE expires_at < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.lost_factors WHERE expires_at < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.contact_changes
    WHERE coalesce(undo_until, expires_at) < ${hoursAgo(ctx, 24)}`.execute(db)
  await sql`DELETE FROM identity.sign_ups WHERE expires_at < ${ctx.clock.now()}`.execute(db)
  await sql`DELETE FROM identity.sessions WHERE expires_at < ${hoursAgo(ctx, 30 * 24)}`.execute(db)
  await sql`DELETE FROM identity.devices WHERE last_used_at < ${hoursAgo(ctx, 400 * 24)}`.execute(
    db,
  )
  await sql`DELETE FROM identity.lock_outs WHERE started_at < ${hoursAgo(ctx, 90 * 24)}`.execute(db)
  await sql`DELETE FROM identity.throttles WHERE updated_at < ${hoursAgo(ctx, 72)}`.execute(db)
}

export const identityJobs = (kit: Pick<IdentityKit, 'publicUrl'>): readonly ScheduledJob[] => [
  { name: 'identity.sweep', cron: '17 * * * *', handle: sweepIdentity },
  { name: 'identity.follow-time-zones', cron: '41 * * * *', handle: followTimeZones },
  tellOwnerJob(kit),
]
