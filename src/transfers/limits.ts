import { type LimitWindows, limitWindows, type PersonSummary } from '#identity'
import type { WindowLimit } from '#ledger'
import { type Currency, type Money, money, toWire } from '#money'
import { formatMoney } from '#platform/http/format-words'
import type { Language, Problem, ProblemOptions, Words } from '#platform/problems'
import type { Limits, Policy } from '#policy'
import { transfersProblems } from './problems.ts'

/** What was sent from a wallet in a window. */
export type Used = { readonly sumMinor: bigint; readonly count: number }

/** What the sender has sent from this wallet today and this month. */
export type Usage = { readonly day: Used; readonly month: Used }

export const noUsage: Usage = {
  ...{ day: { sumMinor: 0n, count: 0 }, month: { sumMinor: 0n, count: 0 } },
}

/** The limits of one sender and currency at one moment. */
export type SenderLimits = Limits & {
  readonly currency: Currency
  /** The moment at which they hold. */
  readonly at: Date
  readonly windows: LimitWindows
  /** In which moments are said to the sender. */
  readonly timeZone: string
  /** How a higher tier would change this one, as a sentence. */
  readonly raise: (limit: keyof Limits) => Words
}

type Sender = Pick<PersonSummary, 'country' | 'tier' | 'limitZone' | 'timeZone'>

const noMore: Words = {
  en: 'No verification raises it: it is the highest that we offer.',
  'zh-CN': '这已是我们提供的最高限额。',
}

const inWords = (value: bigint | number, currency: Currency, language: Language): string => {
  if (typeof value === 'bigint') return formatMoney(toWire(money(value, currency)), language)
  return new Intl.NumberFormat(language).format(value)
}

const raiseOf =
  (policy: Policy, about: Parameters<Policy['limitsFor']>[0]) =>
  (name: keyof Limits): Words => {
    const present = policy.limitsFor(about)[name]
    for (const { tier, title } of policy.tiers) {
      const value = policy.limitsFor({ ...about, tier })[name]
      const isMore = value === null || (present !== null && value > present)
      if (tier <= about.tier || !isMore) continue
      const by = { en: `“${title.en}”`, 'zh-CN': `“${title['zh-CN']}”` }
      if (value === null) {
        return {
          en: `Verification as ${by.en} lifts it; the limits page says how.`,
          'zh-CN': `认证等级达到${by['zh-CN']}后不再受此限制，办法见限额页面。`,
        }
      }
      return {
        en: `Verification as ${by.en} raises it to ${inWords(value, about.currency, 'en')}; the limits page says how.`,
        'zh-CN': `认证等级达到${by['zh-CN']}后可提升至 ${inWords(value, about.currency, 'zh-CN')}，办法见限额页面。`,
      }
    }
    return noMore
  }

/** What this person may send in this currency, and the windows in which it is counted. */
export const senderLimits = (
  policy: Policy,
  { country, tier, limitZone, timeZone }: Sender,
  currency: Currency,
  now: Date,
): SenderLimits => {
  const about = { operation: 'transfer', method: 'okpay', currency, country, tier } as const
  return {
    ...policy.limitsFor(about),
    ...{ currency, at: now, windows: limitWindows(now, limitZone) },
    ...{ timeZone, raise: raiseOf(policy, about) },
  }
}

/** Names of the ledger's windows that count a day and a month. */
export const windowKeys = ({ day, month }: LimitWindows) => ({
  ...{ day: `transfers:day:${day.name}`, month: `transfers:month:${month.name}` },
})

const windowLimit = (key: string, sum: bigint | null, count: number | null): WindowLimit => ({
  key,
  ...(sum !== null && { maxSumMinor: sum }),
  ...(count !== null && { maxCount: count }),
})

/** The same for the ledger, which counts even what is not limited today. */
export const ledgerWindows = (limits: SenderLimits): readonly WindowLimit[] => {
  const keys = windowKeys(limits.windows)
  return [
    windowLimit(keys.day, limits.perDay, limits.dayCount),
    windowLimit(keys.month, limits.perMonth, limits.monthCount),
  ]
}

/** What a limit leaves; nothing when it was lowered below what is used. */
export const restOf = (limit: bigint, { sumMinor }: Used): bigint =>
  limit > sumMinor ? limit - sumMinor : 0n

const inUse = (limit: bigint, used: Used, currency: Currency) => ({
  limit: toWire(money(limit, currency)),
  used: toWire(money(used.sumMinor, currency)),
  remaining: toWire(money(restOf(limit, used), currency)),
})

/** A limit in use, as the API shows it; null when there is none. */
export const limitInUse = (limit: bigint | null, used: Used, currency: Currency, resetsAt: Date) =>
  limit === null ? null : { ...inUse(limit, used, currency), resetsAt: resetsAt.toISOString() }

/** More than one transfer may carry; null when it is not. */
export const overTransferLimit = (limits: SenderLimits, amount: Money): Problem | null => {
  const { perTransaction: limit, currency, raise } = limits
  if (limit === null || amount.minor <= limit) return null
  return transfersProblems.over_transfer_limit({
    ...{ limit: toWire(money(limit, currency)), raise: raise('perTransaction') },
  })
}

/** In the sender's zone, with the seconds that the button counts down. */
const until = ({ timeZone, at }: SenderLimits, resetsAt: Date): ProblemOptions => ({
  timeZone,
  retryAfterSeconds: Math.ceil((resetsAt.getTime() - at.getTime()) / 1_000),
})

/** No further transfer of any amount fits today, or this month; null when one does. */
export const countReached = (limits: SenderLimits, usage: Usage): Problem | null => {
  const { monthCount, dayCount, currency, windows, raise } = limits
  if (monthCount !== null && usage.month.count >= monthCount) {
    return transfersProblems.monthly_count_reached(
      {
        ...{ limit: monthCount, used: usage.month.count, remaining: 0, currency },
        ...{ resetsAt: windows.month.resetsAt, raise: raise('monthCount') },
      },
      until(limits, windows.month.resetsAt),
    )
  }
  if (dayCount === null || usage.day.count < dayCount) return null
  return transfersProblems.daily_count_reached(
    {
      ...{ limit: dayCount, used: usage.day.count, currency },
      ...{ resetsAt: windows.day.resetsAt, raise: raise('dayCount') },
    },
    until(limits, windows.day.resetsAt),
  )
}

/** The amount passes what is left of today, or of this month; null when it does not. */
export const sumExceeded = (
  limits: SenderLimits,
  usage: Usage,
  amountMinor: bigint,
): Problem | null => {
  const { perDay, perMonth, currency, windows, raise, timeZone } = limits
  const params = (limit: bigint, used: Used) => inUse(limit, used, currency)
  const dayRest = perDay === null ? null : restOf(perDay, usage.day)
  const monthRest = perMonth === null ? null : restOf(perMonth, usage.month)
  const overDay = dayRest !== null && amountMinor > dayRest
  const overMonth = monthRest !== null && amountMinor > monthRest
  // The tighter one is told: what it leaves can really be sent.
  if (overMonth && !(overDay && dayRest < monthRest)) {
    const { resetsAt } = windows.month
    const month = { ...params(perMonth!, usage.month), resetsAt, raise: raise('perMonth') }
    return transfersProblems.monthly_limit(month, { timeZone })
  }
  if (!overDay) return null
  const { resetsAt } = windows.day
  const day = { ...params(perDay!, usage.day), resetsAt, raise: raise('perDay') }
  return transfersProblems.daily_limit(day, { timeZone })
}

/** Which limit of a day or month a further amount would pass; null when none. */
export const windowProblem = (
  limits: SenderLimits,
  usage: Usage,
  amountMinor: bigint,
): Problem | null => countReached(limits, usage) ?? sumExceeded(limits, usage, amountMinor)
