import type { Job } from '#platform/jobs'
import type { Module } from '#platform/module'
import { expireHolds } from './expire-holds.ts'
import { sealHeads } from './seal-heads.ts'
import { createLedgerWriter } from './writer.ts'

/** The ledger's own work by the clock: every minute it seals the chains and releases old holds. */
export const createLedgerModule = (): Module => {
  const writer = createLedgerWriter()
  const seal: Job & { cron: string } = {
    name: 'ledger.seal-heads',
    cron: '* * * * *',
    handle: async (ctx) => {
      const sealed = await sealHeads(ctx)
      if (sealed > 0) ctx.log.debug({ sealed }, 'ledger heads sealed')
    },
  }
  const expire: Job & { cron: string } = {
    name: 'ledger.expire-holds',
    cron: '* * * * *',
    handle: async (ctx) => {
      const released = await expireHolds(ctx, writer)
      if (released > 0) ctx.log.info({ released }, 'ledger holds expired')
    },
  }
  return { name: 'ledger', endpoints: [], jobs: [seal, expire] }
}
