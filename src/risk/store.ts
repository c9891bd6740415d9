import { type RawBuilder, sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Affect, Category, Disclosure } from './restriction.ts'

/** What a restriction is to those who decide, of a row of `risk.restrictions`. */
export type PlacedRow = {
  readonly id: string
  readonly personId: PersonId
  readonly category: Category
  readonly reason: string
  readonly affects: readonly Affect[]
  readonly currencies: readonly Currency[] | null
  readonly disclosure: Disclosure
  readonly since: Date
  readonly reviewDue: Date
  readonly endsAt: Date | null
  readonly policyVersion: number
}

/** A whole row. */
export type RestrictionRow = PlacedRow & {
  readonly state: 'in_force' | 'lift_requested' | 'lifted'
  readonly overdueSince: Date | null
  readonly decision: number
  readonly placedBy: PersonId | null
  readonly note: string | null
  readonly liftRequestedBy: PersonId | null
  readonly liftWords: string | null
  readonly liftedAt: Date | null
  readonly liftedBy: PersonId | null
  readonly liftReason: 'staff' | 'ended' | 'unfrozen' | null
}

/** When it stopped to hold, also when nobody wrote it down yet; null while it holds. */
export const overSince = ({ liftedAt, endsAt }: RestrictionRow, now: Date): Date | null =>
  liftedAt ?? (endsAt !== null && endsAt <= now ? endsAt : null)

export type NewRestriction = PlacedRow & {
  readonly placedBy: PersonId | null
  readonly note: string | null
}

const inForce: Prepared = {
  // On the hot path: one look into the index of what is in force.
  name: 'risk.in-force',
  text: `
    SELECT id, person_id AS "personId", category, reason, affects, currencies, disclosure, since,
      review_due AS "reviewDue", ends_at AS "endsAt", policy_version AS "policyVersion"
    FROM risk.restrictions
    WHERE person_id = ANY($1::uuid[]) AND lifted_at IS NULL AND (ends_at IS NULL OR ends_at > $2)
    ORDER BY since, id`,
}

/** What is in force for these people, oldest first; one statement for all. */
export const loadInForce = (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<readonly PlacedRow[]> => ctx.tx.query<PlacedRow>(inForce, [personIds, ctx.clock.now()])

const place = (column: 'note_sealed' | 'lift_words_sealed', id: string) =>
  `risk.restrictions.${column}.${id}`
const seal = (column: 'note_sealed' | 'lift_words_sealed', id: string, text: string | null) =>
  text === null ? null : secretsInUse().seal(text, place(column, id))

type Row = Omit<RestrictionRow, 'note' | 'liftWords'> & {
  readonly noteSealed: string | null
  readonly liftWordsSealed: string | null
}

const columns = sql.raw(`
  id, person_id AS "personId", category, reason, affects, currencies, disclosure, since, state,
  review_due AS "reviewDue", ends_at AS "endsAt", overdue_since AS "overdueSince", decision,
  placed_by AS "placedBy", note_sealed AS "noteSealed", lift_requested_by AS "liftRequestedBy",
  lift_words_sealed AS "liftWordsSealed", lifted_at AS "liftedAt", lifted_by AS "liftedBy",
  lift_reason AS "liftReason", policy_version AS "policyVersion"`)

const opened = ({ noteSealed, liftWordsSealed, ...row }: Row): RestrictionRow => ({
  ...row,
  note: noteSealed && secretsInUse().open(noteSealed, place('note_sealed', row.id)),
  liftWords:
    liftWordsSealed && secretsInUse().open(liftWordsSealed, place('lift_words_sealed', row.id)),
})

const select = async (ctx: TxContext, rest: RawBuilder<unknown>): Promise<RestrictionRow[]> => {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM risk.restrictions ${rest}`.execute(ctx.tx.db)
  return rows.map(opened)
}

/** @returns false when there is one with this id. */
export const insertRestriction = async (ctx: TxContext, row: NewRestriction): Promise<boolean> => {
  const { rows } = await sql`
    INSERT INTO risk.restrictions (id, person_id, category, reason, affects, currencies, disclosure,
      since, review_due, ends_at, placed_by, note_sealed, policy_version)
    VALUES (${row.id}, ${row.personId}, ${row.category}, ${row.reason}, ${row.affects}::text[],
      ${row.currencies}::text[], ${row.disclosure}, ${row.since}, ${row.reviewDue}, ${row.endsAt},
      ${row.placedBy}, ${seal('note_sealed', row.id, row.note)}, ${row.policyVersion})
    ON CONFLICT (id) DO NOTHING RETURNING id`.execute(ctx.tx.db)
  return rows.length === 1
}

/** Locked until the transaction ends: two decisions about one restriction follow each other. */
export const lockRestriction = async (
  ctx: TxContext,
  id: string,
): Promise<RestrictionRow | null> => {
  const [row] = await select(ctx, sql`WHERE id = ${id} FOR UPDATE`)
  return row ?? null
}

/** Everything that OKPay ever placed on a person, newest first. */
export const listOfPerson = (ctx: TxContext, personId: PersonId): Promise<RestrictionRow[]> =>
  select(ctx, sql`WHERE person_id = ${personId} ORDER BY since DESC, id DESC`)

type QueuePage = {
  readonly after: { readonly due: string; readonly id: string } | null
  readonly limit: number
}

/** What is in force, the soonest date first. */
export const listOpen = (ctx: TxContext, { after, limit }: QueuePage): Promise<RestrictionRow[]> =>
  select(
    ctx,
    sql`
      WHERE lifted_at IS NULL AND (${after?.id ?? null}::uuid IS NULL
        OR (review_due, id) > (${after?.due ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      ORDER BY review_due, id LIMIT ${limit}`,
  )

/** What the clock has overtaken; those that somebody decides about right now are left to them. */
export const lockOvertaken = (ctx: TxContext, limit: number): Promise<RestrictionRow[]> => {
  const now = ctx.clock.now()
  return select(
    ctx,
    sql`
      WHERE lifted_at IS NULL AND (review_due <= ${now} OR ends_at <= ${now})
      ORDER BY review_due, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  )
}

/**
 * Another date. By `review`: a decision of staff, which can be appealed anew; by `answer`: to an
 * appeal. Both end what was asked for before. By `clock`: only the date.
 */
export const keepReviewDue = async (
  ctx: TxContext,
  id: string,
  due: Date,
  change: {
    readonly by: 'review' | 'answer' | 'clock'
    readonly overdueSince: Date | null
  },
): Promise<void> => {
  const { by, overdueSince } = change
  const isByStaff = by !== 'clock'
  await sql`
    UPDATE risk.restrictions SET review_due = ${due}, overdue_since = ${overdueSince},
      decision = decision + ${by === 'review' ? 1 : 0},
      state = CASE WHEN ${isByStaff} THEN 'in_force' ELSE state END,
      lift_requested_by = CASE WHEN ${isByStaff} THEN NULL ELSE lift_requested_by END,
      lift_words_sealed = CASE WHEN ${isByStaff} THEN NULL ELSE lift_words_sealed END
    WHERE id = ${id} AND lifted_at IS NULL`.execute(ctx.tx.db)
}

export const keepLiftRequest = async (
  ctx: TxContext,
  id: string,
  by: PersonId,
  words: string | null,
): Promise<void> => {
  await sql`
    UPDATE risk.restrictions SET state = 'lift_requested', lift_requested_by = ${by},
      lift_words_sealed = ${seal('lift_words_sealed', id, words)}
    WHERE id = ${id} AND lifted_at IS NULL`.execute(ctx.tx.db)
}

export const keepLifted = async (
  ctx: TxContext,
  id: string,
  lift: {
    readonly at: Date
    readonly by: PersonId | null
    readonly reason: 'staff' | 'ended' | 'unfrozen'
  },
): Promise<void> => {
  await sql`
    UPDATE risk.restrictions
       SET state = 'lifted', lifted_at = ${lift.at}, lifted_by = ${lift.by},
           lift_reason = ${lift.reason}
     WHERE id = ${id} AND lifted_at IS NULL`.execute(ctx.tx.db)
}

/** Freezes by risk that stand as restrictions of these people, locked. */
export const lockFreezesOf = (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<RestrictionRow[]> =>
  select(
    ctx,
    sql`
      WHERE person_id = ANY(${personIds}::uuid[]) AND reason = 'frozen_by_risk'
        AND lifted_at IS NULL FOR UPDATE`,
  )
