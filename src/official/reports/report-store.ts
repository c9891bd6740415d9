import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'

export type ReportState = 'new' | 'confirmed' | 'harmless'

export type Report = {
  readonly id: string
  readonly reference: string
  readonly text: string
  readonly contact: string | null
  readonly reporterId: PersonId | null
  readonly language: Language
  readonly redactions: number
  readonly state: ReportState
  readonly createdAt: Date
}

type Row = Omit<Report, 'text' | 'contact'> & {
  textSealed: string
  contactSealed: string | null
}

const place = (column: 'text_sealed' | 'contact_sealed', id: string) =>
  `official.phishing_reports.${column}.${id}`

const columns = sql.raw(`
  id, reference, text_sealed AS "textSealed", contact_sealed AS "contactSealed",
  reporter_id AS "reporterId", language, redactions, state, created_at AS "createdAt"`)

const opened = ({ textSealed, contactSealed, ...row }: Row): Report => ({
  ...row,
  text: secretsInUse().open(textSealed, place('text_sealed', row.id)),
  contact: contactSealed && secretsInUse().open(contactSealed, place('contact_sealed', row.id)),
})

export const insertReport = async (
  ctx: TxContext,
  report: Omit<Report, 'state'>,
): Promise<void> => {
  const { id, contact } = report
  const secrets = secretsInUse()
  const text = secrets.seal(report.text, place('text_sealed', id))
  const sealedContact = contact && secrets.seal(contact, place('contact_sealed', id))
  await sql`
    INSERT INTO official.phishing_reports (
      id, reference, text_sealed, contact_sealed, reporter_id, language, redactions, created_at)
    VALUES (${id}, ${report.reference}, ${text}, ${sealedContact}, ${report.reporterId},
      ${report.language}, ${report.redactions}, ${report.createdAt})`.execute(ctx.tx.db)
}

type Page = {
  readonly state: ReportState | null
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export const listReports = async (
  ctx: TxContext,
  { state, before, limit }: Page,
): Promise<readonly Report[]> => {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM official.phishing_reports
     WHERE (${state}::text IS NULL OR state = ${state}::text)
       AND (${before}::uuid IS NULL OR id < ${before}::uuid)
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows.map(opened)
}

/** Locked until the transaction ends: two members of staff decide one after the other. */
export const lockReport = async (ctx: TxContext, reference: string): Promise<Report | null> => {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM official.phishing_reports
     WHERE reference = ${reference} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ? opened(rows[0]) : null
}

export type ReportDecision = {
  readonly reportId: string
  readonly state: 'confirmed' | 'harmless'
  readonly note: string
  readonly decidedBy: PersonId
  readonly decidedAt: Date
}

export const keepDecision = async (ctx: TxContext, decision: ReportDecision): Promise<void> => {
  const { reportId, state, note, decidedBy, decidedAt } = decision
  await sql`UPDATE official.phishing_reports SET state = ${state} WHERE id = ${reportId}`.execute(
    ctx.tx.db,
  )
  await sql`
    INSERT INTO official.phishing_decisions (id, report_id, state, note, decided_by, decided_at)
    VALUES (${ctx.ids.next()}, ${reportId}, ${state}, ${note}, ${decidedBy}, ${decidedAt})`.execute(
    ctx.tx.db,
  )
}

/** Of all these reports, oldest first. */
export const listDecisions = async (
  ctx: TxContext,
  reportIds: readonly string[],
): Promise<readonly ReportDecision[]> => {
  const { rows } = await sql<ReportDecision>`
    SELECT report_id AS "reportId", state, note, decided_by AS "decidedBy",
      decided_at AS "decidedAt"
      FROM official.phishing_decisions WHERE report_id = ANY(${reportIds}::uuid[])
     ORDER BY id`.execute(ctx.tx.db)
  return rows
}
