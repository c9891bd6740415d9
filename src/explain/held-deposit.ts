import { promisedDecision, type WaitingMoney } from '#funding'
import { money, toWire } from '#money'
import { addBusinessDays, type Policy } from '#policy'

type Known = { readonly policy: Policy; readonly country: string; readonly now: Date }

/** So far back one looks for what is held: decided within days, it is long told by then. */
export const longestHeldMs = 90 * 86_400_000

const codes: Readonly<Record<string, string>> = {
  below_minimum: 'diagnosis.deposit_below_minimum',
  currency_not_allowed: 'diagnosis.deposit_currency',
  above_limit: 'diagnosis.deposit_above_limit',
}

/** By when it is credited or sent back; a date that was missed becomes the next business day. */
export const heldUntil = (
  { receivedAt }: Pick<WaitingMoney, 'receivedAt'>,
  { policy, now }: Pick<Known, 'policy' | 'now'>,
): Date => {
  const promised = promisedDecision(policy, receivedAt)
  return promised > now ? promised : addBusinessDays(now, 1, policy.openingHours('support'))
}

/**
 * Why money that came with exactly somebody's reference is held, and until when: the same for its
 * explanation, the diagnosis and where the money is. Pure.
 */
export const heldDeposit = (item: WaitingMoney, known: Known) => {
  const { reason, currency, amountMinor } = item
  const by = heldUntil(item, known)
  const about = { operation: 'deposit', method: 'bank', currency } as const
  const least = known.policy.minimumFor({ ...about, country: known.country })
  const minimum = toWire(money(least, currency))
  return {
    code: codes[reason] ?? 'diagnosis.deposit_held',
    params: {
      ...{ amount: toWire(money(amountMinor, currency)), by },
      ...(reason === 'below_minimum' && { minimum }),
    },
    by,
    action: reason === 'above_limit' ? ('see_limits' as const) : ('contact' as const),
  }
}
