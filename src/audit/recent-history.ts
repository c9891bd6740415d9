import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { type HistoryRow, loadNewestOfKinds, type Recent } from './history-store.ts'

export type { HistoryRow } from './history-store.ts'

/**
 * What happened to the security of an account since a moment, newest first, at most `most` of each
 * kind: for those who explain it, with the facts that its owner's list does not show. However many
 * there are of one kind, they hide none of another.
 */
export const recentHistory = (
  ctx: TxContext,
  personId: PersonId,
  recent: Recent,
): Promise<readonly HistoryRow[]> => loadNewestOfKinds(ctx, personId, recent)
