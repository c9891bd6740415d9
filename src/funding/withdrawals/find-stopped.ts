import { findPayers } from '#identity'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { barrierTo, loadPlacedRestrictions } from '#risk'
import { loadInstrumentsById } from '../instruments/instrument-store.ts'
import type { Withdrawal } from './withdrawal.ts'

/**
 * Those of these withdrawals that may not go any more, by id: since they were asked for their owner
 * was frozen, restricted or began to cool down, or the account turned out to be wrong.
 */
export const findStopped = async (
  ctx: TxContext,
  withdrawals: readonly Withdrawal[],
): Promise<ReadonlySet<string>> => {
  const owners = [...new Set(withdrawals.map(({ personId }) => personId))]
  const used = withdrawals.map(({ instrumentId }) => instrumentId)
  const [payers, placed, accounts] = await together(
    findPayers(ctx, owners),
    loadPlacedRestrictions(ctx, owners),
    loadInstrumentsById(ctx, used),
  )
  const stopped = withdrawals.filter(({ personId, instrumentId, currency }) => {
    const payer = payers.get(personId)
    const isSound = accounts.get(instrumentId)?.state === 'active'
    const barrier = barrierTo(placed.get(personId), 'withdrawal', currency)
    return !payer || payer.hold !== null || barrier !== null || !isSound
  })
  return new Set(stopped.map(({ id }) => id))
}
