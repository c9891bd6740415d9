import { createHash } from 'node:crypto'
import type { Transaction } from '#platform/database/transaction'
import { headLine, postingLineSql, refusalLineSql, rootOf } from './chain.ts'
import { type SealedHead, sealHash, sealRoot } from './seal-heads.ts'

const pageSize = 10_000

/** Rows of a query, a page at a time, over a cursor: memory stays flat at any size. */
async function* streamRows<Row extends object>(
  tx: Transaction,
  name: string,
  text: string,
): AsyncGenerator<Row> {
  await tx.query({ name: `ledger.declare.${name}`, text: `DECLARE ${name} CURSOR FOR ${text}` }, [])
  const fetchPage = { name: `ledger.fetch.${name}`, text: `FETCH ${pageSize} FROM ${name}` }
  for (;;) {
    const rows = await tx.query<Row>(fetchPage, [])
    yield* rows
    if (rows.length < pageSize) break
  }
  await tx.query({ name: `ledger.close.${name}`, text: `CLOSE ${name}` }, [])
}

type Place = { readonly writerNo: number; readonly batchNo: bigint }
type Batch = Place & {
  readonly writerId: string
  readonly at: Date
  readonly transfers: number
  readonly refusals: number
  readonly hash: Buffer
}
type Line = Place & { readonly line: string }

const batchesSql = `
  SELECT b.writer_no AS "writerNo", b.batch_no AS "batchNo", w.id AS "writerId", b.at, b.transfers,
         b.refusals, b.hash
    FROM ledger.batches b LEFT JOIN ledger.writers w ON w.no = b.writer_no
   ORDER BY b.writer_no, b.batch_no`

const linesSql = (table: string, line: string) => `
  SELECT writer_no AS "writerNo", batch_no AS "batchNo", ${line} AS line
    FROM ${table} ORDER BY writer_no, batch_no, position`

const isBefore = (a: Place, b: Place): boolean =>
  a.writerNo < b.writerNo || (a.writerNo === b.writerNo && a.batchNo < b.batchNo)

const nameOf = ({ writerNo, batchNo }: Place): string => `batch ${writerNo}/${batchNo}`

/** Walks lines beside the batches: gives those of one batch, and reports lines that have none. */
const createLineReader = (lines: AsyncGenerator<Line>, violations: string[]) => {
  let next: Line | undefined
  let started = false
  const advance = async () => {
    const { value, done } = await lines.next()
    next = done ? undefined : value
  }
  const skipOrphans = async (until: Place | null) => {
    let reported: Place | undefined
    while (next && (until === null || isBefore(next, until))) {
      if (!reported || isBefore(reported, next)) violations.push(`${nameOf(next)} is missing`)
      reported = next
      await advance()
    }
  }
  return {
    take: async (batch: Place, use: (line: string) => void): Promise<number> => {
      if (!started) await advance()
      started = true
      await skipOrphans(batch)
      let count = 0
      while (next && next.writerNo === batch.writerNo && next.batchNo === batch.batchNo) {
        use(next.line)
        count += 1
        await advance()
      }
      return count
    },
    finish: async () => {
      if (!started) await advance()
      await skipOrphans(null)
    },
  }
}

export type ChainReport = {
  readonly batches: number
  readonly transfers: number
  readonly violations: readonly string[]
}

/** Recomputes every chain from the rows; a batch whose rows or link were touched is named. */
export const verifyChains = async (tx: Transaction): Promise<ChainReport> => {
  const violations: string[] = []
  const postings = createLineReader(
    streamRows<Line>(tx, 'posting_lines', linesSql('ledger.transfers', postingLineSql)),
    violations,
  )
  const refusals = createLineReader(
    streamRows<Line>(tx, 'refusal_lines', linesSql('ledger.refusals', refusalLineSql)),
    violations,
  )
  let batches = 0
  let transfers = 0
  let previous: Batch | undefined
  for await (const batch of streamRows<Batch>(tx, 'batch_links', batchesSql)) {
    const first = previous?.writerNo !== batch.writerNo
    const before = first || !previous ? rootOf(batch.writerId) : previous
    if (batch.batchNo !== before.batchNo + 1n) {
      violations.push(`${nameOf(batch)} follows ${before.batchNo}: a batch is missing`)
    }
    const hash = createHash('sha256').update(before.hash)
    hash.update(headLine({ ...batch, atMs: batch.at.getTime() }))
    const use = (line: string) => hash.update(`${line}\n`)
    const posted = await postings.take(batch, use)
    const refused = await refusals.take(batch, use)
    if (posted !== batch.transfers || refused !== batch.refusals) {
      violations.push(
        `${nameOf(batch)} has ${posted} postings and ${refused} refusals, not ${batch.transfers} and ${batch.refusals}`,
      )
    } else if (!hash.digest().equals(batch.hash)) {
      violations.push(`${nameOf(batch)} was touched: its hash does not recompute`)
    }
    batches += 1
    transfers += posted
    previous = batch
  }
  await postings.finish()
  await refusals.finish()
  return { batches, transfers, violations }
}

type Seal = { readonly no: bigint; readonly at: Date; readonly hash: Buffer }

const sealedHeadsSql = `
  SELECT s.seal_no AS "sealNo", s.writer_no AS "writerNo", s.batch_no AS "batchNo", s.hash,
         b.hash IS NOT DISTINCT FROM s.hash AS "isThere"
    FROM ledger.sealed_heads s LEFT JOIN ledger.batches b USING (writer_no, batch_no)
   WHERE s.seal_no = $1 ORDER BY s.writer_no`

/** Recomputes the seals, and looks whether every sealed head is still there. */
export const verifySeals = async (tx: Transaction): Promise<readonly string[]> => {
  const violations: string[] = []
  let previous: { readonly no: bigint; readonly hash: Buffer } = { no: 0n, hash: sealRoot }
  const sealsSql = 'SELECT no, at, hash FROM ledger.seals ORDER BY no'
  for await (const seal of streamRows<Seal>(tx, 'seals', sealsSql)) {
    const heads = await tx.query<SealedHead & { readonly isThere: boolean }>(
      { name: 'ledger.sealed-heads', text: sealedHeadsSql },
      [seal.no],
    )
    if (seal.no !== previous.no + 1n) violations.push(`seal ${seal.no} follows ${previous.no}`)
    if (!sealHash(previous.hash, seal.at.getTime(), heads).equals(seal.hash)) {
      violations.push(`seal ${seal.no} was touched: its hash does not recompute`)
    }
    for (const head of heads) {
      if (!head.isThere) violations.push(`seal ${seal.no}: ${nameOf(head)} is not what was sealed`)
    }
    previous = seal
  }
  return violations
}
