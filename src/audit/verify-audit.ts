import type { Hash } from 'node:crypto'
import type pg from 'pg'
import { inTransaction, type Transaction } from '#platform/database/transaction'
import { formatId } from '#platform/ids'
import { type ExportedHead, readHeads } from './exported-heads.ts'
import { beginSeal, sealRoot } from './seal-entries.ts'
import { loadSealHashes, type Seal } from './store.ts'
import { findStrays, streamChain } from './verify-store.ts'

export type AuditReport = {
  readonly ok: boolean
  /** Entries that a seal holds. */
  readonly entries: number
  readonly seals: number
  /** Entries that wait for the next seal. */
  readonly waiting: number
  /** Lines of the file of exported heads; null when there is no file. */
  readonly exportedHeads: number | null
  /** Lines of it that could not be read. */
  readonly unreadableHeads: number
  /** What is wrong, in words; at most 100. */
  readonly violations: readonly string[]
}

const shown = 100

const nameOf = (entryId: string): string => `entry ${formatId('audit', entryId)}`

type Link = { readonly seal: Seal; readonly hash: Hash; held: number; gone: number }

/** Walks the chain and says what does not fit; goes on with what stands there. */
const verifyChain = async (tx: Transaction, violations: string[]) => {
  let previous: { readonly no: bigint; readonly hash: Buffer } = { no: 0n, hash: sealRoot }
  let link: Link | null = null
  let [entries, seals, missing] = [0, 0, 0n]
  const close = () => {
    if (!link) return
    const { seal, hash, held, gone } = link
    const isNext = seal.no === previous.no + 1n
    if (!isNext) {
      violations.push(`seal ${previous.no + 1n} is missing: seal ${seal.no} follows ${previous.no}`)
    } else if (held !== seal.entries) {
      violations.push(`seal ${seal.no} holds ${held} entries, not ${seal.entries}`)
    } else if (gone === 0 && !hash.digest().equals(seal.hash)) {
      violations.push(`seal ${seal.no} was touched: its hash does not recompute`)
    }
    previous = seal
    entries += held
    seals += 1
    link = null
  }
  for await (const { entryId, line, ...row } of streamChain(tx)) {
    if (row.hash === null) {
      if (missing !== row.no) violations.push(`seal ${row.no} is missing, its entries are there`)
      missing = row.no
      continue
    }
    if (link?.seal.no !== row.no) {
      close()
      link = { seal: row as Seal, hash: beginSeal(previous.hash, row as Seal), held: 0, gone: 0 }
    }
    if (entryId === null) continue
    link.held += 1
    if (line === null) {
      link.gone += 1
      violations.push(`seal ${row.no}: ${nameOf(entryId)} is gone`)
    } else link.hash.update(`${line}\n`)
  }
  close()
  return { entries, seals }
}

const headsAtOnce = 1_000

/** Each head that was ever told must still be the head of its seal. */
const verifyHeads = async (tx: Transaction, path: string, violations: string[]) => {
  const heads = await readHeads(path)
  if (!heads) return { exportedHeads: null, unreadableHeads: 0 }
  let [exportedHeads, unreadableHeads] = [0, 0]
  let batch: ExportedHead[] = []
  const compare = async () => {
    const hashes = await loadSealHashes({ tx }, [...new Set(batch.map(({ seal }) => seal))])
    for (const { at, seal, hash } of batch) {
      if (hashes.get(seal) === hash) continue
      const what = hashes.has(seal) ? 'is another one now' : 'is not in the database'
      violations.push(`seal ${seal}, told outside at ${at}, ${what}`)
    }
    batch = []
  }
  for await (const head of heads) {
    exportedHeads += 1
    if (head) batch.push(head)
    else unreadableHeads += 1
    if (batch.length >= headsAtOnce) await compare()
  }
  if (batch.length > 0) await compare()
  return { exportedHeads, unreadableHeads }
}

const judge = async (tx: Transaction, headsFile: string): Promise<AuditReport> => {
  const violations: string[] = []
  const chain = await verifyChain(tx, violations)
  const { waiting, unsealed, vanished } = await findStrays(tx, shown)
  for (const id of unsealed)
    violations.push(`${nameOf(id)} is in no seal and does not wait for one`)
  for (const id of vanished) violations.push(`${nameOf(id)} went before it was sealed`)
  const heads = await verifyHeads(tx, headsFile, violations)
  const ok = violations.length === 0
  return { ok, ...chain, waiting, ...heads, violations: violations.slice(0, shown) }
}

/**
 * Recomputes the audit chain on one snapshot, and compares it with the heads that were told outside
 * when their file is there. Reads only, also while OKPay runs; memory stays flat at any size.
 */
export const verifyAudit = (pool: pg.Pool, headsFile: string): Promise<AuditReport> =>
  inTransaction(pool, { readOnly: true }, async (tx) => {
    for (const setting of [
      'TRANSACTION ISOLATION LEVEL REPEATABLE READ',
      'LOCAL statement_timeout = 0',
    ]) {
      await tx.query({ name: `audit.verify.${setting}`, text: `SET ${setting}` }, [])
    }
    return judge(tx, headsFile)
  })
