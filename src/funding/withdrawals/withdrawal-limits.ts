import { type LimitWindows, limitWindows, type Payer } from '#identity'
import type { WindowLimit } from '#ledger'
import { type Currency, type Money, money, toWire } from '#money'
import type { Problem } from '#platform/problems'
import type { Limits, Policy } from '#policy'
import { withdrawalProblems } from './problems.ts'

export type Used = { readonly sumMinor: bigint; readonly count: number }
/** What was withdrawn from a wallet today and this month, what is on its way included. */
export type Usage = { readonly day: Used; readonly month: Used }

export type OwnLimits = Limits & { readonly windows: LimitWindows }

/** What this person may withdraw to a bank, and the windows in which it is counted. */
export const withdrawalLimits = (
  policy: Policy,
  { country, tier, limitZone }: Pick<Payer, 'country' | 'tier' | 'limitZone'>,
  currency: Currency,
  now: Date,
): OwnLimits => ({
  ...policy.limitsFor({ operation: 'withdrawal', method: 'bank', currency, country, tier }),
  windows: limitWindows(now, limitZone),
})

/** The same for the ledger, which counts under the wallet's own lock. */
export const ledgerWindows = ({ windows, ...limits }: OwnLimits): readonly WindowLimit[] => {
  const window = (key: string, sum: bigint | null, count: number | null): WindowLimit => ({
    key,
    ...(sum !== null && { maxSumMinor: sum }),
    ...(count !== null && { maxCount: count }),
  })
  return [
    window(`withdrawals:day:${windows.day.name}`, limits.perDay, limits.dayCount),
    window(`withdrawals:month:${windows.month.name}`, limits.perMonth, limits.monthCount),
  ]
}

const rest = (limit: bigint, { sumMinor }: Used): bigint =>
  limit > sumMinor ? limit - sumMinor : 0n

/** Which limits an amount would pass: of one withdrawal, of the day, of the month. */
export const limitProblems = (limits: OwnLimits, usage: Usage, amount: Money): Problem[] => {
  const { currency, minor } = amount
  const wire = (value: bigint) => toWire(money(value, currency))
  const found: Problem[] = []
  if (limits.perTransaction !== null && minor > limits.perTransaction) {
    found.push(withdrawalProblems.over_limit({ limit: wire(limits.perTransaction) }))
  }
  const windows = [
    { limit: limits.perDay, count: limits.dayCount, used: usage.day, window: limits.windows.day },
    {
      ...{ limit: limits.perMonth, count: limits.monthCount },
      ...{ used: usage.month, window: limits.windows.month },
    },
  ]
  for (const { limit, count, used, window } of windows) {
    const isFull = count !== null && used.count >= count
    if (limit === null || (!isFull && minor <= rest(limit, used))) continue
    found.push(
      withdrawalProblems.window_reached({
        ...{ limit: wire(limit), used: wire(used.sumMinor), resetsAt: window.resetsAt },
        remaining: wire(isFull ? 0n : rest(limit, used)),
      }),
    )
  }
  return found
}
