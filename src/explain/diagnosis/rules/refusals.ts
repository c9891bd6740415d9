import type { MoneyParam } from '#platform/problems'
import type { OfferId } from '../../explanations/offers.ts'
import { type Found, type Rule, things } from '../finding.ts'
import { daysMs, hoursMs, isWithin, type Refusal, type Snapshot, walletOf } from '../snapshot.ts'

/**
 * A refusal that still stands has code and words of the problem itself, so that nobody reads two
 * stories of one thing. What restrictions, closures and wrong codes refuse is not among these:
 * other rules know whether that still holds.
 */
const roads = ['payment'] as const

const lastDigits = (account: string): string => account.slice(-4)

/** Money that went out later, to the same payee or as the same amount. */
export const wentLater = ({ transfers }: Snapshot, refusal: Refusal): boolean =>
  transfers.some(({ direction, at, counterpartyAccount, amount }) => {
    if (direction !== 'out' || at <= refusal.at) return false
    const isSamePayee =
      refusal.to !== null && lastDigits(refusal.to) === lastDigits(counterpartyAccount)
    const isSameAmount =
      refusal.amount !== null &&
      refusal.amount.currency === amount.currency &&
      isAsMuch(refusal, amount.minor)
    return refusal.to === null || isSamePayee || isSameAmount
  })

/** Minor units of an amount that was kept in its canonical form. */
export const digitsOf = (text: string): bigint => BigInt(text.replace('.', ''))
const isAsMuch = ({ amount }: Refusal, minor: bigint): boolean =>
  amount !== null && digitsOf(amount.amount) === minor

const anyWentLater = ({ transfers }: Snapshot, { at: refusedAt }: Refusal): boolean =>
  transfers.some(({ direction, at }) => direction === 'out' && at > refusedAt)

/** The moment in the words until which it holds: `resetsAt`, `until`. */
export const endOf = ({ params }: Refusal): Date | null => {
  const text = params.resetsAt ?? params.until
  return typeof text === 'string' ? new Date(text) : null
}

/** Of the amount that was missing or did not fit. */
const currencyOf = ({ params, amount }: Refusal): string | null =>
  (params.needed as MoneyParam | undefined)?.currency ?? amount?.currency ?? null

const found = (refusal: Refusal, action: OfferId, by: Date | null = null): Found => ({
  ...{ code: refusal.code, certainty: 'certain', params: refusal.params, since: refusal.at },
  evidence: things('explain.refused', [refusal]),
  ...{ by, action, currency: currencyOf(refusal), roads, weight: 2 },
})

/** The newest that still stands of each thing that was refused. */
const newestOfEach = (
  snapshot: Snapshot,
  stands: (refusal: Refusal) => boolean,
  thingOf: (refusal: Refusal) => string | null,
): readonly Refusal[] => {
  const first = new Map<string | null, Refusal>()
  for (const one of snapshot.refusals) {
    const thing = thingOf(one)
    if (stands(one) && !first.has(thing)) first.set(thing, one)
  }
  return [...first.values()]
}

const isRecent = (snapshot: Snapshot) => (refusal: Refusal) =>
  isWithin(snapshot, refusal.at, daysMs)

/** Not enough money, in each currency: over as soon as there is. */
export const tooLittle: Rule = (snapshot) =>
  newestOfEach(
    snapshot,
    (one) => {
      if (one.code !== 'transfers.insufficient_funds') return false
      const needed = one.params.needed as MoneyParam | undefined
      const wallet = needed && walletOf(snapshot, needed.currency)
      const has = wallet?.availableMinor ?? 0n
      const isEnough = needed !== undefined && has >= digitsOf(needed.amount)
      return isRecent(snapshot)(one) && !isEnough && !wentLater(snapshot, one)
    },
    currencyOf,
  ).map((refusal) => found(refusal, 'add_money'))

const isLimit = (code: string) =>
  /^limits\./.test(code) || /^transfers\.(over_transfer_limit|daily_\w+|monthly_\w+)$/.test(code)

/** Each limit: until it begins anew; one for each payment alone, for a day. */
export const overLimit: Rule = (snapshot) =>
  newestOfEach(
    snapshot,
    (one) => {
      if (!isLimit(one.code)) return false
      const end = endOf(one)
      const holds = end === null ? isRecent(snapshot)(one) : end > snapshot.now
      return holds && !wentLater(snapshot, one)
    },
    (one) => `${one.code} ${currencyOf(one)}`,
  ).map((refusal) => found(refusal, 'see_limits', endOf(refusal)))

const payeeCodes = /^transfers\.payee_(closed|cannot_receive|currency_unavailable)$/

/** It is the other side that cannot take it, each of them. */
export const payeeStopped: Rule = (snapshot) =>
  newestOfEach(
    snapshot,
    (one) => payeeCodes.test(one.code) && isRecent(snapshot)(one) && !wentLater(snapshot, one),
    (one) => one.to,
  ).map((refusal) => found(refusal, 'send_corrected'))

const slips = /^transfers\.(payee_unknown|payee_number_mistyped|self_transfer|memo_invalid)$/

/** Look-ups pause until the hour is over. */
export const lookUpsPaused: Rule = (snapshot) => {
  const hourOf = (at: Date) => Math.floor(at.getTime() / hoursMs)
  const hour = hourOf(snapshot.now)
  const refusal = snapshot.refusals.find(
    ({ code, at }) => code === 'transfers.too_many_unknown' && hourOf(at) === hour,
  )
  return refusal ? found(refusal, 'check_activity', new Date((hour + 1) * hoursMs)) : null
}

/** What was typed: over with the next payment that goes. One slip after another is one story. */
export const mistyped: Rule = (snapshot) => {
  if (lookUpsPaused(snapshot)) return null
  const refusal = snapshot.refusals.find(
    (one) => slips.test(one.code) && isRecent(snapshot)(one) && !anyWentLater(snapshot, one),
  )
  return refusal ? found(refusal, 'send_corrected') : null
}

const staleQuotes = /^transfers\.quote_(expired|used|differs|unknown)$/
const often = 2

/** Once is chance; twice in an hour, and nothing went, is something that does not work. */
export const quotesLost: Rule = (snapshot) => {
  const lost = snapshot.refusals.filter(
    (one) =>
      staleQuotes.test(one.code) &&
      isWithin(snapshot, one.at, hoursMs) &&
      !anyWentLater(snapshot, one),
  )
  return lost.length >= often && lost[0] ? found(lost[0], 'send_again') : null
}

export const refusalRules: readonly Rule[] = [
  ...[tooLittle, overLimit, payeeStopped, mistyped, lookUpsPaused, quotesLost],
]
