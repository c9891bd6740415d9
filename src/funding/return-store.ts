import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'

/** A return that the bank has not yet shown in a statement. */
export type OrderedReturn = {
  readonly id: string
  readonly suspenseItemId: string
  readonly endToEndId: string
  readonly currency: Currency
  readonly amountMinor: bigint
}

const columns = sql.raw(`
  id, suspense_item_id AS "suspenseItemId", end_to_end_id AS "endToEndId", currency,
  amount_minor AS "amountMinor"`)

export const findOrderedReturns = async (
  ctx: TxContext,
  endToEndIds: readonly string[],
): Promise<readonly OrderedReturn[]> => {
  if (endToEndIds.length === 0) return []
  const { rows } = await sql<OrderedReturn>`
    SELECT ${columns} FROM funding.returns
     WHERE end_to_end_id = ANY(${endToEndIds}) AND settled_at IS NULL
     ORDER BY id FOR UPDATE`.execute(ctx.tx.db)
  return rows
}

export const insertReturn = async (ctx: TxContext, ordered: OrderedReturn): Promise<void> => {
  await sql`
    INSERT INTO funding.returns (
      id, suspense_item_id, end_to_end_id, currency, amount_minor, ordered_at)
    VALUES (${ordered.id}, ${ordered.suspenseItemId}, ${ordered.endToEndId}, ${ordered.currency},
      ${ordered.amountMinor}, ${ctx.clock.now()})`.execute(ctx.tx.db)
}

export const settleReturn = async (ctx: TxContext, id: string, entryId: string): Promise<void> => {
  await sql`
    UPDATE funding.returns SET settled_at = ${ctx.clock.now()}, settled_entry_id = ${entryId}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

/** A return whose payment order has not been written, with what the order needs. */
export type UnwrittenReturn = OrderedReturn & {
  readonly orderedAt: Date
  readonly counterparty: string | null
  readonly counterpartyAccountSealed: string
}

export const listUnwrittenReturns = async (
  ctx: TxContext,
  limit: number,
): Promise<readonly UnwrittenReturn[]> => {
  const { rows } = await sql<UnwrittenReturn>`
    SELECT r.id, r.suspense_item_id AS "suspenseItemId", r.end_to_end_id AS "endToEndId",
           r.currency, r.amount_minor AS "amountMinor", r.ordered_at AS "orderedAt",
           s.counterparty, s.counterparty_account_sealed AS "counterpartyAccountSealed"
      FROM funding.returns r JOIN funding.suspense_items s ON s.id = r.suspense_item_id
     WHERE r.written_at IS NULL
     ORDER BY r.id LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

export const markReturnWritten = async (
  ctx: TxContext,
  id: string,
  fileName: string,
): Promise<void> => {
  await sql`
    UPDATE funding.returns SET written_at = ${ctx.clock.now()}, file_name = ${fileName}
     WHERE id = ${id}`.execute(ctx.tx.db)
}
