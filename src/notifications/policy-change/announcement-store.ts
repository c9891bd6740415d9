import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'

export type Progress = { readonly lastPersonId: PersonId | null; readonly finishedAt: Date | null }

/** How far telling of a version has come; begins it when nobody has. Waits for who works on it. */
export const lockAnnouncement = async (ctx: TxContext, version: number): Promise<Progress> => {
  await sql`
    INSERT INTO notifications.policy_announcements (version) VALUES (${version})
    ON CONFLICT (version) DO NOTHING`.execute(ctx.tx.db)
  const { rows } = await sql<Progress>`
    SELECT last_person_id AS "lastPersonId", finished_at AS "finishedAt"
    FROM notifications.policy_announcements WHERE version = ${version} FOR UPDATE`.execute(
    ctx.tx.db,
  )
  return rows[0]!
}

export type Customer = {
  readonly id: PersonId
  readonly country: string
  readonly mainCurrency: Currency
  readonly tier: 0 | 1 | 2
}

/** The next people after `afterId` whose account is not closed, by id. */
export const loadCustomersAfter = async (
  ctx: TxContext,
  afterId: PersonId | null,
  limit: number,
): Promise<readonly Customer[]> => {
  const { rows } = await sql<Customer>`
    SELECT person_id AS id, country, main_currency AS "mainCurrency", tier
    FROM identity.person_view
    WHERE state <> 'closed' AND (${afterId}::uuid IS NULL OR person_id > ${afterId}::uuid)
    ORDER BY person_id LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** In the transaction that tells them: nobody is told twice, nobody is left out. */
export const keepProgress = async (
  ctx: TxContext,
  version: number,
  progress: Progress & { readonly told: number },
): Promise<void> => {
  const { lastPersonId, finishedAt, told } = progress
  await sql`
    UPDATE notifications.policy_announcements SET last_person_id = ${lastPersonId},
      finished_at = ${finishedAt}, told_count = told_count + ${told}
    WHERE version = ${version}`.execute(ctx.tx.db)
}
