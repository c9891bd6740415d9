import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { type HistoryRow, loadHistory } from './history-store.ts'

export type { HistoryRow } from './history-store.ts'

/**
 * What happened to the security of an account since a moment, newest first, at most `limit`: for
 * those who explain it, with the facts that its owner's list does not show.
 */
export const recentHistory = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  limit: number,
): Promise<readonly HistoryRow[]> => {
  const rows = await loadHistory(ctx, personId, null, limit)
  return rows.filter(({ at }) => at >= since)
}
