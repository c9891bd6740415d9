import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { Document, DocumentKind, DocumentState } from './document.ts'

const columns = sql.raw(`
  id, person_id AS "personId", kind, variant, country, number_end AS "numberEnd",
  expires_on::text AS "expiresOn", state, started_at AS "startedAt",
  submitted_at AS "submittedAt", answer_by AS "answerBy", taken_by AS "takenBy",
  decided_at AS "decidedAt", decided_by AS "decidedBy", reason, words, note`)

const numberPlace = (id: string) => `verification.documents.number_sealed.${id}`

type NewDocument = Pick<
  Document,
  'id' | 'personId' | 'kind' | 'variant' | 'country' | 'expiresOn' | 'startedAt'
> & { readonly number: string | null; readonly policyVersion: number }

/** Drops the draft that it takes the place of. */
export const insertDocument = async (ctx: TxContext, document: NewDocument): Promise<void> => {
  const { id, personId, kind, number, expiresOn } = document
  await sql`
    UPDATE verification.documents SET state = 'replaced'
     WHERE person_id = ${personId} AND kind = ${kind} AND state = 'draft'`.execute(ctx.tx.db)
  const sealed = number && secretsInUse().seal(number, numberPlace(id))
  await sql`
    INSERT INTO verification.documents (id, person_id, kind, variant, country, number_sealed,
      number_end, expires_on, state, started_at, policy_version)
    VALUES (${id}, ${personId}, ${kind}, ${document.variant}, ${document.country}, ${sealed},
      ${number?.slice(-3) ?? null}, ${expiresOn}::date, 'draft', ${document.startedAt},
      ${document.policyVersion})`.execute(ctx.tx.db)
}

/** The newest document of each kind, and the approved one where a newer one is on its way. */
export const loadDocumentsOf = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<readonly Document[]> => {
  const { rows } = await sql<Document>`
    SELECT ${columns} FROM verification.documents
     WHERE person_id = ${personId} AND state <> 'replaced' ORDER BY id DESC LIMIT 50`.execute(
    ctx.tx.db,
  )
  return rows
}

/** Locked until the transaction ends: two people decide one after the other. */
export const lockDocument = async (ctx: TxContext, id: string): Promise<Document | null> => {
  const { rows } = await sql<Document>`
    SELECT ${columns} FROM verification.documents WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

export const loadDocument = async (ctx: TxContext, id: string): Promise<Document | null> => {
  const { rows } = await sql<Document>`
    SELECT ${columns} FROM verification.documents WHERE id = ${id}`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Number of the document in clear, for a reviewer; null when it has none. */
export const openNumber = async (ctx: TxContext, id: string): Promise<string | null> => {
  const { rows } = await sql<{ sealed: string | null }>`
    SELECT number_sealed AS sealed FROM verification.documents WHERE id = ${id}`.execute(ctx.tx.db)
  const sealed = rows[0]?.sealed
  return sealed ? secretsInUse().open(sealed, numberPlace(id)) : null
}

export const keepSubmitted = async (ctx: TxContext, id: string, answerBy: Date): Promise<void> => {
  await sql`
    UPDATE verification.documents
       SET state = 'submitted', submitted_at = ${ctx.clock.now()}, answer_by = ${answerBy}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

export const keepTaken = async (ctx: TxContext, id: string, by: PersonId): Promise<void> => {
  await sql`
    UPDATE verification.documents SET state = 'in_review', taken_by = ${by}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

type Decision = {
  readonly state: 'approved' | 'rejected'
  readonly by: PersonId
  readonly reason: string | null
  readonly words: string | null
  readonly note: string | null
  readonly expiresOn: string | null
}

/** An approved one takes the place of the one that was good before. */
export const keepDecision = async (
  ctx: TxContext,
  { id, personId, kind }: Document,
  { state, by, reason, words, note, expiresOn }: Decision,
): Promise<void> => {
  if (state === 'approved') {
    await sql`
      UPDATE verification.documents SET state = 'replaced'
       WHERE person_id = ${personId} AND kind = ${kind}
         AND state IN ('approved', 'expired')`.execute(ctx.tx.db)
  }
  await sql`
    UPDATE verification.documents
       SET state = ${state}, decided_at = ${ctx.clock.now()}, decided_by = ${by},
           reason = ${reason}, words = ${words}, note = ${note}, expires_on = ${expiresOn}::date
     WHERE id = ${id}`.execute(ctx.tx.db)
}

type Page = { readonly state: DocumentState; readonly after: string | null; readonly limit: number }

/** Those that wait, the one promised first on top; decided ones newest first. */
export const listByState = async (
  ctx: TxContext,
  { state, after, limit }: Page,
): Promise<readonly Document[]> => {
  const waits = state === 'submitted' || state === 'in_review'
  const { rows } = await sql<Document>`
    SELECT ${columns} FROM verification.documents
     WHERE state = ${state}
       AND (${after}::uuid IS NULL OR ${sql.raw(waits ? 'id >' : 'id <')} ${after}::uuid)
     ORDER BY ${sql.raw(waits ? 'id' : 'id DESC')} LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** Waiting documents whose promised date has passed and whose owners do not know it yet. */
export const lockLate = async (ctx: TxContext, limit: number): Promise<readonly Document[]> => {
  const { rows } = await sql<Document>`
    SELECT ${columns} FROM verification.documents
     WHERE state IN ('submitted', 'in_review') AND answer_by <= ${ctx.clock.now()}
     ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx.db)
  return rows
}

export const prolong = async (ctx: TxContext, id: string, answerBy: Date): Promise<void> => {
  await sql`
    UPDATE verification.documents SET answer_by = ${answerBy}, late_told_at = ${ctx.clock.now()}
     WHERE id = ${id}`.execute(ctx.tx.db)
}

export type Expiring = Document & { readonly expiryTold: readonly string[] }

/** Approved documents that end within 30 days or have ended. */
export const lockExpiring = async (
  ctx: TxContext,
  after: string | null,
  limit: number,
): Promise<readonly Expiring[]> => {
  const within = new Date(ctx.clock.now().getTime() + 31 * 86_400_000)
  const { rows } = await sql<Expiring>`
    SELECT ${columns}, expiry_told AS "expiryTold" FROM verification.documents
     WHERE state = 'approved' AND expires_on <= (${within}::timestamptz)::date
       AND (${after}::uuid IS NULL OR id > ${after}::uuid)
     ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx.db)
  return rows
}

export const keepReminded = async (
  ctx: TxContext,
  id: string,
  days: number,
  isOver: boolean,
): Promise<void> => {
  await sql`
    UPDATE verification.documents
       SET expiry_told = array_append(expiry_told, ${String(days)}),
           state = CASE WHEN ${isOver} THEN 'expired' ELSE state END
     WHERE id = ${id}`.execute(ctx.tx.db)
}

/** Kinds of which this person has a good document. */
export const loadApprovedKinds = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<ReadonlySet<DocumentKind>> => {
  const { rows } = await sql<{ kind: DocumentKind }>`
    SELECT kind FROM verification.documents
     WHERE person_id = ${personId} AND state = 'approved'`.execute(ctx.tx.db)
  return new Set(rows.map(({ kind }) => kind))
}
