import { bankReasonDetail, bankReasonTitle, type WithdrawalFacts } from '#funding'
import { money, toWire } from '#money'
import { formatId } from '#platform/ids'
import type { MoneyParam, Words } from '#platform/problems'
import { type Found, type Rule, things } from '../finding.ts'
import { daysMs, isWithin, type Refusal, type Snapshot, walletOf } from '../snapshot.ts'
import { digitsOf, endOf } from './refusals.ts'

const roads = ['payment'] as const
/** What is over is told for so long, unless it went well since. */
const toldForMs = 7 * daysMs

const heldMoney: Words = {
  en: 'The money is held in your wallet.',
  'zh-CN': '款项在您的钱包中冻结。',
}
const sentMoney: Words = {
  en: 'The money is with the bank and stays yours.',
  'zh-CN': '款项在银行，仍归您所有。',
}

const isHere = ({ state }: WithdrawalFacts) => state === 'in_review' || state === 'approved'
const isAtBank = ({ state }: WithdrawalFacts) => state === 'submitted' || state === 'sent'

const moneyOf = (one: WithdrawalFacts): Words => (isHere(one) ? heldMoney : sentMoney)

const common = (one: WithdrawalFacts, type: string, at: Date) => {
  const id = formatId('withdrawal', one.id)
  return {
    certainty: 'certain' as const,
    evidence: things(`funding.withdrawal_${type}`, [{ id, at }]),
    about: { kind: 'withdrawal' as const, id },
    since: at,
    roads,
  }
}

const paramsOf = ({ amountMinor, currency, accountEnd: end }: WithdrawalFacts) => ({
  ...{ amount: toWire(money(amountMinor, currency)), end },
})

/** As much went through after it: whoever asks now asks about something else. */
const wentSince = ({ withdrawals }: Snapshot, one: WithdrawalFacts): boolean =>
  withdrawals.some(
    (other) =>
      other.id !== one.id &&
      other.requestedAt > (one.endedAt ?? one.requestedAt) &&
      other.currency === one.currency &&
      other.endedAt === null,
  )

/** Past the date that was promised, told or about to be. */
export const withdrawalLate: Rule = (snapshot) => {
  const late = snapshot.withdrawals.filter(
    (row) =>
      (isHere(row) || isAtBank(row)) && (row.lateToldAt !== null || row.arrivesBy < snapshot.now),
  )
  return late.map((one) => ({
    ...{ code: 'diagnosis.withdrawal_late' },
    ...common(one, 'late', one.lateToldAt ?? one.arrivesBy),
    params: { ...paramsOf(one), money: moneyOf(one), by: one.arrivesBy },
    ...{ by: one.arrivesBy, action: 'see_withdrawal', weight: 2 },
  }))
}

/** A person compares it; nothing is wrong, but the money does not move. */
export const withdrawalInReview: Rule = (snapshot) => {
  const looked = snapshot.withdrawals.filter(
    ({ state, lateToldAt, arrivesBy }) =>
      state === 'in_review' && lateToldAt === null && arrivesBy >= snapshot.now,
  )
  return looked.map((one) => {
    const by = one.reviewDue ?? one.arrivesBy
    return {
      ...{ code: 'diagnosis.withdrawal_in_review', ...common(one, 'requested', one.requestedAt) },
      ...{ params: { ...paramsOf(one), by }, by, action: 'see_withdrawal', weight: 1 },
    }
  })
}

const names = { okpay: 'withdrawal_refused', bank: 'withdrawal_refused_by_bank' } as const

/** Not sent by us, refused or sent back by the bank, and nothing went through since. */
export const withdrawalFailed: Rule = (snapshot) =>
  snapshot.withdrawals.flatMap((one) => {
    const { endedAt: at, endCode, note, state, endedBy, isAccountBlocked } = one
    if ((state !== 'rejected' && state !== 'returned') || at === null) return []
    if (!isWithin(snapshot, at, toldForMs) || wentSince(snapshot, one)) return []
    const name =
      state === 'returned' ? 'withdrawal_returned' : names[endedBy === 'okpay' ? 'okpay' : 'bank']
    const bank = { why: bankReasonTitle(endCode), told: bankReasonDetail(endCode) }
    return {
      ...{ code: `diagnosis.${name}`, ...common(one, state, at) },
      params: { ...paramsOf(one), at, ...(endedBy === 'okpay' ? { note: note ?? '' } : bank) },
      ...{ action: isAccountBlocked ? 'see_bank_accounts' : 'withdraw_again', weight: 2 },
    }
  })

/** Tried again to an account that nothing can be paid to; over with a withdrawal that went. */
export const accountBlocked: Rule = (snapshot) => {
  const refusal = snapshot.refusals.find(
    ({ code, at }) => code === 'withdrawals.account_blocked' && isWithin(snapshot, at, daysMs),
  )
  if (!refusal) return null
  const went = snapshot.withdrawals.some(
    ({ requestedAt, endedAt }) => requestedAt > refusal.at && endedAt === null,
  )
  if (went) return null
  return {
    ...{ code: 'diagnosis.bank_account_blocked', certainty: 'certain', since: refusal.at },
    params: { because: refusal.params.because },
    evidence: things('explain.refused', [refusal]),
    ...{ action: 'see_bank_accounts', roads, weight: 2 },
  }
}

const amountCodes =
  /^withdrawals\.(over_limit|count_reached|window_reached|insufficient_funds|below_minimum)$/

const stillRefused = (snapshot: Snapshot, refusal: Refusal): boolean => {
  const { code, at, params } = refusal
  if (!amountCodes.test(code) || !isWithin(snapshot, at, daysMs)) return false
  const by = endOf(refusal)
  const needed = params.needed as MoneyParam | undefined
  const has = needed && walletOf(snapshot, needed.currency)?.availableMinor
  const isEnough = needed !== undefined && (has ?? 0n) >= digitsOf(needed.amount)
  const isOver = by !== null && by <= snapshot.now
  return !isEnough && !isOver && !snapshot.withdrawals.some((row) => row.requestedAt > at)
}

/** What was asked for would not go; over with the next one that is taken, or with its reason. */
export const withdrawalRefusal: Rule = (snapshot) => {
  const standing = snapshot.refusals.filter((one) => stillRefused(snapshot, one))
  // Newest first: of each reason the one that was told last.
  const codes = new Map(standing.toReversed().map((one) => [one.code, one]))
  return [...codes.values()].map((refusal) => {
    const { code, params, at } = refusal
    const needed = params.needed as MoneyParam | undefined
    const isTooSmall = code.endsWith('minimum')
    return {
      ...{ code, certainty: 'certain', params, since: at, by: endOf(refusal) },
      evidence: things('explain.refused', [refusal]),
      action: needed ? 'add_money' : isTooSmall ? 'withdraw_again' : 'see_limits',
      ...{ currency: needed?.currency ?? null, roads, weight: 2 },
    }
  })
}

/** How the very withdrawal stands that somebody asks about, when it is well. */
export const withdrawalAsked = ({ withdrawals }: Snapshot, id: string): Found | null => {
  const one = withdrawals.find((row) => formatId('withdrawal', row.id) === id)
  if (!one) return null
  if (one.state === 'completed' && one.completedAt) {
    const at = one.completedAt
    return {
      ...{ code: 'diagnosis.withdrawal_arrived', ...common(one, 'completed', at) },
      ...{ params: { ...paramsOf(one), at }, action: 'see_withdrawal', weight: 0 },
    }
  }
  if (!isHere(one) && !isAtBank(one)) return null
  const by = one.arrivesBy
  return {
    ...{ code: 'diagnosis.withdrawal_on_its_way', ...common(one, 'requested', one.requestedAt) },
    params: { ...paramsOf(one), money: moneyOf(one), by },
    ...{ by, action: 'see_withdrawal', weight: 0 },
  }
}

export const withdrawalRules: readonly Rule[] = [
  ...[withdrawalLate, withdrawalFailed, accountBlocked, withdrawalRefusal, withdrawalInReview],
]
