import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '#platform/crypto'
import { writeStatusReport } from '../rails/bank/write-status-report.ts'
import { type Order, type Orders, readOrders } from './read-orders.ts'
import { type Booking, writeNotification } from './write-notification.ts'

/**
 * A bank on this machine: takes payment files from the out-folder and answers into the in-folder by
 * the same messages as a real one. What becomes of a payment is chosen by the end of the payee's
 * account number, as with the test cards of card networks.
 */
const scripts = {
  '0001': { status: 'RJCT', reason: 'AC01' },
  '0004': { status: 'RJCT', reason: 'AC04' },
  /** Refused as one that it has already: where the money is nobody can tell from that. */
  '0005': { status: 'RJCT', reason: 'AM05' },
  '0006': { status: 'RJCT', reason: 'AG01' },
  '0008': { status: 'RJCT', reason: 'BE01' },
  /** Carried out, and sent back a while later. */
  '0009': { status: 'ACSC', returns: 'AC04' },
  /** Never answered: our promise becomes late. */
  '0077': { status: null },
} as const satisfies Readonly<
  Record<
    string,
    { readonly status: string | null; readonly reason?: string; readonly returns?: string }
  >
>
type Script = {
  readonly status: string | null
  readonly reason?: string
  readonly returns?: string
}

export const scriptOf = ({ payeeAccount }: Pick<Order, 'payeeAccount'>): Script => {
  const end = payeeAccount.slice(-4)
  return Object.hasOwn(scripts, end) ? scripts[end as keyof typeof scripts] : { status: 'ACSC' }
}

type Options = {
  readonly outFolder: string
  readonly inFolder: string
  readonly now: () => Date
  /** After a payment file was taken: when its bookings are told, and when returns come. */
  readonly bookAfterMs?: number
  readonly returnAfterMs?: number
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Complete or absent, under a name that the reader does not touch while it is written. */
const put = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `.${name}`), bytes)
  await rename(join(folder, `.${name}`), join(folder, name))
}

const markOf = (text: string): string => sha256(text).toString('hex').slice(0, 16).toUpperCase()

const bookingOf = (
  order: Order,
  what: 'debit' | 'credit',
  returnReason: string | null,
): Booking => ({
  ...{ order, direction: what, returnReason },
  bankReference: `SIM${markOf(`${what} ${order.endToEndId}`)}`,
})

const answer = async ({ inFolder, now }: Options, { messageId, orders }: Orders): Promise<void> => {
  const payments = orders.flatMap((order) => {
    const { status, reason = null } = scriptOf(order)
    return status === null ? [] : [{ endToEndId: order.endToEndId, code: status, reason }]
  })
  if (payments.length === 0) return
  const bytes = writeStatusReport({
    ...{ messageId: `S${messageId.slice(0, 33)}`, createdAt: now() },
    ...{ originalMessageId: messageId, payments },
  })
  await put(inFolder, `pain002-${messageId}.xml`, bytes)
}

const notify = async (
  { inFolder, now }: Options,
  { messageId, payerAccount }: Orders,
  bookings: readonly Booking[],
  kind: 'N' | 'R',
): Promise<void> => {
  if (bookings.length === 0) return
  const bytes = writeNotification({
    ...{ messageId: `${kind}${messageId.slice(0, 33)}`, createdAt: now() },
    ...{ account: payerAccount, bookings },
  })
  await put(inFolder, `camt054-${kind}-${messageId}.xml`, bytes)
}

/** The next step of a file that was taken; a marker beside it tells which are done. */
const goOn = async (options: Options, path: string, orders: Orders): Promise<void> => {
  const { bookAfterMs = 4_000, returnAfterMs = 15_000, now } = options
  const ageMs = now().getTime() - (await stat(path)).mtimeMs
  const done = orders.orders.filter((order) => scriptOf(order).status === 'ACSC')
  if (ageMs >= bookAfterMs && !(await exists(`${path}.booked`))) {
    const bookings = done.map((order) => bookingOf(order, 'debit', null))
    await notify(options, orders, bookings, 'N')
    await writeFile(`${path}.booked`, '')
  }
  if (ageMs >= returnAfterMs && !(await exists(`${path}.returned`))) {
    const bookings = done.flatMap((order) => {
      const { returns } = scriptOf(order)
      return returns ? [bookingOf(order, 'credit', returns)] : []
    })
    await notify(options, orders, bookings, 'R')
    await writeFile(`${path}.returned`, '')
  }
}

/** One look: new payment files are taken and answered, taken ones go on. */
export const simulateBank = async (options: Options): Promise<void> => {
  const taken = join(options.outFolder, 'taken')
  await mkdir(taken, { recursive: true })
  for (const name of (await readdir(options.outFolder)).sort()) {
    if (!/^pain001-F.*\.xml$/.test(name)) continue
    const orders = readOrders(await readFile(join(options.outFolder, name)))
    if (!orders) continue
    await answer(options, orders)
    await rename(join(options.outFolder, name), join(taken, name))
  }
  for (const name of (await readdir(taken)).sort()) {
    if (!name.endsWith('.xml') || (await exists(join(taken, `${name}.returned`)))) continue
    const orders = readOrders(await readFile(join(taken, name)))
    if (orders) await goOn(options, join(taken, name), orders)
  }
}
