import { promisedDecision, type RecentDeposit, type WaitingMoney } from '#funding'
import { money, toWire } from '#money'
import { formatId } from '#platform/ids'
import { arrivalDays, bankDay, supportDay } from '../business-days.ts'
import { type Found, type Rule, standingSince, things } from '../finding.ts'
import { daysMs, isWithin } from '../snapshot.ts'

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
  const deposit = snapshot.deposits.deposits.find(
    ({ isFound, creditedAt }) => isFound && isWithin(snapshot, creditedAt, freshMs),
  )
  if (!deposit) return null
  const { creditedAt: at } = deposit
  return {
    ...{ code: 'diagnosis.deposit_found', certainty: 'certain', since: at },
    params: { amount: amountOf(deposit), at },
    evidence: evidenceOf(deposit),
    about: aboutOf(deposit),
    ...{ action: 'see_movement', roads, weight: 1 },
  }
}

/** The bank told us later than it should have. */
export const depositLate: Rule = (snapshot) => {
  const deposit = snapshot.deposits.deposits.find(
    ({ isFound, creditedAt, bookedOn, currency }) =>
      !isFound &&
      bookedOn !== null &&
      isWithin(snapshot, creditedAt, freshMs) &&
      creditedAt > bankDay(snapshot, new Date(bookedOn), arrivalDays(snapshot, currency), currency),
  )
  if (!deposit?.bookedOn) return null
  const { creditedAt: at, bookedOn } = deposit
  return {
    ...{ code: 'diagnosis.deposit_late', certainty: 'certain', since: at },
    params: { amount: amountOf(deposit), bookedOn, at },
    evidence: evidenceOf(deposit),
    about: aboutOf(deposit),
    ...{ action: 'see_movement', roads, weight: 1 },
  }
}

/** Shown where to pay, and nothing came: whoever paid asks their bank now. */
export const depositNotArrived: Rule = (snapshot) => {
  const { detailsShownAt: shownAt, deposits, waiting } = snapshot.deposits
  if (shownAt === null || deposits.length > 0 || waiting.length > 0) return null
  const days = arrivalDays(snapshot, 'EUR')
  // Which currency nobody said: the banks of the euro stand for all.
  const deadline = bankDay(snapshot, shownAt, days, 'EUR')
  if (deadline > snapshot.now || !isWithin(snapshot, deadline, askedForMs)) return null
  const by = bankDay(snapshot, snapshot.now, days, 'EUR')
  return {
    ...{ code: 'diagnosis.deposit_not_arrived', certainty: 'likely', since: deadline, by },
    params: { shownAt, days, by },
    evidence: standingSince(snapshot, 'funding.bank_details_shown', shownAt),
    ...{ action: 'bank_details', roads, weight: 2 },
  }
}

const codes: Readonly<Record<string, string>> = {
  below_minimum: 'diagnosis.deposit_below_minimum',
  currency_not_allowed: 'diagnosis.deposit_currency',
  above_limit: 'diagnosis.deposit_above_limit',
}

/** Money with exactly this person's reference that could not be credited. */
export const depositWaits: Rule = (snapshot): Found | null => {
  const item = snapshot.deposits.waiting.find(({ state }) => state === 'open')
  if (!item) return null
  const { reason, receivedAt: since, currency, id } = item
  const promised = promisedDecision(snapshot.policy, since)
  const by = promised > snapshot.now ? promised : supportDay(snapshot, snapshot.now, 1)
  const about = { operation: 'deposit', method: 'bank', currency } as const
  const least = snapshot.policy.minimumFor({ ...about, country: snapshot.country })
  const code = codes[reason] ?? 'diagnosis.deposit_held'
  const minimum = toWire(money(least, currency))
  return {
    ...{ code, certainty: 'certain', since, by },
    params: { amount: amountOf(item), by, ...(reason === 'below_minimum' && { minimum }) },
    evidence: things(`funding.entry_unmatched.${reason}`, [
      { id: formatId('event', id), at: since },
    ]),
    action: reason === 'above_limit' ? 'see_limits' : 'contact',
    ...{ roads, weight: 2 },
  }
}

export const depositReturned: Rule = (snapshot) => {
  const item = snapshot.deposits.waiting.find(
    ({ state, decidedAt }) =>
      state === 'returned' && decidedAt !== null && isWithin(snapshot, decidedAt, 7 * daysMs),
  )
  if (!item?.decidedAt) return null
  const { decidedAt: at, id, currency } = item
  const by = bankDay(snapshot, at, bankDays, currency)
  return {
    ...{ code: 'diagnosis.deposit_returned', certainty: 'certain', since: at, by },
    params: { amount: amountOf(item), at, by },
    evidence: things('funding.suspense_returned', [{ id: formatId('event', id), at }]),
    ...{ action: 'contact', roads, weight: 2 },
  }
}

export const depositRules: readonly Rule[] = [
  ...[depositWaits, depositReturned, depositNotArrived, depositFound, depositLate],
]
