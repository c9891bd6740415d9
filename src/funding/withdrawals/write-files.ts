import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { money } from '#money'
import type { Context, TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { addBusinessDays, type Policy, policyInForce } from '#policy'
import { loadInstrumentsById, openAccount } from '../instruments/instrument-store.ts'
import { type PaymentFile, writePaymentFile } from '../rails/bank/write-payment-file.ts'
import { keepWritten, listUnwritten, type PaymentFileRow } from './file-store.ts'
import { goesAlone, prepareFile, releaseFile } from './prepare-file.ts'
import { currenciesWaiting, loadByFile } from './withdrawal-store.ts'

const contentOf = async (
  ctx: TxContext,
  file: PaymentFileRow,
  policy: Policy,
): Promise<PaymentFile | null> => {
  const { currency, messageId, preparedAt } = file
  const payer = policy.bankDeposits.accounts[currency]
  if (!payer) return null
  const withdrawals = await loadByFile(ctx, file.id)
  const instruments = await loadInstrumentsById(
    ctx,
    withdrawals.map(({ instrumentId }) => instrumentId),
  )
  const payments = []
  for (const { instrumentId, amountMinor, endToEndId } of withdrawals) {
    const instrument = instruments.get(instrumentId)!
    payments.push({
      ...{ amount: money(amountMinor, currency), endToEndId, payeeName: instrument.holder },
      payeeAccount: await openAccount(ctx, instrumentId),
      ...{ payeeBank: instrument.bankCode, remittance: `OKPay ${endToEndId}` },
    })
  }
  const executeOn = addBusinessDays(preparedAt, 0, policy.openingHours(`bank:${currency}`))
  const day = executeOn.toISOString().slice(0, 10)
  return { messageId, createdAt: preparedAt, executeOn: day, currency, payer, payments }
}

/** Complete or absent: the bank's software never sees half a file. */
const writeWhole = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  const unfinished = join(folder, `.${name}.part`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
}

/** Files that the policy lets go without a second person: put together and released at once. */
const letGo = async (ctx: TxContext): Promise<void> => {
  const policy = await policyInForce(ctx)
  for (const currency of await currenciesWaiting(ctx)) {
    const file = await prepareFile(ctx, currency, null, policy)
    if (file && goesAlone(file, policy)) await releaseFile(ctx, file, null, policy)
    else if (file) {
      const about = { event: 'payment_file_waits', paymentFile: file.id, currency }
      ctx.log.warn(about, 'A payment file waits for somebody to release it')
    }
  }
}

/**
 * Puts approved withdrawals into payment files and writes what was released (pain.001.001.09) into
 * the out-folder. The same file always has the same content, so a crash in between changes nothing.
 * @returns the names of the files
 */
export const sendWithdrawals = async (
  pool: pg.Pool,
  ctx: Context,
  folder: string,
): Promise<readonly string[]> => {
  await inTransaction(pool, {}, (tx) => letGo({ ...ctx, tx }))
  const files = await inTransaction(pool, { readOnly: true }, (tx) => listUnwritten({ ...ctx, tx }))
  if (files.length === 0) return []
  await mkdir(folder, { recursive: true })
  const written: string[] = []
  for (const file of files) {
    const content = await inTransaction(pool, { readOnly: true }, async (tx) =>
      contentOf({ ...ctx, tx }, file, await policyInForce({ ...ctx, tx })),
    )
    if (!content) {
      const about = { event: 'payment_without_bank', paymentFile: file.id }
      ctx.log.error(about, 'No bank account to pay from')
      continue
    }
    await writeWhole(folder, file.name, writePaymentFile(content))
    await inTransaction(pool, {}, (tx) => keepWritten({ ...ctx, tx }, file.id))
    written.push(file.name)
  }
  return written
}
