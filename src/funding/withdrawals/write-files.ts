import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Currency, money } from '#money'
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
  const { currency, messageId, preparedAt, releasedAt } = file
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
  // A file may have waited for its release: the day is the first on which the bank can act.
  const executeOn = addBusinessDays(
    releasedAt ?? preparedAt,
    0,
    policy.openingHours(`bank:${currency}`),
  )
  const day = executeOn.toISOString().slice(0, 10)
  return { messageId, createdAt: preparedAt, executeOn: day, currency, payer, payments }
}

/** Told of each file whether it could be put where the bank fetches it. */
type OnDelivery = (ok: boolean, code: string | null) => Promise<void>

/** Complete or absent: the bank's software never sees half a file. */
const writeWhole = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${name}.part`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
}

/** Only the folder is the bank's side; the database is ours. */
const deliver = async (
  { folder, onDelivery }: Pick<Sending, 'folder' | 'onDelivery'>,
  name: string,
  bytes: Buffer,
): Promise<void> => {
  try {
    await writeWhole(folder, name, bytes)
  } catch (error) {
    const { code = 'unwritable' } = error as NodeJS.ErrnoException
    await onDelivery?.(false, code)
    throw error
  }
  await onDelivery?.(true, null)
}

/** What the policy lets go without a second person is put together and released at once. */
const letGo = async (ctx: TxContext, currency: Currency): Promise<void> => {
  const policy = await policyInForce(ctx)
  const file = await prepareFile(ctx, currency, null, policy)
  if (!file) return
  if (await goesAlone(ctx, file, policy)) {
    await releaseFile(ctx, file, null, policy)
    return
  }
  const about = { event: 'payment_file_waits', paymentFile: file.id, currency }
  ctx.log.warn(about, 'A payment file waits for somebody to release it')
}

type Sending = {
  readonly pool: pg.Pool
  readonly ctx: Context
  readonly folder: string
  readonly onDelivery?: OnDelivery | undefined
}

/** One that fails keeps no other: the first failure is thrown when all have been tried. */
const createTries = () => {
  let failure: Error | null = null
  return {
    attempt: async (what: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work()
      } catch (cause) {
        failure ??= new Error(`${what}: ${String(cause)}`, { cause })
      }
    },
    finish: (): void => {
      if (failure) throw failure
    },
  }
}

/** @returns whether the bank can take it now */
const writeOne = async (sending: Sending, file: PaymentFileRow): Promise<boolean> => {
  const { pool, ctx } = sending
  const content = await inTransaction(pool, { readOnly: true }, async (tx) =>
    contentOf({ ...ctx, tx }, file, await policyInForce({ ...ctx, tx })),
  )
  if (!content) {
    const about = { event: 'payment_without_bank', paymentFile: file.id }
    ctx.log.error(about, 'No bank account to pay from')
    return false
  }
  await deliver(sending, file.name, writePaymentFile(content))
  await inTransaction(pool, {}, (tx) => keepWritten({ ...ctx, tx }, file.id))
  return true
}

/**
 * Puts approved withdrawals into payment files and writes what was released (pain.001.001.09) into
 * the out-folder. The same file always has the same content, so a crash in between changes nothing.
 * @returns the names of the files
 * @throws Error of the first currency or file that failed, after all others have been tried
 */
export const sendWithdrawals = async (
  pool: pg.Pool,
  ctx: Context,
  folder: string,
  onDelivery?: OnDelivery,
): Promise<readonly string[]> => {
  const { attempt, finish } = createTries()
  const waiting = await inTransaction(pool, { readOnly: true }, (tx) =>
    currenciesWaiting({ ...ctx, tx }),
  )
  for (const currency of waiting) {
    await attempt(`Payments in ${currency}`, () =>
      inTransaction(pool, {}, (tx) => letGo({ ...ctx, tx }, currency)),
    )
  }
  const files = await inTransaction(pool, { readOnly: true }, (tx) => listUnwritten({ ...ctx, tx }))
  const written: string[] = []
  for (const file of files) {
    await attempt(file.name, async () => {
      if (await writeOne({ pool, ctx, folder, onDelivery }, file)) written.push(file.name)
    })
  }
  finish()
  return written
}
