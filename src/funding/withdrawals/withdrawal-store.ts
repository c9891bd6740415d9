import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Withdrawal, WithdrawalState } from './withdrawal.ts'

const columns = sql.raw(`
  id, person_id AS "personId", instrument_id AS "instrumentId", currency,
  amount_minor AS "amountMinor", fee_minor AS "feeMinor", fee_hold_id AS "feeHoldId",
  capture_id AS "captureId", return_id AS "returnId", state, end_to_end_id AS "endToEndId",
  file_id AS "fileId", requested_at AS "requestedAt", review_due AS "reviewDue",
  arrives_by AS "arrivesBy", approved_at AS "approvedAt", submitted_at AS "submittedAt",
  sent_at AS "sentAt", completed_at AS "completedAt",
  completed_entry_id AS "completedEntryId", returned_entry_id AS "returnedEntryId",
  ended_at AS "endedAt",
  end_code AS "endCode", outside_code AS "outsideCode", ended_by AS "endedBy", note,
  late_told_at AS "lateToldAt", not_sent_by AS "notSentBy", not_sent_at AS "notSentAt",
  not_sent_reason AS "notSentReason", policy_version AS "policyVersion"`)

type New = Pick<
  Withdrawal,
  | 'id'
  | 'personId'
  | 'instrumentId'
  | 'currency'
  | 'amountMinor'
  | 'feeMinor'
  | 'feeHoldId'
  | 'state'
  | 'endToEndId'
  | 'requestedAt'
  | 'reviewDue'
  | 'arrivesBy'
  | 'approvedAt'
  | 'policyVersion'
>

export const insertWithdrawal = async (ctx: TxContext, row: New): Promise<Withdrawal> => {
  const { rows } = await sql<Withdrawal>`
    INSERT INTO funding.withdrawals (id, person_id, instrument_id, currency, amount_minor,
      fee_minor, fee_hold_id, state, end_to_end_id, requested_at, review_due, arrives_by,
      approved_at, policy_version)
    VALUES (${row.id}, ${row.personId}, ${row.instrumentId}, ${row.currency}, ${row.amountMinor},
      ${row.feeMinor}, ${row.feeHoldId}, ${row.state}, ${row.endToEndId}, ${row.requestedAt},
      ${row.reviewDue}, ${row.arrivesBy}, ${row.approvedAt}, ${row.policyVersion})
    RETURNING ${columns}`.execute(ctx.tx.db)
  return rows[0]!
}

/** The person's own, also by the transfer that brought it back; another's is not found. */
export const loadOwn = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<Withdrawal | null> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE person_id = ${personId} AND (id = ${id} OR return_id = ${id})`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Locked until the transaction ends: cancelling and sending take turns. */
export const lockWithdrawal = async (ctx: TxContext, id: string): Promise<Withdrawal | null> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** By the ids that came back in a report or a statement, locked in order. */
export const lockByEndToEndIds = async (
  ctx: TxContext,
  endToEndIds: readonly string[],
): Promise<readonly Withdrawal[]> => {
  if (endToEndIds.length === 0) return []
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE end_to_end_id = ANY(${endToEndIds}) ORDER BY id FOR UPDATE`.execute(ctx.tx.db)
  return rows
}

export const lockByFile = async (
  ctx: TxContext,
  fileId: string,
): Promise<readonly Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals WHERE file_id = ${fileId}
     ORDER BY id FOR UPDATE`.execute(ctx.tx.db)
  return rows
}

/** The same without a lock. */
export const loadByFile = async (
  ctx: TxContext,
  fileId: string,
): Promise<readonly Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals WHERE file_id = ${fileId} ORDER BY id`.execute(
    ctx.tx.db,
  )
  return rows
}

/** Whether a file carries money of this person. */
export const carriesOwn = async (
  ctx: TxContext,
  fileId: string,
  personId: PersonId,
): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM funding.withdrawals
     WHERE file_id = ${fileId} AND person_id = ${personId} LIMIT 1`.execute(ctx.tx.db)
  return rows.length > 0
}

/** Approved ones that no file carries yet, oldest first. */
export const lockApproved = async (
  ctx: TxContext,
  currency: Currency,
  limit: number,
): Promise<readonly Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE state = 'approved' AND file_id IS NULL AND currency = ${currency}
     ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx.db)
  return rows
}

export const currenciesWaiting = async (ctx: TxContext): Promise<readonly Currency[]> => {
  const { rows } = await sql<{ currency: Currency }>`
    SELECT DISTINCT currency FROM funding.withdrawals
     WHERE state = 'approved' AND file_id IS NULL`.execute(ctx.tx.db)
  return rows.map(({ currency }) => currency)
}

type Change = Partial<
  Pick<
    Withdrawal,
    | 'fileId'
    | 'captureId'
    | 'returnId'
    | 'approvedAt'
    | 'submittedAt'
    | 'sentAt'
    | 'completedAt'
    | 'endedAt'
    | 'endCode'
    | 'outsideCode'
    | 'endedBy'
    | 'note'
    | 'arrivesBy'
    | 'reviewDue'
    | 'completedEntryId'
    | 'returnedEntryId'
    | 'notSentBy'
    | 'notSentAt'
    | 'notSentReason'
  >
> & {
  readonly decidedBy?: PersonId
  readonly notSentConfirmedBy?: PersonId
  readonly lateToldAt?: Date
}

const columnOf: Readonly<Record<keyof Change, string>> = {
  fileId: 'file_id',
  captureId: 'capture_id',
  returnId: 'return_id',
  approvedAt: 'approved_at',
  submittedAt: 'submitted_at',
  sentAt: 'sent_at',
  completedAt: 'completed_at',
  endedAt: 'ended_at',
  endCode: 'end_code',
  outsideCode: 'outside_code',
  endedBy: 'ended_by',
  note: 'note',
  arrivesBy: 'arrives_by',
  decidedBy: 'decided_by',
  reviewDue: 'review_due',
  completedEntryId: 'completed_entry_id',
  returnedEntryId: 'returned_entry_id',
  lateToldAt: 'late_told_at',
  notSentBy: 'not_sent_by',
  notSentAt: 'not_sent_at',
  notSentReason: 'not_sent_reason',
  notSentConfirmedBy: 'not_sent_confirmed_by',
}

/** Puts one into a state, with what belongs to it. */
export const keepState = async (
  ctx: TxContext,
  id: string,
  state: WithdrawalState,
  change: Change = {},
): Promise<void> => {
  const sets = Object.entries(change).map(
    ([name, value]) => sql`${sql.ref(columnOf[name as keyof Change])} = ${value}`,
  )
  await sql`
    UPDATE funding.withdrawals SET ${sql.join([sql`state = ${state}`, ...sets])}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

/** They go with this file. */
export const keepInFile = async (
  ctx: TxContext,
  ids: readonly string[],
  fileId: string,
): Promise<void> => {
  await sql`
    UPDATE funding.withdrawals SET file_id = ${fileId} WHERE id = ANY(${ids}::uuid[])`.execute(
    ctx.tx.db,
  )
}

/** A person looks at them again; no file carries them. */
export const keepHeldBack = async (
  ctx: TxContext,
  ids: readonly string[],
  reviewDue: Date,
): Promise<void> => {
  await sql`
    UPDATE funding.withdrawals
       SET state = 'in_review', file_id = NULL, approved_at = NULL, review_due = ${reviewDue},
           arrives_by = greatest(arrives_by, ${reviewDue}::timestamptz)
     WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx.db)
}

type Submitted = Pick<Withdrawal, 'id'> & { readonly captureId: string }

/** Their money has left the wallets. */
export const keepSubmitted = async (
  ctx: TxContext,
  submitted: readonly Submitted[],
): Promise<void> => {
  await sql`
    UPDATE funding.withdrawals AS w
       SET state = 'submitted', capture_id = s.capture_id, submitted_at = ${ctx.clock.now()}
      FROM unnest(${submitted.map(({ id }) => id)}::uuid[],
                  ${submitted.map(({ captureId }) => captureId)}::uuid[]) AS s (id, capture_id)
     WHERE w.id = s.id`.execute(ctx.tx.db)
}

export const listOwn = async (
  ctx: TxContext,
  personId: PersonId,
  before: string | null,
  limit: number,
): Promise<readonly Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE person_id = ${personId} AND (${before}::uuid IS NULL OR id < ${before}::uuid)
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** For staff: what waits, oldest first; what is over, newest first. */
export const listByState = async (
  ctx: TxContext,
  state: WithdrawalState,
  after: string | null,
  limit: number,
): Promise<readonly Withdrawal[]> => {
  const waits = ['in_review', 'approved', 'submitted', 'sent'].includes(state)
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE state = ${state}
       AND (${after}::uuid IS NULL OR ${sql.raw(waits ? 'id >' : 'id <')} ${after}::uuid)
     ORDER BY ${sql.raw(waits ? 'id' : 'id DESC')} LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** On their way and past the promised date. */
export const lockLate = async (ctx: TxContext, limit: number): Promise<readonly Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    SELECT ${columns} FROM funding.withdrawals
     WHERE state IN ('in_review', 'approved', 'submitted', 'sent')
       AND arrives_by <= ${ctx.clock.now()}
     ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx.db)
  return rows
}
