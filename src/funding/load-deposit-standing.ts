import type { TxContext } from '#platform/context'
import { idAt, type PersonId } from '#platform/ids'
import { findReferences } from './reference.ts'
import {
  loadRecentDeposits,
  loadReferenceRow,
  loadWaitingWith,
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

/**
 * Only reasons that name one person by a whole reference: what merely looks like somebody's is told
 * to nobody, because it may be another's.
 */
const certainReasons = [
  ...['person_frozen', 'person_closed', 'currency_not_allowed', 'below_minimum'],
  ...['wallet_refused', 'above_limit'],
]

const plainOf = (reference: string): string =>
  reference.replaceAll('-', '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** Since a moment, at most `limit` deposits; three statements. */
export const loadDepositStanding = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  limit: number,
): Promise<DepositStanding> => {
  const own = await loadReferenceRow(ctx, personId)
  if (own === null) return { detailsShownAt: null, deposits: [], waiting: [] }
  const found = await loadWaitingWith(
    ctx,
    plainOf(own.reference),
    idAt(since.getTime()),
    certainReasons,
  )
  return {
    detailsShownAt: own.createdAt,
    deposits: await loadRecentDeposits(ctx, personId, since, limit),
    waiting: found.filter(({ remittance }) => {
      const named = findReferences([remittance ?? ''])
      return named.length === 1 && named[0] === own.reference
    }),
  }
}
