import { inTransaction } from './database/transaction.ts'
import { forgetOldReplies } from './http/idempotency.ts'
import { createLive } from './live.ts'
import { sweepMessages } from './message-store.ts'
import type { Module } from './module.ts'

/**
 * What the platform itself offers: live updates, the end of kept answers after 35 days, and of the
 * record of messages after 90.
 */
export const createPlatformModule = (options: Parameters<typeof createLive>[0]) => {
  const live = createLive(options)
  const forget = async () => {
    const { pool, clock } = options
    for (let more = true; more; ) {
      const forgotten = await inTransaction(pool, {}, (tx) => forgetOldReplies(tx, clock.now()))
      more = forgotten === 10_000
    }
  }
  const module: Module = {
    name: 'platform',
    endpoints: [live.endpoint],
    jobs: [
      { name: 'platform.forget-replies', cron: '17 3 * * *', handleOutside: forget },
      {
        name: 'platform.sweep-messages',
        cron: '37 3 * * *',
        handle: (ctx) => sweepMessages(ctx.tx, ctx.clock.now()),
      },
    ],
  }
  return { module, start: live.start, stop: live.stop }
}
