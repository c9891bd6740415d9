import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { Device } from '#platform/device'
import type { PersonId } from '#platform/ids'
import type { HistoryKind, Outcome } from './audit-event.ts'
import type { NewEntry } from './store.ts'

export type HistoryRow = Device &
  Pick<NewEntry, 'actorKind' | 'actorId' | 'place' | 'facts'> & {
    readonly id: string
    readonly at: Date
    /** To the microsecond, for the cursor. */
    readonly atText: string
    readonly kind: HistoryKind
    readonly outcome: Outcome
  }

const load: Prepared = {
  name: 'audit.load-history',
  text: `
    SELECT id, at, at::text AS "atText", kind, outcome, actor_kind AS "actorKind",
           actor_id AS "actorId", place, browser, system, facts
      FROM audit.entries
     WHERE person_id = $1 AND kind IS NOT NULL
       AND ($2::timestamptz IS NULL OR (at, id) < ($2::timestamptz, $3::uuid))
     ORDER BY at DESC, id DESC LIMIT $4`,
}

/** Lines that the person is shown, newest first, after the given one. */
export const loadHistory = (
  ctx: TxContext,
  personId: PersonId,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<readonly HistoryRow[]> =>
  ctx.tx.query<HistoryRow>(load, [personId, after?.at ?? null, after?.id ?? null, limit])

const newestOfKinds: Prepared = {
  name: 'audit.newest-of-kinds',
  text: `
    SELECT e.* FROM unnest($2::text[]) AS wanted (kind) CROSS JOIN LATERAL (
      SELECT id, at, at::text AS "atText", kind, outcome, actor_kind AS "actorKind",
             actor_id AS "actorId", place, browser, system, facts
        FROM audit.entries
       WHERE person_id = $1 AND kind = wanted.kind AND at >= $3
       ORDER BY at DESC, id DESC LIMIT $4) AS e
     ORDER BY e.at DESC, e.id DESC`,
}

export type Recent = {
  readonly since: Date
  readonly kinds: readonly HistoryKind[]
  /** Of each kind. */
  readonly most: number
}

/** The newest lines of each of these kinds, newest first. */
export const loadNewestOfKinds = (
  ctx: TxContext,
  personId: PersonId,
  { since, kinds, most }: Recent,
): Promise<readonly HistoryRow[]> =>
  ctx.tx.query<HistoryRow>(newestOfKinds, [personId, kinds, since, most])
