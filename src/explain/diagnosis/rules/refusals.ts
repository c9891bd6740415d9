import type { ActionId } from '../actions.ts'
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
const wentLater = ({ transfers }: Snapshot, refusal: Refusal): boolean =>
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

const digitsOf = (text: string): bigint => BigInt(text.replace('.', ''))
const isAsMuch = ({ amount }: Refusal, minor: bigint): boolean =>
  amount !== null && digitsOf(amount.amount) === minor

const anyWentLater = ({ transfers }: Snapshot, { at: refusedAt }: Refusal): boolean =>
  transfers.some(({ direction, at }) => direction === 'out' && at > refusedAt)

/** The moment in the words until which it holds: `resetsAt`, `until`. */
export const endOf = ({ params }: Refusal): Date | null => {
  const text = params.resetsAt ?? params.until
  return typeof text === 'string' ? new Date(text) : null
}

const found = (refusal: Refusal, action: ActionId, by: Date | null = null): Found => ({
  ...{ code: refusal.code, certainty: 'certain', params: refusal.params, since: refusal.at },
  evidence: things('explain.refused', [refusal]),
  ...{ by, action, roads, weight: 2 },
})

const newest = (
  snapshot: Snapshot,
  isMeant: (code: string) => boolean,
  stands: (refusal: Refusal) => boolean,
): Refusal | null => snapshot.refusals.find((one) => isMeant(one.code) && stands(one)) ?? null

const isRecent = (snapshot: Snapshot) => (refusal: Refusal) =>
  isWithin(snapshot, refusal.at, daysMs)

/** Not enough money: over as soon as there is. */
export const tooLittle: Rule = (snapshot) => {
  const refusal = newest(
    snapshot,
    (code) => code === 'transfers.insufficient_funds',
    (one) => {
      const needed = one.params.needed as { amount: string; currency: string } | undefined
      const wallet = needed && walletOf(snapshot, needed.currency)
      const has = wallet?.availableMinor ?? 0n
      const isEnough = needed !== undefined && has >= digitsOf(needed.amount)
      return isRecent(snapshot)(one) && !isEnough && !wentLater(snapshot, one)
    },
  )
  return refusal && found(refusal, 'add_money')
}

const isLimit = (code: string) =>
  /^limits\./.test(code) || /^transfers\.(over_transfer_limit|daily_\w+|monthly_\w+)$/.test(code)

/** A limit: until it begins anew; one for each payment alone, for a day. */
export const overLimit: Rule = (snapshot) => {
  const refusal = newest(snapshot, isLimit, (one) => {
    const end = endOf(one)
    const holds = end === null ? isRecent(snapshot)(one) : end > snapshot.now
    return holds && !wentLater(snapshot, one)
  })
  return refusal && found(refusal, 'see_limits', endOf(refusal))
}

const payeeCodes = /^transfers\.payee_(closed|cannot_receive|currency_unavailable)$/

/** It is the other side that cannot take it. */
export const payeeStopped: Rule = (snapshot) => {
  const refusal = newest(
    snapshot,
    (code) => payeeCodes.test(code),
    (one) => isRecent(snapshot)(one) && !wentLater(snapshot, one),
  )
  return refusal && found(refusal, 'send')
}

const slips = /^transfers\.(payee_unknown|payee_number_mistyped|self_transfer|memo_invalid)$/

/** Look-ups pause until the hour is over. */
export const lookUpsPaused: Rule = (snapshot) => {
  const { now } = snapshot
  const isPause = (code: string) => code === 'transfers.too_many_unknown'
  const refusal = newest(
    snapshot,
    isPause,
    ({ at }) => Math.floor(at.getTime() / hoursMs) === Math.floor(now.getTime() / hoursMs),
  )
  if (!refusal) return null
  const end = new Date((Math.floor(now.getTime() / hoursMs) + 1) * hoursMs)
  return found(refusal, 'check_activity', end)
}

/** What was typed: over with the next payment that goes. */
export const mistyped: Rule = (snapshot) => {
  if (lookUpsPaused(snapshot)) return null
  const refusal = newest(
    snapshot,
    (code) => slips.test(code),
    (one) => isRecent(snapshot)(one) && !anyWentLater(snapshot, one),
  )
  return refusal && found(refusal, 'send')
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
  return lost.length >= often && lost[0] ? found(lost[0], 'send') : null
}

export const refusalRules: readonly Rule[] = [
  ...[tooLittle, overLimit, payeeStopped, mistyped, lookUpsPaused, quotesLost],
]
