import type { Currency } from '#money'
import { money } from '#money'
import type { TxContext } from '#platform/context'
import { type Prepared, TransactionConflict } from '#platform/database/transaction'
import type { PersonId, TransferId } from '#platform/ids'
import type { KeptQuote } from './transfer.ts'

/** Array literals of plain values are the cheapest to send. */
const plain = <T>(rows: readonly T[], value: (row: T) => string | number | bigint): string =>
  `{${rows.map(value).join()}}`

const quoted = <T>(rows: readonly T[], value: (row: T) => string | null): string =>
  `{${rows
    .map((row) => {
      const text = value(row)
      return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`
    })
    .join()}}`

/** A row of `transfers.transfers`. */
export type KeptTransfer = {
  readonly id: TransferId
  readonly senderId: PersonId
  readonly payeeId: PersonId
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly feeTransferId: TransferId | null
  readonly memo: string | null
  readonly senderAccountNumber: string
  readonly senderMaskedName: string
  readonly payeeAccountNumber: string
  readonly payeeMaskedName: string
  readonly quoteId: string | null
  readonly policyVersion: number
  readonly createdAt: Date
}

const insertStatement: Prepared = {
  name: 'transfers.insert-transfers',
  text: `
    WITH transfer AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[],
        $6::bigint[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
        $13::uuid[], $14::integer[])
        AS t (id, sender_id, payee_id, currency, amount_minor, fee_minor, fee_transfer_id, memo,
          sender_account_number, sender_masked_name, payee_account_number, payee_masked_name,
          quote_id, policy_version)
    ), counted AS (
      INSERT INTO transfers.payees (sender_id, payee_id, times_sent, last_sent_at)
      SELECT sender_id, payee_id, count(*), $15 FROM transfer
      GROUP BY sender_id, payee_id ORDER BY sender_id, payee_id
      ON CONFLICT (sender_id, payee_id) DO UPDATE
      SET times_sent = payees.times_sent + excluded.times_sent, last_sent_at = $15
    )
    INSERT INTO transfers.transfers (id, sender_id, payee_id, currency, amount_minor, fee_minor,
      fee_transfer_id, memo, sender_account_number, sender_masked_name, payee_account_number,
      payee_masked_name, quote_id, policy_version, created_at)
    SELECT transfer.*, $15 FROM transfer`,
}

/**
 * Inserts transfers of one moment and counts them for their payees, in one statement.
 * @throws TransactionConflict when another node has just made a transfer from the same quote.
 */
export const insertTransfers = async (
  ctx: TxContext,
  rows: readonly KeptTransfer[],
  at: Date,
): Promise<void> => {
  if (rows.length === 0) return
  const values = [
    plain(rows, (row) => row.id),
    plain(rows, (row) => row.senderId),
    plain(rows, (row) => row.payeeId),
    plain(rows, (row) => row.currency),
    plain(rows, (row) => row.amountMinor),
    plain(rows, (row) => row.feeMinor),
    plain(rows, (row) => row.feeTransferId ?? 'NULL'),
    quoted(rows, (row) => row.memo),
    plain(rows, (row) => row.senderAccountNumber),
    quoted(rows, (row) => row.senderMaskedName),
    plain(rows, (row) => row.payeeAccountNumber),
    quoted(rows, (row) => row.payeeMaskedName),
    plain(rows, (row) => row.quoteId ?? 'NULL'),
    plain(rows, (row) => row.policyVersion),
    at,
  ]
  await ctx.tx.query(insertStatement, values).catch((error: Error & { constraint?: string }) => {
    if (error.constraint !== 'transfers_by_quote') throw error
    throw new TransactionConflict('A quote was used on another node at once', { cause: error })
  })
}

const columns = `id, sender_id AS "senderId", payee_id AS "payeeId", currency,
  amount_minor AS "amountMinor", fee_minor AS "feeMinor", fee_transfer_id AS "feeTransferId", memo,
  sender_account_number AS "senderAccountNumber", sender_masked_name AS "senderMaskedName",
  payee_account_number AS "payeeAccountNumber", payee_masked_name AS "payeeMaskedName",
  quote_id AS "quoteId", policy_version AS "policyVersion", created_at AS "createdAt"`

const selectTransfer: Prepared = {
  name: 'transfers.select-transfer',
  text: `SELECT ${columns} FROM transfers.transfers
         WHERE id = $1 AND (sender_id = $2 OR payee_id = $2)`,
}

/** A transfer as one of its two people may see it; null for everybody else. */
export const loadTransfer = async (
  ctx: TxContext,
  id: TransferId,
  personId: PersonId,
): Promise<KeptTransfer | null> =>
  (await ctx.tx.query<KeptTransfer>(selectTransfer, [id, personId]))[0] ?? null

const insertQuoteStatement: Prepared = {
  name: 'transfers.insert-quote',
  text: `
    INSERT INTO transfers.quotes (id, sender_id, payee_id, currency, amount_minor, fee_minor,
      policy_version, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
}

export const insertQuote = async (
  ctx: TxContext,
  quote: Omit<KeptQuote, 'isUsed'>,
): Promise<void> => {
  const { id, senderId, payeeId, amount, fee, policyVersion, expiresAt } = quote
  await ctx.tx.query(insertQuoteStatement, [
    ...[id, senderId, payeeId, amount.currency, amount.minor, fee.minor, policyVersion],
    ...[ctx.clock.now(), expiresAt],
  ])
}

const selectQuotes: Prepared = {
  name: 'transfers.select-quotes',
  text: `
    SELECT id, sender_id AS "senderId", payee_id AS "payeeId", currency,
      amount_minor AS "amountMinor", fee_minor AS "feeMinor", policy_version AS "policyVersion",
      expires_at AS "expiresAt",
      EXISTS (SELECT FROM transfers.transfers AS t WHERE t.quote_id = q.id) AS "isUsed"
    FROM transfers.quotes AS q WHERE id = ANY($1::uuid[])`,
}

type QuoteRow = Omit<KeptQuote, 'amount' | 'fee'> & {
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
}

export const loadQuotes = async (
  ctx: TxContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptQuote>> => {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.query<QuoteRow>(selectQuotes, [plain(ids, (id) => id)])
  return new Map(
    rows.map(({ currency, amountMinor, feeMinor, ...row }) => [
      row.id,
      { ...row, amount: money(amountMinor, currency), fee: money(feeMinor, currency) },
    ]),
  )
}

const sweep: Prepared = {
  name: 'transfers.sweep',
  text: `
    WITH quotes AS (DELETE FROM transfers.quotes WHERE expires_at < $1)
    DELETE FROM transfers.unknown_payees WHERE hour < $1`,
}

/** Removes quotes and counters that nobody needs any more. */
export const sweepBefore = async (ctx: TxContext, before: Date): Promise<void> => {
  await ctx.tx.query(sweep, [before])
}

const selectPayees: Prepared = {
  name: 'transfers.select-payees',
  text: `
    SELECT payee_id AS "payeeId", times_sent AS "timesSent", last_sent_at AS "lastSentAt"
    FROM transfers.payees WHERE sender_id = $1 ORDER BY last_sent_at DESC, payee_id LIMIT $2`,
}

const selectPayee: Prepared = {
  name: 'transfers.select-payee',
  text: `
    SELECT payee_id AS "payeeId", times_sent AS "timesSent", last_sent_at AS "lastSentAt"
    FROM transfers.payees WHERE sender_id = $1 AND payee_id = $2`,
}

export type SentTo = {
  readonly payeeId: PersonId
  readonly timesSent: number
  readonly lastSentAt: Date
}

/** Whom somebody sent to, most recent first. */
export const loadRecentPayees = (ctx: TxContext, senderId: PersonId, limit: number) =>
  ctx.tx.query<SentTo>(selectPayees, [senderId, limit])

export const loadSentTo = async (
  ctx: TxContext,
  senderId: PersonId,
  payeeId: PersonId,
): Promise<SentTo | null> =>
  (await ctx.tx.query<SentTo>(selectPayee, [senderId, payeeId]))[0] ?? null

const hourOf = (at: Date): Date => new Date(at.getTime() - (at.getTime() % 3_600_000))

const selectUnknown: Prepared = {
  name: 'transfers.select-unknown',
  text: `
    SELECT person_id AS "personId", count FROM transfers.unknown_payees
    WHERE person_id = ANY($1::uuid[]) AND hour = $2`,
}

const countUnknownStatement: Prepared = {
  name: 'transfers.count-unknown',
  text: `
    INSERT INTO transfers.unknown_payees (person_id, hour, count)
    SELECT person_id, $2, count(*) FROM unnest($1::uuid[]) AS u (person_id)
    GROUP BY person_id ORDER BY person_id
    ON CONFLICT (person_id, hour) DO UPDATE SET count = unknown_payees.count + excluded.count`,
}

/** How often each of these people looked for nobody in this hour; missing when never. */
export const loadUnknownCounts = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, number>> => {
  if (personIds.length === 0) return new Map()
  type Row = { personId: PersonId; count: number }
  const rows = await ctx.tx.query<Row>(selectUnknown, [personIds, hourOf(ctx.clock.now())])
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}

/** Counts look-ups that found nobody; a person may stand there several times. */
export const countUnknown = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<void> => {
  if (personIds.length === 0) return
  await ctx.tx.query(countUnknownStatement, [personIds, hourOf(ctx.clock.now())])
}
