import { createHash } from 'node:crypto'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { arrayLiteral } from './array-literal.ts'

/** Where the chain of seals begins. */
export const sealRoot = createHash('sha256').update('okpay.ledger.seals.1').digest()

/** Over the previous seal, the moment, and a line for each head by writer number. */
export const sealHash = (previous: Buffer, atMs: number, heads: readonly SealedHead[]): Buffer => {
  const hash = createHash('sha256').update(previous).update(`${atMs}\n`)
  for (const head of heads) {
    hash.update(`${head.writerNo}|${head.batchNo}|${head.hash.toString('hex')}\n`)
  }
  return hash.digest()
}

const lastSeal: Prepared = {
  name: 'ledger.last-seal',
  text: 'SELECT no, at, hash FROM ledger.seals ORDER BY no DESC LIMIT 1',
}

// The head of every chain that has moved since it was last sealed.
const movedHeads: Prepared = {
  name: 'ledger.moved-heads',
  text: `
    SELECT w.no AS "writerNo", head.batch_no AS "batchNo", head.hash
      FROM ledger.writers w
     CROSS JOIN LATERAL (
        SELECT batch_no, hash, at FROM ledger.batches
         WHERE writer_no = w.no ORDER BY batch_no DESC LIMIT 1
      ) head
     WHERE NOT EXISTS (
        SELECT FROM ledger.sealed_heads s
         WHERE s.writer_no = w.no AND s.batch_no = head.batch_no)
     ORDER BY w.no`,
}

const insertSeal: Prepared = {
  name: 'ledger.insert-seal',
  text: 'INSERT INTO ledger.seals (no, at, hash) VALUES ($1, $2, $3)',
}

const insertHeads: Prepared = {
  name: 'ledger.insert-sealed-heads',
  text: `INSERT INTO ledger.sealed_heads (seal_no, writer_no, batch_no, hash)
         SELECT $1, writer_no, batch_no, decode(hash, 'hex')
           FROM unnest($2::integer[], $3::bigint[], $4::text[]) AS row (writer_no, batch_no, hash)`,
}

export type SealedHead = {
  readonly writerNo: number
  readonly batchNo: bigint
  readonly hash: Buffer
}

/**
 * Seals the heads of all chains together: after that no batch can be taken away from any chain
 * without a trace. @returns how many heads were sealed; 0 when nothing has moved.
 */
export const sealHeads = async (ctx: TxContext): Promise<number> => {
  const [last] = await ctx.tx.query<{ no: bigint; at: Date; hash: Buffer }>(lastSeal, [])
  const moved = await ctx.tx.query<SealedHead>(movedHeads, [])
  if (moved.length === 0) return 0
  const atMs = Math.max(ctx.clock.now().getTime(), last?.at.getTime() ?? 0)
  const no = (last?.no ?? 0n) + 1n
  await ctx.tx.query(insertSeal, [
    no,
    new Date(atMs),
    sealHash(last?.hash ?? sealRoot, atMs, moved),
  ])
  await ctx.tx.query(insertHeads, [
    no,
    arrayLiteral(moved.map(({ writerNo }) => writerNo)),
    arrayLiteral(moved.map(({ batchNo }) => batchNo)),
    arrayLiteral(moved.map(({ hash }) => hash.toString('hex'))),
  ])
  return moved.length
}
