import { type Currency, money, toWire } from '#money'
import { type Context, readerZone } from '#platform/context'
import type { Static } from '#platform/contract'
import { wordsOf } from '#platform/http/format-words'
import type { Problem } from '#platform/problems'
import type { Blocker, Preflight } from './contract.ts'
import { methodWords } from './methods.ts'
import { nearestWords } from './nearest-words.ts'
import type { Finding, Question } from './question.ts'

const fields: readonly (readonly [RegExp, string])[] = [
  [/^transfers\.(payee_currency|payee_cannot)/, '/currency'],
  [/^transfers\.(payee_|self_|too_many_unknown)/, '/to'],
  [/(_limit|_funds|_minimum|_maximum|window_reached)$/, '/amount'],
  [/^(instruments\.unknown|withdrawals\.account_)/, '/instrumentId'],
  [/currency_without_bank$/, '/currency'],
  [/method_|withdrawals\.not_offered/, '/method'],
]

const fieldOf = (code: string): string | null =>
  fields.find(([pattern]) => pattern.test(code))?.[1] ?? null

/** When a refusal ends by itself, from the moment that its words name. */
const endOf = ({ params, retryAfterSeconds }: Problem, now: Date): Date | null => {
  const end = params.resetsAt ?? params.until
  if (end instanceof Date) return end
  if (retryAfterSeconds === undefined) return null
  return new Date(now.getTime() + retryAfterSeconds * 1_000)
}

const sayBlocker = (problem: Problem, ctx: Context): Static<typeof Blocker> => ({
  code: problem.code,
  ...wordsOf(problem, ctx.language, readerZone(ctx)),
  remedy: problem.declaration.remedy,
  params: JSON.parse(JSON.stringify(problem.params)),
  pointer: fieldOf(problem.code),
  retryAt: endOf(problem, ctx.clock.now())?.toISOString() ?? null,
  closure: typeof problem.members.closure === 'string' ? problem.members.closure : null,
})

const saySum = (limit: bigint | null, usedMinor: bigint, resetsAt: Date, currency: Currency) => {
  if (limit === null) return null
  const amount = (minor: bigint) => toWire(money(minor, currency))
  const remaining = limit > usedMinor ? limit - usedMinor : 0n
  return {
    ...{ limit: amount(limit), used: amount(usedMinor), remaining: amount(remaining) },
    resetsAt: resetsAt.toISOString(),
  }
}

const sayCount = (limit: number | null, used: number, resetsAt: Date) =>
  limit === null ? null : { limit, used, resetsAt: resetsAt.toISOString() }

const sayLimits = ({ limits, minimumMinor }: Finding, currency: Currency) => {
  const amount = (minor: bigint) => toWire(money(minor, currency))
  const minimum = minimumMinor === null ? null : amount(minimumMinor)
  if (!limits) {
    const none = { perTransaction: null, day: null, month: null }
    return { ...none, dayCount: null, monthCount: null, minimum }
  }
  const { usage, windows, perTransaction } = limits
  const { day, month } = windows
  return {
    perTransaction: perTransaction === null ? null : amount(perTransaction),
    day: saySum(limits.perDay, usage.day.sumMinor, day.resetsAt, currency),
    month: saySum(limits.perMonth, usage.month.sumMinor, month.resetsAt, currency),
    dayCount: sayCount(limits.dayCount, usage.day.count, day.resetsAt),
    monthCount: sayCount(limits.monthCount, usage.month.count, month.resetsAt),
    minimum,
  }
}

const sayNearest = (finding: Finding, { operation, currency }: Question, ctx: Context) => {
  const { outlook, offers } = finding
  const { language } = ctx
  const amount = (minor: bigint) => toWire(money(minor, currency))
  return {
    amount: {
      now: outlook.nowMinor === null ? null : amount(outlook.nowMinor),
      later: outlook.later && {
        amount: amount(outlook.later.minor),
        at: outlook.later.at.toISOString(),
      },
    },
    methods: offers.map(({ method, offered, why }) => ({
      ...{ method, offered, title: methodWords[method][language], why: why?.[language] ?? null },
    })),
    at: outlook.at?.toISOString() ?? null,
    words: nearestWords(finding, { operation, currency, language, now: ctx.clock.now() }),
  }
}

const balanceAfter = ({ total, availableMinor }: Finding) => {
  if (total === null || availableMinor === null || availableMinor < total.minor) return null
  return toWire(money(availableMinor - total.minor, total.currency))
}

/** A finding in the reader's language. */
export const sayPreflight = (
  ctx: Context,
  question: Question,
  finding: Finding,
): Static<typeof Preflight> => {
  const { blockers, fee, total, arrives, policy } = finding
  return {
    ok: blockers.length === 0,
    blockers: blockers.map((problem) => sayBlocker(problem, ctx)),
    asksForFactor: finding.asksForFactor,
    fee: fee && toWire(fee),
    total: total && toWire(total),
    balanceAfter: balanceAfter(finding),
    arrives: arrives && { ...arrives, at: arrives.at.toISOString() },
    nearest: sayNearest(finding, question, ctx),
    payee: finding.payee,
    policyVersion: policy.version,
    limits: sayLimits(finding, question.currency),
  }
}
