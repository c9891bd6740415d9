import type { WithdrawalFacts as Row } from '#funding'
import { money, toWire } from '#money'
import { formatId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Draft, Offer, Proof, Step, Whereabouts } from '../explanation.ts'
import { callOf, offer } from '../offers.ts'
import { withdrawalReasons } from '../withdrawal-reasons.ts'

/** A withdrawal with what the bank said of it. */
export type WithdrawalFacts = Row & {
  /** Why the bank did not keep it: title and what follows; null: it did, or has not said. */
  readonly bank: { readonly why: Words; readonly told: Words } | null
  readonly evidence: readonly Proof[]
  /** The ledger account that holds it (`acct_…`); null when it was not asked for. */
  readonly account: string | null
}

type Name = keyof typeof withdrawalReasons

const open: ReadonlySet<Row['state']> = new Set(['in_review', 'approved', 'submitted', 'sent'])
const here: ReadonlySet<Row['state']> = new Set(['in_review', 'approved'])

const nameOf = ({ state, lateToldAt, endedBy }: Row): Name => {
  if (open.has(state) && lateToldAt !== null) {
    return here.has(state) ? 'withdrawal_late_here' : 'withdrawal_late'
  }
  if (state === 'rejected') {
    return endedBy === 'bank' ? 'withdrawal_refused_by_bank' : 'withdrawal_refused'
  }
  return `withdrawal_${state}` as const
}

const stateOf: Readonly<Record<Row['state'], Draft['state']>> = {
  ...{ in_review: 'waiting', approved: 'under_way', submitted: 'under_way', sent: 'under_way' },
  ...{ completed: 'done', rejected: 'refused', cancelled: 'done', returned: 'returned' },
}

/** When the present state began. */
const sinceOf = (row: Row): Date => {
  const { state, approvedAt, submittedAt, sentAt, completedAt, endedAt, requestedAt } = row
  const began = {
    ...{ in_review: requestedAt, approved: approvedAt, submitted: submittedAt, sent: sentAt },
    ...{ completed: completedAt, rejected: endedAt, cancelled: endedAt, returned: endedAt },
  }
  return began[state] ?? requestedAt
}

const byOf = ({ state, reviewDue, arrivesBy, lateToldAt }: Row): Date | null => {
  if (!open.has(state)) return null
  return state === 'in_review' && lateToldAt === null ? (reviewDue ?? arrivesBy) : arrivesBy
}

const heldWords: Words = {
  en: '{amount} is held in your wallet.',
  'zh-CN': '{amount} 在您的钱包中冻结。',
}
const yoursWords: Words = { en: '{amount} is in your wallet.', 'zh-CN': '{amount} 在您的钱包中。' }
const bankWords = ({ accountEnd }: Row): Words => ({
  en: `{amount} is with our bank, on its way to your account ending in ${accountEnd}.`,
  'zh-CN': `{amount} 在银行，正在转往您尾号 ${accountEnd} 的账户。`,
})
const goneWords = ({ accountEnd }: Row): Words => ({
  en: `{amount} is at your bank, in the account ending in ${accountEnd}.`,
  'zh-CN': `{amount} 已在您的银行，尾号 ${accountEnd} 的账户。`,
})

/** Held and given back with the fee; what the bank has is the amount alone. */
const moneyOf = (facts: WithdrawalFacts): Whereabouts => {
  const { state, currency, amountMinor, feeMinor, account } = facts
  const rest = { since: sinceOf(facts), movesNext: byOf(facts), account }
  const whole = toWire(money(amountMinor + feeMinor, currency))
  const amount = toWire(money(amountMinor, currency))
  if (here.has(state)) return { where: 'held', words: heldWords, amount: whole, ...rest }
  if (open.has(state)) return { where: 'outside', words: bankWords(facts), amount, ...rest }
  if (state === 'completed') return { where: 'outside', words: goneWords(facts), amount, ...rest }
  return { where: 'yours', words: yoursWords, amount: whole, ...rest }
}

const isCancellable = ({ state, isInFile }: Row): boolean => here.has(state) && !isInFile

const actionsOf = (facts: Row, id: string): Offer[] => {
  const { state, currency, isAccountBlocked } = facts
  const look = offer('see_withdrawal', {
    ...{ href: `/withdrawals/${id}`, call: callOf('GET', `/v1/withdrawals/${id}`) },
  })
  const cancel = offer('cancel_withdrawal', {
    ...{ href: `/withdrawals/${id}`, call: callOf('POST', `/v1/withdrawals/${id}/cancel`) },
  })
  const again = offer('withdraw_again', {
    ...{ href: `/withdraw?currency=${currency}`, call: callOf('POST', '/v1/withdrawals') },
  })
  const other = offer('other_account', {
    ...{ href: '/bank-accounts', call: callOf('POST', '/v1/instruments') },
  })
  if (open.has(state)) return isCancellable(facts) ? [cancel, look] : [look, offer('contact')]
  if (state === 'completed') return [look, offer('contact')]
  if (state === 'cancelled') return [again, look]
  return [...(isAccountBlocked ? [other] : [again]), look, offer('contact')]
}

type Stage = { readonly code: string; readonly title: Words; readonly at: Date | null }

/** Steps of the way, the one that is under way and those to come with their dates. */
const timelineOf = (facts: Row): Step[] => {
  const { requestedAt, reviewDue, approvedAt, submittedAt, sentAt, completedAt, arrivesBy } = facts
  const way: readonly (Stage & { readonly by?: Date })[] = [
    { code: 'requested', title: { en: 'Asked for', 'zh-CN': '已提交申请' }, at: requestedAt },
    ...(reviewDue
      ? [
          {
            ...{ code: 'reviewed', title: { en: 'Looked at by a person', 'zh-CN': '人工审核' } },
            ...{ at: approvedAt, by: reviewDue },
          },
        ]
      : []),
    { code: 'submitted', title: { en: 'Given to the bank', 'zh-CN': '提交银行' }, at: submittedAt },
    { code: 'sent', title: { en: 'Carried out by the bank', 'zh-CN': '银行汇出' }, at: sentAt },
    {
      ...{ code: 'completed', title: { en: 'Booked by our bank', 'zh-CN': '银行记账' } },
      ...{ at: completedAt ?? null, by: arrivesBy },
    },
  ]
  const lastDone = way.findLastIndex(({ at }) => at !== null)
  const done = way
    .slice(0, lastDone + 1)
    .map(({ code, title, at }): Step => ({ code, title, state: 'done', at }))
  if (open.has(facts.state)) {
    const rest = way.slice(lastDone + 1).map(
      ({ code, title, by = null }, index): Step => ({
        ...{ code, title, state: index === 0 ? 'now' : 'next', by },
      }),
    )
    return [...done, ...rest]
  }
  return facts.endedAt === null ? done : [...done, endStep(facts)]
}

const endTitles: Readonly<Partial<Record<Row['state'], Words>>> = {
  cancelled: { en: 'Cancelled; the money is free', 'zh-CN': '已取消，款项已解冻' },
  rejected: { en: 'Not sent; the money is back', 'zh-CN': '未汇出，款项已退还' },
  returned: { en: 'Came back into your wallet', 'zh-CN': '已退回钱包' },
}

const endStep = ({ state, endedAt: at }: Row): Step => ({
  ...{ code: state, title: endTitles[state]!, state: 'done', at },
})

/** A withdrawal to a bank account, from the request to its arrival or its way back. */
export const explainWithdrawal = (facts: WithdrawalFacts): Draft => {
  const { currency, amountMinor, accountEnd: end, note, outsideCode, endCode, bank } = facts
  const id = formatId('withdrawal', facts.id)
  const name = nameOf(facts)
  const declaration = withdrawalReasons[name]
  const amount = toWire(money(amountMinor, currency))
  const at = sinceOf(facts)
  const by = byOf(facts)
  return {
    ...{
      kind: 'withdrawal',
      id,
      code: `explain.${name}`,
      declaration,
      state: stateOf[facts.state],
    },
    params: { amount, end, at, by, note: note ?? '', why: bank?.why, told: bank?.told },
    ...{ at, evidence: facts.evidence, money: moneyOf(facts), by, retryAt: null },
    ...{ actions: actionsOf(facts, id), policyVersion: facts.policyVersion },
    timeline: timelineOf(facts),
    staffNote: [endCode, outsideCode, note].filter(Boolean).join(' · ') || null,
  }
}
