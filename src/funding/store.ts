import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { KnownEntry } from './entry-identity.ts'

const bigintAsText = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value

/** Rows travel as one JSON array of plain texts; PostgreSQL gives each column its own type. */
const rowsOf = (rows: readonly object[]) => sql`${JSON.stringify(rows, bigintAsText)}::jsonb`

/** Takes the turn for these accounts: one import at a time each, until the transaction ends. */
export const lockAccounts = async (ctx: TxContext, accounts: readonly string[]): Promise<void> => {
  for (const account of [...accounts].sort()) {
    await sql`
      INSERT INTO funding.bank_accounts (account, last_import_at)
      VALUES (${account}, ${ctx.clock.now()})
      ON CONFLICT (account) DO UPDATE SET last_import_at = excluded.last_import_at`.execute(
      ctx.tx.db,
    )
  }
}

type Looked = { readonly account: string; readonly identity: string; readonly weakKey: string }

/** First sightings that these entries may repeat. */
export const findKnownEntries = async (
  ctx: TxContext,
  looked: readonly Looked[],
): Promise<readonly KnownEntry[]> => {
  if (looked.length === 0) return []
  const accounts = [...new Set(looked.map(({ account }) => account))]
  const identities = [...new Set(looked.map(({ identity }) => identity))]
  const weakKeys = [...new Set(looked.map(({ weakKey }) => weakKey))]
  const columns = sql.raw(`
    min(e.id::text) AS id, e.identity, e.occurrence, min(e.weak_key) AS "weakKey",
    min(e.text_key) AS "textKey", bool_or(e.is_referenced) AS "isReferenced",
    min(e.seen_as) AS "seenAs",
    CASE WHEN count(*) = 1 THEN min(e.end_to_end_id) END AS "endToEndId"`)
  const { rows } = await sql<KnownEntry>`
    SELECT ${columns} FROM funding.bank_entries e
     WHERE e.identity IS NOT NULL AND e.our_account = ANY(${accounts})
       AND (e.identity = ANY(${identities}) OR e.weak_key = ANY(${weakKeys}))
     GROUP BY e.our_account, e.identity, e.occurrence
     ORDER BY id`.execute(ctx.tx.db)
  return rows
}

/** Notes that another kind of message told of these entries too. */
export const confirmEntries = async (
  ctx: TxContext,
  ids: readonly string[],
  kind: string,
): Promise<void> => {
  if (ids.length === 0) return
  await sql`
    UPDATE funding.bank_entries e SET seen_as = e.seen_as || ${kind}::text
      FROM funding.bank_entries known
     WHERE known.id = ANY(${ids}::uuid[]) AND e.our_account = known.our_account
       AND e.identity = known.identity AND e.occurrence = known.occurrence
       AND NOT e.seen_as @> ARRAY[${kind}::text]`.execute(ctx.tx.db)
}

/** Whose the references are; unknown ones are missing. */
export const findReferenceOwners = async (
  ctx: TxContext,
  references: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> => {
  if (references.length === 0) return new Map()
  const { rows } = await sql<{ reference: string; personId: PersonId }>`
    SELECT reference, person_id AS "personId" FROM funding.bank_references
     WHERE reference = ANY(${references})`.execute(ctx.tx.db)
  return new Map(rows.map(({ reference, personId }) => [reference, personId]))
}

export const findReferenceOf = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<string | null> => {
  const { rows } = await sql<{ reference: string }>`
    SELECT reference FROM funding.bank_references WHERE person_id = ${personId}`.execute(ctx.tx.db)
  return rows[0]?.reference ?? null
}

/** @returns false when the person has one already or somebody else has this one. */
export const insertReference = async (
  ctx: TxContext,
  personId: PersonId,
  reference: string,
): Promise<boolean> => {
  const { rows } = await sql`
    INSERT INTO funding.bank_references (person_id, reference, created_at)
    VALUES (${personId}, ${reference}, ${ctx.clock.now()})
    ON CONFLICT DO NOTHING RETURNING 1`.execute(ctx.tx.db)
  return rows.length > 0
}

export type FileRow = {
  readonly id: string
  readonly name: string
  readonly messageType: string | null
  readonly state: 'imported' | 'refused'
  readonly source: 'folder' | 'upload' | 'demo'
  readonly refusalCode: string | null
  readonly refusalWords: Words | null
  readonly entries: number
  readonly credited: number
  readonly unmatched: number
  readonly skipped: number
  readonly receivedAt: Date
}

export type NewFile = FileRow & {
  readonly sha256: Buffer
  readonly sizeBytes: number
  readonly messageId: string | null
  readonly receivedBy: string | null
}

export const insertFile = async (ctx: TxContext, file: NewFile): Promise<void> => {
  const words = file.refusalWords && JSON.stringify(file.refusalWords)
  await sql`
    INSERT INTO funding.bank_files (
      id, name, sha256, size_bytes, message_type, message_id, state, source, refusal_code,
      refusal_words, entries, credited, unmatched, skipped, received_at, received_by)
    VALUES (
      ${file.id}, ${file.name}, ${file.sha256}, ${file.sizeBytes}, ${file.messageType},
      ${file.messageId}, ${file.state}, ${file.source}, ${file.refusalCode}, ${words}::jsonb,
      ${file.entries}, ${file.credited}, ${file.unmatched}, ${file.skipped}, ${file.receivedAt},
      ${file.receivedBy})`.execute(ctx.tx.db)
}

const fileColumns = sql.raw(`
  id, name, message_type AS "messageType", state, source, refusal_code AS "refusalCode",
  refusal_words AS "refusalWords", entries, credited, unmatched, skipped,
  received_at AS "receivedAt"`)

/** Newest first; `before` is the id after which the page begins. */
export const listFiles = async (
  ctx: TxContext,
  before: string | null,
  limit: number,
): Promise<readonly FileRow[]> => {
  const { rows } = await sql<FileRow>`
    SELECT ${fileColumns} FROM funding.bank_files
     WHERE ${before}::uuid IS NULL OR id < ${before}::uuid
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

export const findFile = async (ctx: TxContext, id: string): Promise<FileRow | null> => {
  const { rows } = await sql<FileRow>`
    SELECT ${fileColumns} FROM funding.bank_files WHERE id = ${id}`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** A row of `funding.bank_entries`; amounts are the file's own exact decimals. */
export type EntryRow = {
  readonly id: string
  readonly fileId: string
  readonly place: number
  readonly part: number
  readonly statementId: string | null
  readonly account: string
  readonly ourAccount: string | null
  readonly currency: string
  readonly amount: string
  readonly direction: 'credit' | 'debit'
  readonly reversal: boolean
  readonly bookedOn: string | null
  readonly valueOn: string | null
  readonly counterparty: string | null
  readonly counterpartyAccountSealed: string | null
  readonly remittance: string | null
  readonly bankReference: string | null
  readonly endToEndId: string | null
  readonly identity: string | null
  readonly occurrence: number | null
  readonly weakKey: string | null
  readonly textKey: string | null
  readonly isReferenced: boolean | null
  readonly seenAs: readonly string[] | null
  readonly outcome: string
  readonly reason: string | null
  /** Of the bank, when the payment came back. */
  readonly returnCode: string | null
  readonly depositId: string | null
  readonly suspenseItemId: string | null
  readonly firstEntryId: string | null
}

export const insertEntries = async (
  ctx: TxContext,
  entries: readonly EntryRow[],
): Promise<void> => {
  if (entries.length === 0) return
  await sql`
    INSERT INTO funding.bank_entries (
      id, file_id, place, part, statement_id, account, our_account, currency, amount, direction,
      reversal, booked_on, value_on, counterparty, counterparty_account_sealed, remittance,
      bank_reference, end_to_end_id, identity, occurrence, weak_key, text_key, is_referenced,
      seen_as, outcome, reason, deposit_id, suspense_item_id, first_entry_id,
      return_code)
    SELECT id, "fileId", place, part, "statementId", account, "ourAccount", currency, amount,
      direction, reversal, "bookedOn", "valueOn", counterparty, "counterpartyAccountSealed",
      remittance, "bankReference", "endToEndId", identity, occurrence, "weakKey", "textKey",
      "isReferenced", "seenAs", outcome, reason, "depositId", "suspenseItemId", "firstEntryId",
      "returnCode"
      FROM jsonb_to_recordset(${rowsOf(entries)}) AS row (
        id uuid, "fileId" uuid, place integer, part integer, "statementId" text, account text,
        "ourAccount" text, currency text, amount text, direction text, reversal boolean,
        "bookedOn" date, "valueOn" date, counterparty text, "counterpartyAccountSealed" text,
        remittance text, "bankReference" text, "endToEndId" text, identity text,
        occurrence integer, "weakKey" text, "textKey" text, "isReferenced" boolean,
        "seenAs" text[], outcome text, reason text, "depositId" uuid, "suspenseItemId" uuid,
        "firstEntryId" uuid, "returnCode" text)`.execute(ctx.tx.db)
}

type ShownEntry = Pick<
  EntryRow,
  | 'id'
  | 'account'
  | 'amount'
  | 'currency'
  | 'direction'
  | 'bookedOn'
  | 'counterparty'
  | 'remittance'
  | 'bankReference'
  | 'outcome'
  | 'reason'
  | 'returnCode'
  | 'depositId'
>

export const listEntries = async (
  ctx: TxContext,
  fileId: string,
): Promise<readonly ShownEntry[]> => {
  const { rows } = await sql<ShownEntry>`
    SELECT id, account, amount, currency, direction, booked_on AS "bookedOn", counterparty,
           remittance, bank_reference AS "bankReference", outcome, reason,
           deposit_id AS "depositId", return_code AS "returnCode"
      FROM funding.bank_entries WHERE file_id = ${fileId} ORDER BY place, part`.execute(ctx.tx.db)
  return rows
}

export type DepositRow = {
  readonly id: string
  readonly personId: PersonId
  readonly entryId: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly senderName: string | null
  readonly reference: string
  readonly bookedOn: string | null
  readonly creditedAt: Date
  readonly policyVersion: number
}

export const insertDeposits = async (
  ctx: TxContext,
  deposits: readonly DepositRow[],
): Promise<void> => {
  if (deposits.length === 0) return
  await sql`
    INSERT INTO funding.deposits (
      id, person_id, entry_id, currency, amount_minor, fee_minor, sender_name, reference, booked_on,
      credited_at, policy_version)
    SELECT id, "personId", "entryId", currency, "amountMinor", "feeMinor", "senderName", reference,
      "bookedOn", "creditedAt", "policyVersion"
      FROM jsonb_to_recordset(${rowsOf(deposits)}) AS row (
        id uuid, "personId" uuid, "entryId" uuid, currency text, "amountMinor" bigint,
        "feeMinor" bigint, "senderName" text, reference text, "bookedOn" date,
        "creditedAt" timestamptz, "policyVersion" integer)`.execute(ctx.tx.db)
}

/** The person's own deposit; another's is not found. */
export const findDeposit = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<DepositRow | null> => {
  const { rows } = await sql<DepositRow>`
    SELECT id, person_id AS "personId", entry_id AS "entryId", currency,
           amount_minor AS "amountMinor", fee_minor AS "feeMinor", sender_name AS "senderName",
           reference, booked_on AS "bookedOn", credited_at AS "creditedAt",
           policy_version AS "policyVersion"
      FROM funding.deposits WHERE id = ${id} AND person_id = ${personId}`.execute(ctx.tx.db)
  return rows[0] ?? null
}
