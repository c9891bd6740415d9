import { type LimitWindows, limitWindows, type PersonSummary } from '#identity'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Limits, Policy } from '#policy'
import { type DepositUse, loadDepositUses } from './deposit-use-store.ts'

/** What a person has deposited in a day and in a month. */
export type DepositUsage = { readonly day: DepositUse; readonly month: DepositUse }

type Depositor = Pick<PersonSummary, 'id' | 'country' | 'tier' | 'limitZone'>

/** What this person may deposit by bank, and the windows in which it is counted. */
export const depositLimits = (
  policy: Policy,
  { country, tier, limitZone }: Omit<Depositor, 'id'>,
  currency: Currency,
  now: Date,
): Limits & { readonly windows: LimitWindows } => ({
  ...policy.limitsFor({ operation: 'deposit', method: 'bank', currency, country, tier }),
  windows: limitWindows(now, limitZone),
})

/** Whether one more deposit would pass a limit. */
export const isAboveLimit = (limits: Limits, { day, month }: DepositUsage, minor: bigint) => {
  const passes = (limit: bigint | null, used: bigint) => limit !== null && used + minor > limit
  const isFull = (limit: number | null, used: number) => limit !== null && used >= limit
  return (
    passes(limits.perTransaction, 0n) ||
    passes(limits.perDay, day.sumMinor) ||
    passes(limits.perMonth, month.sumMinor) ||
    isFull(limits.dayCount, day.count) ||
    isFull(limits.monthCount, month.count)
  )
}

/** What people have deposited in a currency in their present day and month: one statement. */
export const depositUsages = async (
  ctx: TxContext,
  asked: readonly { readonly person: Depositor; readonly currency: Currency }[],
): Promise<readonly DepositUsage[]> => {
  const now = ctx.clock.now()
  return loadDepositUses(
    ctx,
    asked.map(({ person, currency }) => {
      const { day, month } = limitWindows(now, person.limitZone)
      return { personId: person.id, currency, day: day.startsAt, month: month.startsAt }
    }),
  )
}

/** Counts deposits of one batch on top of what was there, person by person. */
export const createDepositTally = (policy: Policy, now: Date) => {
  const used = new Map<string, DepositUsage>()
  const keyOf = (personId: string, currency: Currency) => `${personId} ${currency}`
  const more = ({ sumMinor, count }: DepositUse, minor: bigint): DepositUse => ({
    ...{ sumMinor: sumMinor + minor, count: count + 1 },
  })
  return {
    start: (personId: string, currency: Currency, usage: DepositUsage): void => {
      used.set(keyOf(personId, currency), usage)
    },
    /** Counts it and answers true, or leaves it out and answers false. */
    admits: (person: Depositor, currency: Currency, minor: bigint): boolean => {
      const key = keyOf(person.id, currency)
      const usage = used.get(key)
      if (!usage) throw new Error('The use of this person was not loaded')
      if (isAboveLimit(depositLimits(policy, person, currency, now), usage, minor)) return false
      used.set(key, { day: more(usage.day, minor), month: more(usage.month, minor) })
      return true
    },
  }
}
export type DepositTally = ReturnType<typeof createDepositTally>
