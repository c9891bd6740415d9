import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { parseId } from '#platform/ids'
import { notificationsEvents } from './events.ts'
import { countUnreadOf, keepRead } from './notice-store.ts'
import { notificationsProblems } from './problems.ts'

type Input = { readonly ids?: readonly string[]; readonly all?: true }

/**
 * Marks the person's notices as read; ids that are not theirs change nothing.
 * @throws notifications.notices_unnamed (422)
 */
export const markRead = async (
  ctx: TxContext,
  { ids, all }: Input,
): Promise<{ unread: number }> => {
  if ((ids === undefined) === (all === undefined)) throw notificationsProblems.notices_unnamed()
  const personId = signedIn(ctx)
  const named = ids?.map((id) => parseId('notice', id)).filter((id) => id !== null) ?? null
  const count = await keepRead(ctx, personId, named)
  if (count > 0) await publish(ctx, [notificationsEvents.read(personId, count)])
  return { unread: await countUnreadOf(ctx, personId) }
}
