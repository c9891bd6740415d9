import { type LimitWindows, limitWindows, type Payer } from '#identity'
import type { WindowLimit } from '#ledger'
import { type Currency, type Money, money, toWire } from '#money'
import type { Problem, Words } from '#platform/problems'
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

type Window = {
  readonly limit: bigint | null
  readonly count: number | null
  readonly used: Used
  readonly resetsAt: Date
  readonly period: Words
}

const windowsOf = (limits: OwnLimits, usage: Usage): readonly Window[] => [
  {
    ...{ limit: limits.perDay, count: limits.dayCount, used: usage.day },
    ...{ resetsAt: limits.windows.day.resetsAt, period: { en: 'a day', 'zh-CN': '每日' } },
  },
  {
    ...{ limit: limits.perMonth, count: limits.monthCount, used: usage.month },
    ...{ resetsAt: limits.windows.month.resetsAt, period: { en: 'a month', 'zh-CN': '每月' } },
  },
]

/** The window without a withdrawal left; of two the one that stays so for longer. */
const countProblems = (windows: readonly Window[], { currency }: Money, now: Date): Problem[] => {
  const full = windows.findLast(({ count, used }) => count !== null && used.count >= count)
  if (!full) return []
  const { count, used, period, resetsAt } = full
  const params = { limit: count!, used: used.count, currency, period, resetsAt }
  const retryAfterSeconds = Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000)
  return [withdrawalProblems.count_reached(params, { retryAfterSeconds })]
}

/** The window that leaves least; of two that leave the same the one that stays so for longer. */
const sumProblems = (windows: readonly Window[], { currency, minor }: Money): Problem[] => {
  const wire = (value: bigint) => toWire(money(value, currency))
  let least: { readonly window: Window; readonly limit: bigint; readonly left: bigint } | null =
    null
  for (const window of windows) {
    const { limit, used } = window
    if (limit === null) continue
    const left = rest(limit, used)
    if (least === null || left <= least.left) least = { window, limit, left }
  }
  if (least === null || minor <= least.left) return []
  const { used, period, resetsAt } = least.window
  const sums = { limit: wire(least.limit), used: wire(used.sumMinor), remaining: wire(least.left) }
  return [withdrawalProblems.window_reached({ ...sums, period, resetsAt })]
}

/**
 * Which limits an amount would pass. What is more than a whole day or month may carry is too much
 * for one withdrawal: waiting does not help it.
 */
export const limitProblems = (
  limits: OwnLimits,
  usage: Usage,
  amount: Money,
  now: Date,
): Problem[] => {
  const windows = windowsOf(limits, usage)
  const [most] = [limits.perTransaction, limits.perDay, limits.perMonth]
    .filter((limit) => limit !== null)
    .sort((one, other) => (one < other ? -1 : 1))
  const counts = countProblems(windows, amount, now)
  if (most === undefined || amount.minor <= most)
    return [...counts, ...sumProblems(windows, amount)]
  const limit = toWire(money(most, amount.currency))
  // What is left now matters only when the largest amount would pass it.
  const largest = money(most, amount.currency)
  return [withdrawalProblems.over_limit({ limit }), ...counts, ...sumProblems(windows, largest)]
}
