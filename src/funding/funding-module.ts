import { dirname, join } from 'node:path'
import type pg from 'pg'
import { createRailReporter } from '#availability'
import type { Secrets } from '#platform/crypto'
import type { Module } from '#platform/module'
import { createCursors } from '#platform/paging'
import { type Means, systemContext } from '#platform/system-context'
import { fundingRoutes } from './routes.ts'
import { createFolderWatcher } from './watch-in-folder.ts'
import { tellLateWithdrawals } from './withdrawals/jobs.ts'
import { createPaymentSender } from './withdrawals/payment-sender.ts'
import { withdrawalRoutes } from './withdrawals/routes.ts'
import { writeReturns } from './write-returns.ts'

type Deps = Means & {
  readonly pool: pg.Pool
  readonly secrets: Secrets
  readonly config: {
    /** Where the bank's software puts statements; what we order goes to `out` beside it. */
    readonly bankInFolder: string
    /** A bank on this machine answers payment files. */
    readonly bankSimulator?: boolean
    /** How often the folders are looked at. */
    readonly bankLookMs?: number
  }
  /** False: nobody looks at the in-folder by itself (tests). */
  readonly watches?: boolean
}

/** Money by bank: details, files, deposits, unmatched money. `drain` ends the folder's watch. */
export const createFundingModule = ({
  pool,
  secrets,
  config,
  watches = true,
  ...means
}: Deps): Module => {
  const key = secrets.subKey('cursors', secrets.currentKeyId)
  if (!key) throw new Error('There is no key for cursors')
  const outFolder = join(dirname(config.bankInFolder), 'out')
  const report = createRailReporter({ pool, ...means })
  const bank = createPaymentSender({
    ...{
      pool,
      outFolder,
      inFolder: config.bankInFolder,
      isSimulated: config.bankSimulator ?? false,
      ...(config.bankLookMs !== undefined && { everyMs: config.bankLookMs }),
    },
    context: () => systemContext(means, 'funding.send-withdrawals'),
    onDelivery: (ok, code) => report('bank', { ok, code }),
  })
  const watcher = createFolderWatcher({
    pool,
    folder: config.bankInFolder,
    ...(config.bankLookMs !== undefined && { everyMs: config.bankLookMs }),
    context: () => systemContext(means, 'funding.watch-in-folder'),
    onLook: (ok, code) => report('bank', { ok, code }),
  })
  if (watches) {
    watcher.start()
    bank.start()
  }
  return {
    name: 'funding',
    endpoints: [...fundingRoutes(createCursors(key)), ...withdrawalRoutes(createCursors(key))],
    jobs: [
      { name: 'funding.tell-late-withdrawals', cron: '*/10 * * * *', handle: tellLateWithdrawals },
      {
        name: 'funding.write-returns',
        cron: '* * * * *',
        handleOutside: async () => {
          const ctx = systemContext(means, 'funding.write-returns')
          try {
            const written = await writeReturns(pool, ctx, outFolder)
            if (written.length > 0) await report('bank', { ok: true, code: null })
          } catch (error) {
            const { syscall, code } = error as NodeJS.ErrnoException
            // Only the folder is the bank's side; the database is ours.
            if (syscall && code) await report('bank', { ok: false, code })
            throw error
          }
        },
      },
    ],
    drain: async () => {
      await Promise.all([watcher.stop(), bank.stop()])
    },
  }
}
