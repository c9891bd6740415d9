import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'

export type PaymentFileRow = {
  readonly id: string
  readonly currency: Currency
  readonly messageId: string
  readonly name: string
  readonly payments: number
  readonly totalMinor: bigint
  readonly state: 'prepared' | 'released' | 'written' | 'dissolved'
  readonly preparedAt: Date
  readonly preparedBy: PersonId | null
  readonly releasedAt: Date | null
  readonly writtenAt: Date | null
}

const columns = sql.raw(`
  id, currency, message_id AS "messageId", name, payments, total_minor AS "totalMinor", state,
  prepared_at AS "preparedAt", prepared_by AS "preparedBy", released_at AS "releasedAt",
  written_at AS "writtenAt"`)

type New = Omit<PaymentFileRow, 'releasedAt' | 'writtenAt' | 'state'> & {
  readonly policyVersion: number
}

export const insertFileOf = async (ctx: TxContext, file: New): Promise<void> => {
  await sql`
    INSERT INTO funding.payment_files (id, currency, message_id, name, payments, total_minor, state,
      prepared_at, prepared_by, policy_version)
    VALUES (${file.id}, ${file.currency}, ${file.messageId}, ${file.name}, ${file.payments},
      ${file.totalMinor}, 'prepared', ${file.preparedAt}, ${file.preparedBy},
      ${file.policyVersion})`.execute(ctx.tx.db)
}

export const lockFile = async (ctx: TxContext, id: string): Promise<PaymentFileRow | null> => {
  const { rows } = await sql<PaymentFileRow>`
    SELECT ${columns} FROM funding.payment_files WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

type Released = Pick<PaymentFileRow, 'id' | 'payments' | 'totalMinor'> & {
  readonly by: PersonId | null
}

export const keepReleased = async (
  ctx: TxContext,
  { id, by, payments, totalMinor }: Released,
): Promise<void> => {
  await sql`
    UPDATE funding.payment_files
       SET state = 'released', released_at = ${ctx.clock.now()}, released_by = ${by},
           payments = ${payments}, total_minor = ${totalMinor}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

/**
 * What went without a second person since then. One transaction at a time counts a currency, so
 * that two nodes do not both use up what is left.
 */
export const sumReleasedAlone = async (
  ctx: TxContext,
  currency: Currency,
  since: Date,
): Promise<bigint> => {
  const turn = `funding.alone:${currency}`
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(ctx.tx.db)
  const { rows } = await sql<{ sum: bigint }>`
    SELECT coalesce(sum(total_minor), 0)::bigint AS sum FROM funding.payment_files
     WHERE currency = ${currency} AND released_by IS NULL AND released_at > ${since}`.execute(
    ctx.tx.db,
  )
  return rows[0]!.sum
}

/** Nothing of it goes. */
export const keepDissolved = async (ctx: TxContext, id: string): Promise<void> => {
  await sql`UPDATE funding.payment_files SET state = 'dissolved' WHERE id = ${id}`.execute(
    ctx.tx.db,
  )
}

export const keepWritten = async (ctx: TxContext, id: string): Promise<void> => {
  await sql`
    UPDATE funding.payment_files SET state = 'written', written_at = ${ctx.clock.now()}
     WHERE id = ${id} AND state = 'released'`.execute(ctx.tx.db)
}

/** Released files that the bank cannot take yet. */
export const listUnwritten = async (ctx: TxContext): Promise<readonly PaymentFileRow[]> => {
  const { rows } = await sql<PaymentFileRow>`
    SELECT ${columns} FROM funding.payment_files WHERE state = 'released'
     ORDER BY id LIMIT 20`.execute(ctx.tx.db)
  return rows
}

export const listFiles = async (
  ctx: TxContext,
  before: string | null,
  limit: number,
): Promise<readonly PaymentFileRow[]> => {
  const { rows } = await sql<PaymentFileRow>`
    SELECT ${columns} FROM funding.payment_files
     WHERE ${before}::uuid IS NULL OR id < ${before}::uuid
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** By the MsgId that a report names; null when it is none of ours. */
export const findFileByMessage = async (
  ctx: TxContext,
  messageId: string,
): Promise<PaymentFileRow | null> => {
  const { rows } = await sql<PaymentFileRow>`
    SELECT ${columns} FROM funding.payment_files WHERE message_id = ${messageId}`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Whether the bank could take it. */
export const isFileWritten = async (ctx: TxContext, id: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM funding.payment_files WHERE id = ${id} AND state = 'written'`.execute(ctx.tx.db)
  return rows.length > 0
}
