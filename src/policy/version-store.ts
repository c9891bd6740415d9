import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PolicyRow } from './read-policy.ts'

export type VersionRow = PolicyRow & { readonly announcedAt: Date | null }

const selectNewer: Prepared = {
  name: 'policy.newer',
  text: `
    SELECT version, effective_from AS "effectiveFrom", announced_at AS "announcedAt", document
    FROM policy.versions WHERE version > $1 ORDER BY version`,
}

/** Versions with a higher number, oldest first. */
export const loadVersionsAfter = (ctx: TxContext, version: number): Promise<VersionRow[]> =>
  ctx.tx.query<VersionRow>(selectNewer, [version])

const lock: Prepared = {
  name: 'policy.lock-versions',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('policy.versions', 0))`,
}

/** One approval at a time: the second one sees the first one's version. */
export const lockVersions = async (ctx: TxContext): Promise<void> => {
  await ctx.tx.query(lock, [])
}

const insert: Prepared = {
  name: 'policy.insert-version',
  text: `
    INSERT INTO policy.versions (version, effective_from, announced_at, document)
    VALUES ($1, $2, $3, $4)`,
}

export const insertVersion = async (
  ctx: TxContext,
  { version, effectiveFrom, announcedAt, document }: VersionRow,
): Promise<void> => {
  await ctx.tx.query(insert, [version, effectiveFrom, announcedAt, JSON.stringify(document)])
}
