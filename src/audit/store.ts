import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { AuditEvent, HistoryKind, Outcome } from './audit-event.ts'

export type NewEntry = {
  readonly id: string
  readonly at: Date
  readonly event: AuditEvent
  readonly kind: HistoryKind | null
  readonly outcome: Outcome
  readonly actorKind: 'anonymous' | 'system' | 'person'
  readonly actorId: string | null
  readonly personId: PersonId | null
  readonly addressSealed: string | null
  readonly place: string | null
  readonly browser: string | null
  readonly system: string | null
  readonly requestId: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a sealed address is bound to. */
export const sealPlace = (id: string): string => `audit.entries.address_sealed.${id}`

const insert: Prepared = {
  name: 'audit.insert-entries',
  text: `
    WITH entry AS (
      INSERT INTO audit.entries (id, at, event, kind, outcome, actor_kind, actor_id, person_id,
        address_sealed, place, browser, system, request_id, facts)
      SELECT id, at, event, kind, outcome, "actorKind", "actorId", "personId", "addressSealed",
             place, browser, system, "requestId", facts
        FROM jsonb_to_recordset($1::jsonb) AS row (
          id uuid, at timestamptz, event text, kind text, outcome text, "actorKind" text,
          "actorId" text, "personId" uuid, "addressSealed" text, place text, browser text,
          system text, "requestId" text, facts jsonb)
      RETURNING id
    )
    INSERT INTO audit.unsealed (entry_id) SELECT id FROM entry`,
}

/** The entries, and their places in the queue of the sealer. */
export const insertEntries = async (
  ctx: TxContext,
  entries: readonly NewEntry[],
): Promise<void> => {
  await ctx.tx.query(insert, [JSON.stringify(entries)])
}

/**
 * One entry as the chain sees it: every column in order, as the text of a JSON array. The database
 * writes it, so that sealing and verifying read the very same bytes.
 */
export const entryLineSql = `
  jsonb_build_array(e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.event, e.kind, e.outcome,
    e.actor_kind, e.actor_id, e.person_id, e.address_sealed, e.place, e.browser, e.system,
    e.request_id, e.facts)::text`

export type Seal = {
  readonly no: bigint
  readonly atMicros: bigint
  readonly entries: number
  readonly hash: Buffer
}

const sealColumns = `
  no, (extract(epoch FROM at) * 1000000)::bigint AS "atMicros", entries, hash`

const last: Prepared = {
  name: 'audit.last-seal',
  text: `SELECT ${sealColumns} FROM audit.seals ORDER BY no DESC LIMIT 1`,
}

export const loadLastSeal = async (ctx: TxContext): Promise<Seal | null> =>
  (await ctx.tx.query<Seal>(last, []))[0] ?? null

const byNumbers: Prepared = {
  name: 'audit.seals-by-number',
  text: 'SELECT no, hash FROM audit.seals WHERE no = ANY($1::bigint[])',
}

type Head = Pick<Seal, 'no' | 'hash'>

/** Hashes of these seals by number, those that are there. */
export const loadSealHashes = async (
  { tx }: Pick<TxContext, 'tx'>,
  numbers: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> => {
  const rows = await tx.query<Head>(byNumbers, [numbers])
  return new Map(rows.map(({ no, hash }) => [no, hash.toString('hex')]))
}

const waiting: Prepared = {
  name: 'audit.load-unsealed',
  text: `
    SELECT e.id, ${entryLineSql} AS line
      FROM audit.unsealed u JOIN audit.entries e ON e.id = u.entry_id
     ORDER BY e.id LIMIT $1`,
}

export type Line = { readonly id: string; readonly line: string }

/** Entries that no seal holds yet, by id. */
export const loadUnsealed = (ctx: TxContext, limit: number): Promise<readonly Line[]> =>
  ctx.tx.query<Line>(waiting, [limit])

// Who comes second finds the number taken, and nothing of his is written.
const seal: Prepared = {
  name: 'audit.insert-seal',
  text: `
    WITH seal AS (
      INSERT INTO audit.seals (no, at, entries, hash)
      VALUES ($1, to_timestamp($2::bigint / 1000000.0), cardinality($4::uuid[]), $3)
      ON CONFLICT DO NOTHING RETURNING no
    ), held AS (
      INSERT INTO audit.sealed_entries (entry_id, seal_no)
      SELECT id, no FROM unnest($4::uuid[]) AS id, seal
    ), served AS (
      DELETE FROM audit.unsealed USING seal WHERE entry_id = ANY($4::uuid[])
    )
    SELECT no FROM seal`,
}

type NewSeal = Omit<Seal, 'entries'> & { readonly ids: readonly string[] }

/** @returns false when another node took this number first. */
export const insertSeal = async (
  ctx: TxContext,
  { no, atMicros, hash, ids }: NewSeal,
): Promise<boolean> => (await ctx.tx.query(seal, [no, atMicros, hash, ids])).length > 0
