import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Match } from './match-name.ts'

export type ScreeningState = 'clear' | 'possible' | 'confirmed' | 'dismissed'

export type Screening = {
  readonly id: string
  readonly personId: PersonId
  readonly listVersion: string
  readonly name: string
  readonly at: Date
  readonly state: ScreeningState
  readonly matches: readonly Match[]
  readonly answerBy: Date | null
  readonly decidedBy: PersonId | null
  readonly note: string | null
}

const columns = sql.raw(`
  id, person_id AS "personId", list_version AS "listVersion", name, at, state, matches,
  answer_by AS "answerBy", decided_by AS "decidedBy", note`)

export const insertScreening = async (
  ctx: TxContext,
  screening: Omit<Screening, 'decidedBy' | 'note'>,
): Promise<void> => {
  const { id, personId, listVersion, name, at, state, matches, answerBy } = screening
  await sql`
    INSERT INTO verification.screenings (id, person_id, list_version, name, at, state, matches,
      answer_by)
    VALUES (${id}, ${personId}, ${listVersion}, ${name}, ${at}, ${state},
      ${JSON.stringify(matches)}::jsonb, ${answerBy})`.execute(ctx.tx.db)
}

/** The newest comparison of somebody. */
export const loadLatestScreening = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<Screening | null> => {
  const { rows } = await sql<Screening>`
    SELECT ${columns} FROM verification.screenings WHERE person_id = ${personId}
     ORDER BY id DESC LIMIT 1`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Matches that a person has looked at and dismissed for this name, of whatever list. */
export const loadDismissed = async (
  ctx: TxContext,
  personId: PersonId,
  name: string,
): Promise<readonly Match[]> => {
  const { rows } = await sql<{ matches: readonly Match[] }>`
    SELECT matches FROM verification.screenings
     WHERE person_id = ${personId} AND name = ${name} AND state = 'dismissed'`.execute(ctx.tx.db)
  return rows.flatMap(({ matches }) => matches)
}

/** What holds somebody's verification back: a match that nobody has looked at, or a real one. */
export const loadOpenScreening = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<Screening | null> => {
  const latest = await loadLatestScreening(ctx, personId)
  return latest && (latest.state === 'possible' || latest.state === 'confirmed') ? latest : null
}

/** Those of these people who are on the list, as a person has confirmed. */
export const findListed = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> => {
  const { rows } = await sql<{ personId: PersonId; state: ScreeningState }>`
    SELECT DISTINCT ON (person_id) person_id AS "personId", state FROM verification.screenings
     WHERE person_id = ANY(${personIds}::uuid[])
     ORDER BY person_id, id DESC`.execute(ctx.tx.db)
  return new Set(rows.filter(({ state }) => state === 'confirmed').map(({ personId }) => personId))
}

export const lockScreening = async (ctx: TxContext, id: string): Promise<Screening | null> => {
  const { rows } = await sql<Screening>`
    SELECT ${columns} FROM verification.screenings WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

export const keepScreeningDecision = async (
  ctx: TxContext,
  id: string,
  state: 'confirmed' | 'dismissed',
  by: PersonId,
  note: string,
): Promise<void> => {
  await sql`
    UPDATE verification.screenings
       SET state = ${state}, decided_by = ${by}, decided_at = ${ctx.clock.now()}, note = ${note}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

export const listScreenings = async (
  ctx: TxContext,
  state: ScreeningState,
  before: string | null,
  limit: number,
): Promise<readonly Screening[]> => {
  const { rows } = await sql<Screening>`
    SELECT ${columns} FROM verification.screenings
     WHERE state = ${state} AND (${before}::uuid IS NULL OR id < ${before}::uuid)
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** People last compared with another list, a few at a time; not those who were found on one. */
export const findStale = async (
  ctx: TxContext,
  listVersion: string,
  limit: number,
): Promise<readonly PersonId[]> => {
  const { rows } = await sql<{ personId: PersonId }>`
    SELECT person_id AS "personId" FROM (
      SELECT DISTINCT ON (person_id) person_id, list_version, state FROM verification.screenings
       ORDER BY person_id, id DESC) AS latest
     WHERE list_version <> ${listVersion} AND state <> 'confirmed'
     ORDER BY person_id LIMIT ${limit}`.execute(ctx.tx.db)
  return rows.map(({ personId }) => personId)
}
