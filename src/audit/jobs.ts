import type pg from 'pg'
import { inTransaction } from '#platform/database/transaction'
import type { ScheduledJob } from '#platform/jobs'
import { type Means, systemContext } from '#platform/system-context'
import { appendHead, readLastHead } from './exported-heads.ts'
import { sealEntries } from './seal-entries.ts'
import { loadLastSeal, loadSealHashes } from './store.ts'

export type SealerOptions = Means & {
  readonly pool: pg.Pool
  /** Where heads are told; see `exported-heads.ts`. */
  readonly headsFile: string
}

const sealAll = async (options: SealerOptions): Promise<void> => {
  const ctx = systemContext(options, 'audit.seal')
  for (;;) {
    const sealed = await inTransaction(options.pool, {}, (tx) => sealEntries({ ...ctx, tx }))
    if (sealed === 0) return
    ctx.log.debug({ sealed }, 'audit entries sealed')
  }
}

/** Tells the newest head, unless it was told already. */
const tellHead = async (options: SealerOptions): Promise<void> => {
  const { pool, clock, log, headsFile } = options
  const ctx = systemContext(options, 'audit.seal')
  const { head: told, isTorn } = await readLastHead(headsFile)
  const { newest, hashes } = await inTransaction(pool, { readOnly: true }, async (tx) => ({
    newest: await loadLastSeal({ ...ctx, tx }),
    hashes: await loadSealHashes({ tx }, told ? [told.seal] : []),
  }))
  if (told && hashes.get(told.seal) !== told.hash) {
    log.error(
      { event: 'audit_head_differs', seal: told.seal.toString() },
      'The audit chain is not the one that was told: run okpay audit verify',
    )
  }
  if (!newest) return
  const hash = newest.hash.toString('hex')
  if (told?.seal === newest.no && told.hash === hash) return
  const at = clock.now().toISOString()
  await appendHead(headsFile, { at, seal: newest.no, hash }, isTorn)
}

/** Each minute: seals what is new and tells the head of the chain outside the database. */
export const createSealer = (options: SealerOptions) => async (): Promise<void> => {
  await sealAll(options)
  // A full disk must not make the job come again and again: the next minute tells a newer head.
  await tellHead(options).catch((error: unknown) => {
    options.log.error(
      { event: 'audit_head_untold', err: error },
      'The head of the audit chain could not be written to its file',
    )
  })
}

export const auditJobs = (options: SealerOptions): readonly ScheduledJob[] => [
  { name: 'audit.seal', cron: '* * * * *', handleOutside: createSealer(options) },
]
