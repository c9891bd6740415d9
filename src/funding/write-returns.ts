import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { money } from '#money'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { type Policy, policyInForce } from '#policy'
import { writePaymentOrder } from './rails/bank/write-payment-order.ts'
import { listUnwrittenReturns, markReturnWritten, type UnwrittenReturn } from './return-store.ts'
import { openPayerAccount } from './suspense-store.ts'

const orderOf = (ordered: UnwrittenReturn, policy: Policy): Buffer | null => {
  const payer = policy.bankDeposits.accounts[ordered.currency]
  if (!payer) return null
  const { suspenseItemId, counterpartyAccountSealed, endToEndId } = ordered
  return writePaymentOrder({
    messageId: endToEndId,
    createdAt: ordered.orderedAt,
    payer,
    payee: {
      name: ordered.counterparty ?? 'NOTPROVIDED',
      account: openPayerAccount(suspenseItemId, counterpartyAccountSealed),
    },
    amount: money(ordered.amountMinor, ordered.currency),
    endToEndId,
    remittance: `Return of an unmatched payment ${endToEndId}`,
  })
}

/** Complete or absent: the bank's software never sees half a file. */
const writeWhole = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  const unfinished = join(folder, `.${name}.part`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
}

/**
 * Writes a payment order (pain.001.001.09) into the out-folder for each return that has none. The
 * same return always gives the same file, so a crash in between changes nothing.
 * @returns the names of the files.
 */
export const writeReturns = async (
  pool: pg.Pool,
  ctx: Context,
  folder: string,
): Promise<readonly string[]> => {
  const [policy, waiting] = await inTransaction(pool, { readOnly: true }, async (tx) => {
    const txCtx = { ...ctx, tx }
    return [await policyInForce(txCtx), await listUnwrittenReturns(txCtx, 100)] as const
  })
  if (waiting.length === 0) return []
  await mkdir(folder, { recursive: true })
  const written: string[] = []
  for (const ordered of waiting) {
    const bytes = orderOf(ordered, policy)
    if (!bytes) {
      const { id, currency } = ordered
      ctx.log.error(
        { event: 'return_without_bank', id, currency },
        'No bank account to return from',
      )
      continue
    }
    const name = `pain001-${ordered.endToEndId}.xml`
    await writeWhole(folder, name, bytes)
    await inTransaction(pool, {}, (tx) => markReturnWritten({ ...ctx, tx }, ordered.id, name))
    written.push(name)
  }
  return written
}
