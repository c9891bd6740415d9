import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'

export type ProposalState = 'proposed' | 'approved' | 'rejected' | 'withdrawn'

export type Proposal = {
  readonly id: string
  readonly baseVersion: number
  readonly document: unknown
  /** Null: as early as the notice allows. */
  readonly effectiveFrom: Date | null
  /** Compared with its base. */
  readonly isWorse: boolean
  readonly reason: string
  readonly proposedBy: PersonId
  readonly proposedAt: Date
  readonly state: ProposalState
  readonly decidedBy: PersonId | null
  readonly decidedAt: Date | null
  readonly note: string | null
  readonly version: number | null
}

const columns = sql.raw(`
  id, base_version AS "baseVersion", document, effective_from AS "effectiveFrom",
  is_worse AS "isWorse", reason,
  proposed_by AS "proposedBy", proposed_at AS "proposedAt", state, decided_by AS "decidedBy",
  decided_at AS "decidedAt", note, version`)

export const insertProposal = async (ctx: TxContext, proposal: Proposal): Promise<void> => {
  const { id, baseVersion, document, effectiveFrom, isWorse } = proposal
  const { reason, proposedBy, proposedAt } = proposal
  await sql`
    INSERT INTO policy.proposals (
      id, base_version, document, effective_from, is_worse, reason, proposed_by, proposed_at, state)
    VALUES (${id}, ${baseVersion}, ${JSON.stringify(document)}::jsonb, ${effectiveFrom},
      ${isWorse}, ${reason}, ${proposedBy}, ${proposedAt}, 'proposed')`.execute(ctx.tx.db)
}

/** Newest first, a hundred at most. */
export const loadProposals = async (ctx: TxContext): Promise<readonly Proposal[]> => {
  const { rows } = await sql<Proposal>`
    SELECT ${columns} FROM policy.proposals ORDER BY proposed_at DESC, id DESC LIMIT 100`.execute(
    ctx.tx.db,
  )
  return rows
}

export const loadProposal = async (ctx: TxContext, id: string): Promise<Proposal | null> => {
  const { rows } = await sql<Proposal>`
    SELECT ${columns} FROM policy.proposals WHERE id = ${id}`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Of two decisions at the same moment the second one waits and finds the first one's. */
export const lockProposal = async (ctx: TxContext, id: string): Promise<Proposal | null> => {
  const { rows } = await sql<Proposal>`
    SELECT ${columns} FROM policy.proposals WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

type Decision = {
  readonly state: Exclude<ProposalState, 'proposed'>
  readonly decidedBy: PersonId
  readonly decidedAt: Date
  readonly note: string | null
  readonly version: number | null
}

export const keepDecision = async (
  ctx: TxContext,
  id: string,
  { state, decidedBy, decidedAt, note, version }: Decision,
): Promise<void> => {
  await sql`
    UPDATE policy.proposals SET state = ${state}, decided_by = ${decidedBy},
      decided_at = ${decidedAt}, note = ${note}, version = ${version}
    WHERE id = ${id}`.execute(ctx.tx.db)
}
