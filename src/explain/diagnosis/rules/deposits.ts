import type { RecentDeposit, WaitingMoney } from '#funding'
import { money, toWire } from '#money'
import { formatId } from '#platform/ids'
import { heldDeposit } from '../../held-deposit.ts'
import { arrivalDays, bankDay } from '../business-days.ts'
import { type Found, type Rule, standingSince, things } from '../finding.ts'
import { daysMs, isWithin, type Snapshot } from '../snapshot.ts'

const roads = ['payment'] as const
const freshMs = 2 * daysMs
/** Longer ago nobody waits for it any more. */
const askedForMs = 14 * daysMs
const bankDays = 3

const amountOf = ({ amountMinor, currency }: RecentDeposit | WaitingMoney) =>
  toWire(money(amountMinor, currency))

const evidenceOf = (deposit: RecentDeposit) =>
  things('funding.deposit_credited', [
    { id: formatId('deposit', deposit.id), at: deposit.creditedAt },
  ])

const aboutOf = ({ id }: RecentDeposit) =>
  ({ kind: 'deposit', id: formatId('deposit', id) }) as const

/** Came without its reference, and staff found whose it is: good news, for two days. */
export const depositFound: Rule = (snapshot) => {
  const fresh = snapshot.deposits.deposits.filter(
    ({ isFound, creditedAt }) => isFound && isWithin(snapshot, creditedAt, freshMs),
  )
  return fresh.map((deposit) => ({
    ...{ code: 'diagnosis.deposit_found', certainty: 'certain', since: deposit.creditedAt },
    params: { amount: amountOf(deposit), at: deposit.creditedAt },
    evidence: evidenceOf(deposit),
    about: aboutOf(deposit),
    ...{ action: 'see_movement', roads, weight: 1 },
  }))
}

/** The bank told us later than it should have. */
export const depositLate: Rule = (snapshot) => {
  return snapshot.deposits.deposits.flatMap((deposit) => {
    const { isFound, creditedAt: at, bookedOn, currency } = deposit
    if (isFound || bookedOn === null || !isWithin(snapshot, at, freshMs)) return []
    const days = arrivalDays(snapshot, currency)
    if (at <= bankDay(snapshot, new Date(bookedOn), days, currency)) return []
    return {
      ...{ code: 'diagnosis.deposit_late', certainty: 'certain', since: at },
      params: { amount: amountOf(deposit), bookedOn, at },
      evidence: evidenceOf(deposit),
      about: aboutOf(deposit),
      ...{ action: 'see_movement', roads, weight: 1 },
    }
  })
}

/** Shown where to pay, and nothing came: whoever paid asks their bank now. */
export const depositNotArrived: Rule = (snapshot) => {
  const { detailsShownAt: shownAt, deposits, waiting } = snapshot.deposits
  if (shownAt === null || deposits.length > 0 || waiting.length > 0) return null
  // Which currency nobody said: most likely the one that they chose as theirs.
  const { mainCurrency } = snapshot
  const days = arrivalDays(snapshot, mainCurrency)
  const deadline = bankDay(snapshot, shownAt, days, mainCurrency)
  if (deadline > snapshot.now || !isWithin(snapshot, deadline, askedForMs)) return null
  const by = bankDay(snapshot, snapshot.now, days, mainCurrency)
  return {
    ...{ code: 'diagnosis.deposit_not_arrived', certainty: 'likely', since: deadline, by },
    params: { shownAt, days, by },
    evidence: standingSince(snapshot, 'funding.bank_details_shown', shownAt),
    ...{ action: 'bank_details', currency: mainCurrency, roads, weight: 2 },
  }
}

const waits = (snapshot: Snapshot, item: WaitingMoney): Found => {
  const { reason, receivedAt: since, id } = item
  return {
    ...{ ...heldDeposit(item, snapshot), certainty: 'certain', since },
    evidence: things(`funding.entry_unmatched.${reason}`, [
      { id: formatId('bankEntry', id), at: since },
    ]),
    ...{ roads, weight: 2 },
  }
}

/** Money with exactly this person's reference that could not be credited. */
export const depositWaits: Rule = (snapshot) =>
  snapshot.deposits.waiting
    .filter(({ state }) => state === 'open')
    .map((item) => waits(snapshot, item))

export const depositReturned: Rule = (snapshot) =>
  snapshot.deposits.waiting.flatMap((item) => {
    const { state, decidedAt: at, id, currency } = item
    if (state !== 'returned' || at === null || !isWithin(snapshot, at, 7 * daysMs)) return []
    const by = bankDay(snapshot, at, bankDays, currency)
    return {
      ...{ code: 'diagnosis.deposit_returned', certainty: 'certain', since: at, by },
      params: { amount: amountOf(item), at, by },
      evidence: things('funding.suspense_returned', [{ id: formatId('bankEntry', id), at }]),
      ...{ action: 'contact', roads, weight: 2 },
    }
  })

export const depositRules: readonly Rule[] = [
  ...[depositWaits, depositReturned, depositNotArrived, depositFound, depositLate],
]
