import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { idAt, type PersonId } from '#platform/ids'
import {
  loadRecentDeposits,
  loadReferenceRow,
  loadWaitingOf,
  type RecentDeposit,
  type WaitingMoney,
} from './standing-store.ts'

export type { RecentDeposit, WaitingMoney } from './standing-store.ts'

/** How somebody's deposits by bank stand. */
export type DepositStanding = {
  /** When they were first shown where to pay; null: never. */
  readonly detailsShownAt: Date | null
  /** Newest first. */
  readonly deposits: readonly RecentDeposit[]
  /** Money that came with exactly their reference and could not be credited. */
  readonly waiting: readonly WaitingMoney[]
}

/** Reasons of which the owner may know; a restriction may be silent. */
const toldReasons = [
  ...['person_frozen', 'person_closed', 'currency_not_allowed', 'below_minimum'],
  ...['wallet_refused', 'above_limit'],
]

/** Money that came with exactly this person's reference since a moment and could not be credited. */
export const loadWaiting = (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
): Promise<readonly WaitingMoney[]> =>
  loadWaitingOf(ctx, personId, idAt(since.getTime()), toldReasons)

/** Since a moment, at most `limit` deposits; three statements. */
export const loadDepositStanding = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  limit: number,
): Promise<DepositStanding> => {
  const own = await loadReferenceRow(ctx, personId)
  if (own === null) return { detailsShownAt: null, deposits: [], waiting: [] }
  const [deposits, waiting] = await together(
    loadRecentDeposits(ctx, personId, since, limit),
    loadWaiting(ctx, personId, since),
  )
  return { detailsShownAt: own.createdAt, deposits, waiting }
}
