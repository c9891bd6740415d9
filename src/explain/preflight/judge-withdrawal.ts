import { preflightWithdrawal } from '#funding'
import { money } from '#money'
import type { TxContext } from '#platform/context'
import { mostAt, outlookOf } from '#transfers'
import type { Finding, Question } from './question.ts'

/** Refusals that another amount gets past. */
const amountCodes: ReadonlySet<string> = new Set([
  'withdrawals.below_minimum',
  'withdrawals.over_limit',
  'withdrawals.window_reached',
  'withdrawals.insufficient_funds',
])

/** A withdrawal to a bank account: every check of the request, and what would pass instead. */
export const judgeWithdrawal = async (ctx: TxContext, question: Question): Promise<Finding> => {
  const { amount, currency, instrumentId } = question
  const found = await preflightWithdrawal(ctx, { amount, currency, instrumentId })
  const { payer: person, policy, blockers, fee, limits, usage, availableMinor } = found
  const { country } = person
  const about = { operation: 'withdrawal', method: 'bank', currency, country } as const
  const now = ctx.clock.now()
  const inUse = { ...limits, usage }
  const isOffered = found.arrives !== null
  const outlook = outlookOf(blockers, amountCodes, {
    ...{ now, wishMinor: amount?.minor ?? null },
    moments: [limits.windows.day.resetsAt, limits.windows.month.resetsAt],
    roomAt: (at) => ({
      leastMinor: found.minimumMinor > 1n ? found.minimumMinor : 1n,
      ...{ mostMinor: mostAt(inUse, usage, at), availableMinor },
      feeMinorOf: (minor) => policy.feeFor(about)(money(minor, currency)).minor,
    }),
  })
  return {
    ...{ person, policy, blockers, fee, availableMinor, asksForFactor: true, payee: null },
    total: amount && fee && money(amount.minor + fee.minor, currency),
    ...{ arrives: found.arrives, outlook },
    offers: policy.methodsFor({ operation: 'withdrawal', currency, country }),
    limits: isOffered ? inUse : null,
    minimumMinor: isOffered ? found.minimumMinor : null,
  }
}
