import type pg from 'pg'
import type { Clock } from '#platform/clock'
import { idleLimit } from './authenticate.ts'

/** Which of these sessions are still good; does not count as using them. */
export const findLiveSessions = async (
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  sessionIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (sessionIds.length === 0) return new Set()
  const now = clock.now()
  const { rows } = await pool.query<{ id: string }>({
    name: 'identity.find-live-sessions',
    text: `
      SELECT s.id FROM identity.sessions AS s JOIN identity.people AS p ON p.id = s.person_id
      WHERE s.id = ANY($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2
        AND s.last_used_at > $3 AND p.state <> 'closed'`,
    values: [sessionIds, now, idleLimit(now)],
  })
  return new Set(rows.map(({ id }) => id))
}
