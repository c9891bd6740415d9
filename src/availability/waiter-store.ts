import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

const add: Prepared = {
  name: 'availability.add_waiter',
  text: `
    INSERT INTO availability.waiters (closure_id, person_id, asked_at) VALUES ($1, $2, $3)
    ON CONFLICT DO NOTHING`,
}

/** Notes that the person wants to hear of it; a second time changes nothing. */
export const addWaiter = async (
  ctx: TxContext,
  closureId: string,
  personId: PersonId,
): Promise<void> => {
  await ctx.tx.query(add, [closureId, personId, ctx.clock.now()])
}

const takeWaiting: Prepared = {
  name: 'availability.take_waiters',
  text: `
    UPDATE availability.waiters SET told_at = $2
    WHERE closure_id = ANY($1::uuid[]) AND told_at IS NULL
    RETURNING closure_id AS "closureId", person_id AS "personId"`,
}

/** Who still waits for these closures; from now on they count as told. */
export const takeWaiters = (
  ctx: TxContext,
  closureIds: readonly string[],
): Promise<{ closureId: string; personId: PersonId }[]> =>
  ctx.tx.query(takeWaiting, [closureIds, ctx.clock.now()])

const selectAsked: Prepared = {
  name: 'availability.asked',
  text: `
    SELECT closure_id AS id FROM availability.waiters
    WHERE person_id = $1 AND closure_id = ANY($2::uuid[]) AND told_at IS NULL`,
}

/** Which of these closures the person waits for. */
export const askedFor = async (
  ctx: TxContext,
  personId: PersonId,
  closureIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (closureIds.length === 0) return new Set()
  const rows = await ctx.tx.query<{ id: string }>(selectAsked, [personId, closureIds])
  return new Set(rows.map(({ id }) => id))
}

const forgetTold: Prepared = {
  name: 'availability.forget_waiters',
  text: 'DELETE FROM availability.waiters WHERE told_at < $1',
}

/** Removes who was told before this moment. */
export const forgetWaiters = async (ctx: TxContext, before: Date): Promise<void> => {
  await ctx.tx.query(forgetTold, [before])
}
