import { closureProblem, findClosures } from '#availability'
import { findPayers } from '#identity'
import { findAccounts } from '#ledger'
import type { Money } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { type PersonId, parseId } from '#platform/ids'
import type { Policy } from '#policy'
import { barrierTo, loadPlacedRestrictions, refuseRestricted } from '#risk'
import type { Instrument } from '../instruments/instrument.ts'
import { loadInstrument } from '../instruments/instrument-store.ts'
import { instrumentProblems } from '../instruments/problems.ts'
import type { Wish } from './decide-withdrawal.ts'
import { loadUsages } from './usage-store.ts'
import { withdrawalLimits } from './withdrawal-limits.ts'

type Asked = { readonly amount: Money; readonly instrumentId?: string | undefined }

/** By its id for the outside; null when it is not theirs or was unlinked. */
export const findOwnInstrument = async (
  ctx: TxContext,
  personId: PersonId,
  text: string,
): Promise<Instrument | null> => {
  const id = parseId('instrument', text)
  const instrument = id ? await loadInstrument(ctx, id, personId) : null
  return instrument?.state === 'unlinked' ? null : instrument
}

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
  const instrument =
    instrumentId === undefined ? null : await findOwnInstrument(ctx, personId, instrumentId)
  if (instrumentId !== undefined && !instrument) throw instrumentProblems.unknown()
  const limits = withdrawalLimits(policy, payer, currency, ctx.clock.now())
  const [wallet] = await findAccounts(ctx, [{ ownerId: personId, kind: 'wallet', asset: currency }])
  const about = { operation: 'withdrawal', method: 'bank', currency } as const
  const [closure] = await findClosures(ctx, { ...about, country: payer.country })
  const placed = (await loadPlacedRestrictions(ctx, [personId])).get(personId)
  const barrier = barrierTo(placed, 'withdrawal', currency)
  const now = ctx.clock.now()
  const [usage] = await loadUsages(ctx, [{ personId, currency, windows: limits.windows }])
  return {
    ...{ payer, instrument, amount, limits },
    availableMinor: wallet?.availableMinor ?? 0n,
    usage: usage!,
    barriers: [
      ...(closure ? [closureProblem(closure, now)] : []),
      ...(barrier ? [refuseRestricted(barrier, now)] : []),
    ],
  }
}
