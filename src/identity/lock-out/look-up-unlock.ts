import type { TxContext } from '#platform/context'
import { isLocking, lockAnswer } from './lock-answer.ts'
import { loadLockOuts } from './lock-out-store.ts'
import { lockOutProblems } from './problems.ts'
import { findUnlockLink, unlockMinutes } from './unlock-link.ts'

/**
 * What the link in a message is about, for the page that it opens; a mail scanner that opens it
 * changes nothing.
 * @throws identity.unlock_link_used
 */
export const lookUpUnlock = async (ctx: TxContext, token: string) => {
  const link = await findUnlockLink(ctx, token)
  if (!link) throw lockOutProblems.unlock_link_used({ minutes: unlockMinutes })
  const now = ctx.clock.now()
  const sinceYesterday = new Date(now.getTime() - 48 * 3_600_000)
  const locks = await loadLockOuts(ctx, link.personId, sinceYesterday)
  const running = locks.find((lock) => isLocking(lock, now))
  return { lock: running ? lockAnswer(ctx, running) : null }
}
