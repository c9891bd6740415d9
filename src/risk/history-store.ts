import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'

export const happenings = [
  'placed',
  'extended',
  'overdue',
  'lift_requested',
  'lifted',
  'appealed',
  'upheld',
] as const

/** One step in the life of a restriction. */
export type Happening = {
  readonly restrictionId: string
  readonly kind: (typeof happenings)[number]
  /** Null: by itself. */
  readonly by: PersonId | null
  readonly reviewDue: Date | null
  /** For staff only. */
  readonly note: string | null
}

export type KeptHappening = Happening & { readonly id: string; readonly at: Date }

const place = (id: string) => `risk.restriction_events.note_sealed.${id}`

/** Adds to the history, which is never changed. */
export const keepHappening = async (ctx: TxContext, one: Happening): Promise<void> => {
  const id = ctx.ids.next()
  const note = one.note && secretsInUse().seal(one.note, place(id))
  await sql`
    INSERT INTO risk.restriction_events (id, restriction_id, kind, at, by_person, review_due,
      note_sealed)
    VALUES (${id}, ${one.restrictionId}, ${one.kind}, ${ctx.clock.now()}, ${one.by},
      ${one.reviewDue}, ${note})`.execute(ctx.tx.db)
}

/** The histories of these restrictions, oldest first, one statement for all. */
export const loadHappenings = async (
  ctx: TxContext,
  restrictionIds: readonly string[],
): Promise<Map<string, KeptHappening[]>> => {
  const { rows } = await sql<KeptHappening & { noteSealed: string | null }>`
    SELECT id, restriction_id AS "restrictionId", kind, at, by_person AS "by",
      review_due AS "reviewDue", note_sealed AS "noteSealed"
    FROM risk.restriction_events WHERE restriction_id = ANY(${restrictionIds}::uuid[])
    ORDER BY id`.execute(ctx.tx.db)
  const kept = rows.map(({ noteSealed, ...row }) => ({
    ...row,
    note: noteSealed && secretsInUse().open(noteSealed, place(row.id)),
  }))
  return Map.groupBy(kept, ({ restrictionId }) => restrictionId)
}
