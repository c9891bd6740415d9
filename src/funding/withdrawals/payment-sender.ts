import type pg from 'pg'
import type { Context } from '#platform/context'
import { simulateBank } from '../bank-simulator/simulate-bank.ts'
import { sendWithdrawals } from './write-files.ts'

type Options = {
  readonly pool: pg.Pool
  readonly outFolder: string
  readonly inFolder: string
  /** A bank on this machine takes the files and answers. */
  readonly isSimulated: boolean
  /** A new context for each look. */
  readonly context: () => Context
  /** Told of each file whether it could be delivered. */
  readonly onDelivery?: (ok: boolean, code: string | null) => Promise<void>
  readonly everyMs?: number
}

/** Trouble that comes back every few seconds is told once. */
const createComplaints = (context: () => Context) => {
  let last = ''
  return (error: unknown): void => {
    if (String(error) === last) return
    last = String(error)
    const about = { event: 'payments_failed', err: error }
    context().log.error(about, 'Payment files could not be written: tried again')
  }
}

/**
 * Looks every few seconds for withdrawals that may go and writes their payment files. Rows are
 * taken under their lock, so that several nodes may do it side by side.
 */
export const createPaymentSender = (options: Options) => {
  const { pool, outFolder, inFolder, isSimulated, context, onDelivery, everyMs = 2_000 } = options
  const complain = createComplaints(context)
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const lookOnce = async (): Promise<void> => {
    const ctx = context()
    await sendWithdrawals(pool, ctx, outFolder, onDelivery)
    if (!isSimulated) return
    // A bank whose day passes with every look: it books after two, and sends back after seven.
    const pace = { bookAfterMs: 2 * everyMs, returnAfterMs: 7 * everyMs }
    await simulateBank({ outFolder, inFolder, now: ctx.clock.now, ...pace })
  }
  const look = (): void => {
    looking ??= lookOnce()
      .catch(complain)
      .finally(() => {
        looking = undefined
      })
  }

  return {
    start: (): void => {
      timer = setInterval(look, everyMs)
      timer.unref()
    },
    /** Ends after the look under way. */
    stop: async (): Promise<void> => {
      clearInterval(timer)
      await looking
    },
  }
}
