import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { declaredProblems, type Language } from '#platform/problems'
import type { Coverage } from './contract.ts'
import { countPerDay, countSolved, countUnmapped, type DayCount } from './coverage-store.ts'

/** What says no more than that something went wrong. */
const unspecific: ReadonlySet<string> = new Set(['platform.unexpected'])

/** What shows that a person did after all what was refused before. */
const successes = {
  'POST /v1/payees/look-up': 'transfers.sent',
  'POST /v1/transfers/quotes': 'transfers.sent',
  'POST /v1/transfers': 'transfers.sent',
  'POST /v1/withdrawals': 'funding.withdrawal_requested',
  'POST /v1/instruments': 'funding.bank_account_added',
  'POST /v1/me/documents/{id}/submit': 'verification.document_submitted',
  'POST /v1/me/password': 'identity.password_changed',
  'POST /v1/me/email/confirm': 'identity.email_changed',
  'POST /v1/me/phone/confirm': 'identity.phone_changed',
  'POST /v1/me/totp/confirm': 'identity.factor_added',
  'POST /v1/me/passkeys': 'identity.factor_added',
  'PATCH /v1/me': 'identity.profile_changed',
} as const

const dayMs = 86_400_000
const mostCodes = 20

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** `99.2`; null of nothing. */
const shareOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : ((part / whole) * 100).toFixed(1)

const sum = (counts: readonly DayCount[]): number =>
  counts.reduce((total, { count }) => total + count, 0)

const trendOf = (counts: readonly DayCount[], days: readonly string[]) =>
  days.map((day) => ({ day, count: sum(counts.filter((one) => one.day === day)) }))

const codesOf = (counts: readonly DayCount[], days: readonly string[], language: Language) =>
  [...Map.groupBy(counts, ({ code }) => code)]
    .map(([code, own]) => ({
      code,
      title: declaredProblems.get(code)?.title[language] ?? code,
      count: sum(own),
      trend: trendOf(own, days),
    }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, mostCodes)

/** How well refusals explain themselves, over the last `length` days, today included. */
export const showCoverage = async (
  ctx: TxContext,
  length: number,
): Promise<Static<typeof Coverage>> => {
  const today = Date.parse(dayOf(ctx.clock.now()))
  const days = Array.from({ length }, (_, at) => dayOf(new Date(today - (length - 1 - at) * dayMs)))
  const [from, to] = [days[0]!, days.at(-1)!]
  const since = new Date(from)
  const counts = await countPerDay(ctx, from, to)
  const solved = await countSolved(ctx, successes, since)
  const refused = sum(counts)
  const specific = refused - sum(counts.filter(({ code }) => unspecific.has(code)))
  return {
    ...{ from, to, refused, specific, specificShare: shareOf(specific, refused) },
    unmapped: await countUnmapped(ctx, since),
    trend: trendOf(counts, days),
    solved: { ...solved, share: shareOf(solved.solved, solved.refused) },
    codes: codesOf(counts, days, ctx.language),
  }
}
