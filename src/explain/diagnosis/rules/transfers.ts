import { toWire } from '#money'
import { type Rule, things } from '../finding.ts'
import { daysMs, isWithin, type SeenTransfer, type Snapshot } from '../snapshot.ts'

const roads = ['payment', 'unrecognised'] as const
const freshMs = 3 * daysMs
const twiceWithinMs = 10 * 60_000
const slippedDigit = 10n

const sentTo = ({ transfers }: Snapshot, account: string): readonly SeenTransfer[] =>
  transfers.filter(
    ({ direction, counterpartyAccount }) => direction === 'out' && counterpartyAccount === account,
  )

/** Whether the payee has sent money since: what went wrong was put right between the two. */
const cameBack = ({ transfers }: Snapshot, sent: SeenTransfer): boolean =>
  transfers.some(
    ({ direction, at, counterpartyAccount, amount }) =>
      direction === 'in' &&
      at > sent.at &&
      counterpartyAccount === sent.counterpartyAccount &&
      amount.currency === sent.amount.currency,
  )

const fresh = (snapshot: Snapshot): readonly SeenTransfer[] =>
  snapshot.transfers.filter(
    (one) =>
      one.direction === 'out' && isWithin(snapshot, one.at, freshMs) && !cameBack(snapshot, one),
  )

const isTwin = (one: SeenTransfer, other: SeenTransfer): boolean =>
  other.id !== one.id &&
  other.at <= one.at &&
  one.at.getTime() - other.at.getTime() <= twiceWithinMs &&
  other.amount.minor === one.amount.minor &&
  other.amount.currency === one.amount.currency &&
  other.memo === one.memo

/** The same amount with the same words to the same payee within minutes: each that was one more. */
export const sentTwice: Rule = (snapshot) =>
  fresh(snapshot).flatMap((one) => {
    const twin = sentTo(snapshot, one.counterpartyAccount).find((other) => isTwin(one, other))
    if (!twin) return []
    return {
      ...{ code: 'diagnosis.sent_twice', certainty: 'likely' },
      params: { amount: toWire(one.amount), to: one.counterparty },
      since: one.at,
      evidence: things('transfers.sent', [one, twin]),
      about: { kind: 'transfer', id: one.id },
      ...{ action: 'see_movement', roads, weight: 2 },
    }
  })

/** A digit too many: exactly ten or a hundred times what went to this payee before. */
export const unusualAmount: Rule = (snapshot) =>
  fresh(snapshot).flatMap((one) => {
    const before = sentTo(snapshot, one.counterpartyAccount).filter(
      ({ at, amount }) => at < one.at && amount.currency === one.amount.currency,
    )
    const usual = before[0]?.amount
    if (!usual || before.some(({ amount }) => amount.minor >= one.amount.minor)) return []
    const times = [slippedDigit, slippedDigit ** 2n]
    if (!times.some((factor) => usual.minor * factor === one.amount.minor)) return []
    return {
      ...{ code: 'diagnosis.unusual_amount', certainty: 'likely' },
      params: { amount: toWire(one.amount), usual: toWire(usual), to: one.counterparty },
      since: one.at,
      evidence: things('transfers.sent', [one, ...before.slice(0, 1)]),
      about: { kind: 'transfer', id: one.id },
      ...{ action: 'see_movement', roads, weight: 2 },
    }
  })

export const transferRules: readonly Rule[] = [sentTwice, unusualAmount]
