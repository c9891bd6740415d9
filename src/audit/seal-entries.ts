import { createHash, type Hash } from 'node:crypto'
import type { TxContext } from '#platform/context'
import { insertSeal, loadLastSeal, loadUnsealed, type Seal } from './store.ts'

/** Where the chain of seals begins. */
export const sealRoot: Buffer = createHash('sha256').update('okpay.audit.seals.1').digest()

/** Begins a seal's hash: the seal before it, then number, moment and count; lines follow. */
export const beginSeal = (previous: Buffer, { no, atMicros, entries }: Omit<Seal, 'hash'>): Hash =>
  createHash('sha256').update(previous).update(`${no}|${atMicros}|${entries}\n`)

const mostEntries = 5_000

/**
 * Seals the entries that wait, at most 5,000: a link of the chain over them and the seal before.
 * What commits late is simply in a later seal. Two nodes may try at once: one of them finds the
 * number taken. @returns how many were sealed.
 */
export const sealEntries = async (ctx: TxContext): Promise<number> => {
  const last = await loadLastSeal(ctx)
  const lines = await loadUnsealed(ctx, mostEntries)
  if (lines.length === 0) return 0
  const nowMicros = BigInt(ctx.clock.now().getTime()) * 1_000n
  const lastMicros = last?.atMicros ?? 0n
  const head = {
    no: (last?.no ?? 0n) + 1n,
    atMicros: nowMicros > lastMicros ? nowMicros : lastMicros,
    entries: lines.length,
  }
  const hash = beginSeal(last?.hash ?? sealRoot, head)
  for (const { line } of lines) hash.update(`${line}\n`)
  const ids = lines.map(({ id }) => id)
  return (await insertSeal(ctx, { ...head, hash: hash.digest(), ids })) ? lines.length : 0
}
