import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { shareOutage } from './breaker-store.ts'
import { addWaiter } from './waiter-store.ts'
import { isClosedAt } from './window.ts'
import { shareWindow } from './window-store.ts'

/** Whether the closure lasts; its row is held, so that it cannot end meanwhile. Null: unknown. */
const lasts = async (ctx: TxContext, id: string): Promise<boolean | null> => {
  const window = await shareWindow(ctx, id)
  if (window) return isClosedAt(window, ctx.clock.now())
  const outage = await shareOutage(ctx, id)
  return outage && outage.endedAt === null
}

/**
 * The person hears once, in the app and by mail, when it is back. Asking twice is asking once.
 * @returns 'open' when there is nothing to wait for
 * @throws platform.not_found
 */
export const askToBeTold = async (ctx: TxContext, text: string): Promise<'waiting' | 'open'> => {
  const id = parseId('window', text)
  const isClosed = id === null ? null : await lasts(ctx, id)
  if (id === null || isClosed === null) throw platformProblems.not_found()
  if (!isClosed) return 'open'
  await addWaiter(ctx, id, signedIn(ctx))
  return 'waiting'
}
