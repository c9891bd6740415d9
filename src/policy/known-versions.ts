import type { TxContext } from '#platform/context'
import type { PolicyDocument } from './document/policy-document.ts'
import { readDocument } from './document/read-document.ts'
import type { Policy } from './policy.ts'
import { readPolicy } from './read-policy.ts'
import { loadVersionsAfter, type VersionRow } from './version-store.ts'

/** A version as it was read: its document as tables, whatever its shape was, and its use. */
export type KnownVersion = Omit<VersionRow, 'document'> & {
  readonly document: PolicyDocument
  readonly policy: Policy
}

/** Versions never change, so what is known only grows; newest last. */
let known: readonly KnownVersion[] = []
/** Versions of which it was said already that they cannot be used. */
const complainedOf = new Set<number>()
let readAtMs = Number.NEGATIVE_INFINITY

/** Forgets what was read: for a test that uses several databases in one process. */
export const forgetPolicy = (): void => {
  known = []
  complainedOf.clear()
  readAtMs = Number.NEGATIVE_INFINITY
}

export const versionsInMemory = (): readonly KnownVersion[] => known

/** Milliseconds since newer versions were last looked for; negative after a clock was set back. */
export const ageOfKnowledgeMs = (ctx: Pick<TxContext, 'clock'>): number =>
  ctx.clock.monotonicMs() - readAtMs

/**
 * A version that this program does not understand is passed over, the one before it stays in force
 * and those on duty are told: better yesterday's rules than none.
 */
const read = (ctx: Pick<TxContext, 'log'>, row: VersionRow): KnownVersion | null => {
  const { version } = row
  try {
    return { ...row, document: readDocument(version, row.document), policy: readPolicy(row) }
  } catch (error) {
    if (!complainedOf.has(version)) {
      const about = { event: 'policy_unreadable', version, err: error }
      ctx.log.error(about, 'A version of the policy cannot be used')
    }
    complainedOf.add(version)
    return null
  }
}

/** All versions, oldest first: one small statement looks for newer ones than are in memory. */
export const readVersions = async (ctx: TxContext): Promise<readonly KnownVersion[]> => {
  const rows = await loadVersionsAfter(ctx, known.at(-1)?.version ?? 0)
  // Two calls may have asked at the same time: only what is still newer is added.
  const last = known.at(-1)?.version ?? 0
  const newer = rows.filter(({ version }) => version > last).flatMap((row) => read(ctx, row) ?? [])
  if (newer.length > 0) known = [...known, ...newer]
  readAtMs = ctx.clock.monotonicMs()
  return known
}

/** The one in force at `at`, undefined before the first. */
export const inForceAt = (versions: readonly KnownVersion[], at: Date): KnownVersion | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom.getTime() <= at.getTime())

/** The form that contracts carry. */
export const toVersion = ({
  version,
  effectiveFrom,
  announcedAt,
}: Pick<KnownVersion, 'version' | 'effectiveFrom' | 'announcedAt'>) => ({
  version,
  effectiveFrom: effectiveFrom.toISOString(),
  announcedAt: announcedAt?.toISOString() ?? null,
})
