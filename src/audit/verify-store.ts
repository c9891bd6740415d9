import type { Transaction } from '#platform/database/transaction'
import { entryLineSql, type Seal } from './store.ts'

const pageSize = 5_000

/** A seal with one of its entries; without a seal `hash` is null, without an entry its `line`. */
export type ChainRow = Omit<Seal, 'hash'> & {
  readonly hash: Buffer | null
  readonly entryId: string | null
  readonly line: string | null
}

const chainSql = `
  SELECT coalesce(s.no, l.seal_no) AS no,
         (extract(epoch FROM s.at) * 1000000)::bigint AS "atMicros", s.entries, s.hash,
         l.entry_id AS "entryId",
         CASE WHEN e.id IS NOT NULL THEN ${entryLineSql} END AS line
    FROM audit.seals s
    FULL JOIN audit.sealed_entries l ON l.seal_no = s.no
    LEFT JOIN audit.entries e ON e.id = l.entry_id
   ORDER BY 1, l.entry_id`

/** The whole chain in order, a page at a time over a cursor. */
export async function* streamChain(tx: Transaction): AsyncGenerator<ChainRow> {
  const cursor = 'audit_chain'
  await tx.query(
    { name: 'audit.declare-chain', text: `DECLARE ${cursor} CURSOR FOR ${chainSql}` },
    [],
  )
  const fetchPage = { name: 'audit.fetch-chain', text: `FETCH ${pageSize} FROM ${cursor}` }
  for (;;) {
    const rows = await tx.query<ChainRow>(fetchPage, [])
    yield* rows
    if (rows.length < pageSize) break
  }
  await tx.query({ name: 'audit.close-chain', text: `CLOSE ${cursor}` }, [])
}

const unsealedSql = `
  SELECT e.id FROM audit.entries e
   WHERE NOT EXISTS (SELECT FROM audit.sealed_entries l WHERE l.entry_id = e.id)
     AND NOT EXISTS (SELECT FROM audit.unsealed u WHERE u.entry_id = e.id)
   ORDER BY e.id LIMIT $1`

const vanishedSql = `
  SELECT u.entry_id AS id FROM audit.unsealed u
   WHERE NOT EXISTS (SELECT FROM audit.entries e WHERE e.id = u.entry_id)
   ORDER BY u.entry_id LIMIT $1`

/** How many entries wait, which neither wait nor are sealed, and which wait but are gone. */
export const findStrays = async (tx: Transaction, limit: number) => {
  const ids = async (name: string, text: string) =>
    (await tx.query<{ id: string }>({ name, text }, [limit])).map(({ id }) => id)
  const [counted] = await tx.query<{ waiting: number }>(
    { name: 'audit.count-waiting', text: 'SELECT count(*)::int AS waiting FROM audit.unsealed' },
    [],
  )
  return {
    waiting: counted!.waiting,
    unsealed: await ids('audit.find-unsealed', unsealedSql),
    vanished: await ids('audit.find-vanished', vanishedSql),
  }
}
