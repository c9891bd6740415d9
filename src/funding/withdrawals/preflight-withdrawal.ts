import type { Payer } from '#identity'
import { type Currency, type Money, money } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Problem } from '#platform/problems'
import { type Policy, policyInForce } from '#policy'
import { instrumentProblems } from '../instruments/problems.ts'
import { blockersOf, feeOf, needsReview, standingBlockersOf } from './decide-withdrawal.ts'
import { findOwnInstrument, loadWish } from './load-wish.ts'
import { datesOf } from './request-withdrawal.ts'
import type { OwnLimits, Usage } from './withdrawal-limits.ts'

/** What somebody is about to type; what is not there yet is not judged. */
type WithdrawalWish = {
  readonly amount: Money | null
  readonly currency: Currency
  /** `ins_…` */
  readonly instrumentId: string | null
}

/** What stands in the way of a withdrawal to a bank, and what it is held against. */
export type WithdrawalOutlook = {
  readonly payer: Payer
  readonly policy: Policy
  /** All of them, in the order in which the request refuses. */
  readonly blockers: readonly Problem[]
  /** Null while there is no amount, or nothing can go to a bank. */
  readonly fee: Money | null
  readonly availableMinor: bigint
  readonly minimumMinor: bigint
  readonly limits: OwnLimits
  readonly usage: Usage
  /** When it would be there at the latest, a review included. */
  readonly arrives: {
    readonly within: number
    readonly unit: 'minutes' | 'hours' | 'business_days'
    readonly at: Date
  } | null
}

const cannotGo: ReadonlySet<string> = new Set(['withdrawals.not_offered'])

/**
 * What would happen to the reader's withdrawal, every blocker at once. Reads only.
 * @throws platform.sign_in_required (401) when their own account is gone
 */
export const preflightWithdrawal = async (
  ctx: TxContext,
  { amount, currency, instrumentId }: WithdrawalWish,
): Promise<WithdrawalOutlook> => {
  const policy = await policyInForce(ctx)
  const now = ctx.clock.now()
  const named = instrumentId && (await findOwnInstrument(ctx, signedIn(ctx), instrumentId))
  const asked = amount ?? money(0n, currency)
  const wish = await loadWish(
    ctx,
    { amount: asked, ...(named && instrumentId && { instrumentId }) },
    policy,
  )
  const { payer, limits, usage, availableMinor } = wish
  const judge = amount === null ? standingBlockersOf : blockersOf
  const judged = judge(wish, policy, now)
  const lost = instrumentId !== null && !named
  const goes = !judged.some(({ code }) => cannotGo.has(code))
  const about = { operation: 'withdrawal', method: 'bank', currency } as const
  const instrument = wish.instrument ?? ({ nameMatch: 'same', usedTimes: 0 } as const)
  const { within, unit } = goes ? policy.timeFor(about) : { within: 0, unit: 'minutes' as const }
  const at = goes && datesOf(wish, needsReview(instrument, asked, policy), policy, now).arrivesBy
  return {
    ...{ payer, policy, limits, usage, availableMinor },
    blockers: lost ? [instrumentProblems.unknown(), ...judged] : judged,
    fee: amount && goes ? feeOf(wish, policy) : null,
    minimumMinor: goes ? policy.minimumFor({ ...about, country: payer.country }) : 0n,
    arrives: at ? { within, unit, at } : null,
  }
}
