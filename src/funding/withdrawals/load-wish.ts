import { closureProblem, findClosures } from '#availability'
import { findPayers } from '#identity'
import { findAccounts } from '#ledger'
import type { Money } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import type { Policy } from '#policy'
import { barrierTo, loadPlacedRestrictions, refuseRestricted } from '#risk'
import { loadInstrument } from '../instruments/instrument-store.ts'
import { instrumentProblems } from '../instruments/problems.ts'
import type { Wish } from './decide-withdrawal.ts'
import { loadUsage } from './usage-store.ts'
import { withdrawalLimits } from './withdrawal-limits.ts'

type Asked = { readonly amount: Money; readonly instrumentId?: string | undefined }

/**
 * Everything that a decision about the reader's withdrawal needs.
 * @throws instruments.unknown (404) when an account is named that is not theirs
 */
export const loadWish = async (
  ctx: TxContext,
  { amount, instrumentId }: Asked,
  policy: Policy,
): Promise<Wish> => {
  const personId = signedIn(ctx)
  const payer = (await findPayers(ctx, [personId])).get(personId)
  if (!payer) throw platformProblems.sign_in_required()
  const { currency } = amount
  const id = instrumentId === undefined ? undefined : parseId('instrument', instrumentId)
  const instrument = id ? await loadInstrument(ctx, id, personId) : null
  if (instrumentId !== undefined && (!instrument || instrument.state === 'unlinked')) {
    throw instrumentProblems.unknown()
  }
  const limits = withdrawalLimits(policy, payer, currency, ctx.clock.now())
  const [wallet] = await findAccounts(ctx, [{ ownerId: personId, kind: 'wallet', asset: currency }])
  const about = { operation: 'withdrawal', method: 'bank', currency } as const
  const [closure] = await findClosures(ctx, { ...about, country: payer.country })
  const placed = (await loadPlacedRestrictions(ctx, [personId])).get(personId)
  const barrier = barrierTo(placed, 'withdrawal', currency)
  const now = ctx.clock.now()
  return {
    ...{ payer, instrument, amount, limits },
    availableMinor: wallet?.availableMinor ?? 0n,
    usage: await loadUsage(ctx, personId, currency, limits.windows),
    barriers: [
      ...(closure ? [closureProblem(closure, now)] : []),
      ...(barrier ? [refuseRestricted(barrier, now)] : []),
    ],
  }
}
