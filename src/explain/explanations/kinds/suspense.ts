import { type Currency, money, toWire } from '#money'
import { formatId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Draft, Proof, Step } from '../explanation.ts'
import { offer } from '../offers.ts'
import { explainReasons } from '../reasons.ts'
import { receivedStep, unmatchedStep } from './deposit.ts'

/** Money that is nobody's yet, or went back; staff only. */
export type SuspenseFacts = {
  readonly id: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly reason: string
  readonly state: 'open' | 'returned'
  readonly receivedAt: Date
  readonly decidedAt: Date | null
  readonly note: string | null
  /** When our bank booked the return. */
  readonly settledAt: Date | null
  readonly evidence: readonly Proof[]
}

const returnSteps = ({ decidedAt, settledAt }: SuspenseFacts): Step[] => [
  {
    code: 'return_ordered',
    title: { en: 'Return ordered by staff', 'zh-CN': '工作人员已安排退回' },
    ...{ state: 'done', at: decidedAt },
  },
  {
    code: 'returned',
    title: { en: 'Sent back by our bank', 'zh-CN': '银行已退回' },
    ...{ state: settledAt ? 'done' : 'now', at: settledAt },
  },
]

const decideStep: Step = {
  code: 'decided',
  title: { en: 'Assigned or returned by staff', 'zh-CN': '由工作人员认领或退回' },
  state: 'next',
}

type Where = {
  readonly name: 'deposit_unmatched' | 'deposit_returning' | 'deposit_returned'
  readonly where: 'unmatched' | 'returning' | 'outside'
  readonly state: 'waiting' | 'under_way' | 'returned'
  readonly words: Words
}

const unmatched: Where = {
  ...{ name: 'deposit_unmatched', where: 'unmatched', state: 'waiting' },
  words: { en: '{amount} is in the suspense account.', 'zh-CN': '{amount} 在待认领账户中。' },
}
const returning: Where = {
  ...{ name: 'deposit_returning', where: 'returning', state: 'under_way' },
  words: {
    en: '{amount} is on its way back to the bank of the payer.',
    'zh-CN': '{amount} 正在退回付款银行。',
  },
}
const returned: Where = {
  ...{ name: 'deposit_returned', where: 'outside', state: 'returned' },
  words: { en: '{amount} is with the bank of the payer.', 'zh-CN': '{amount} 已在付款银行。' },
}

/** Incoming money without an owner: waiting, going back, gone back. */
export const explainSuspense = (facts: SuspenseFacts): Draft => {
  const { receivedAt, decidedAt, settledAt, evidence, note, reason } = facts
  const isOpen = facts.state === 'open'
  const { name, where, state, words } = isOpen ? unmatched : settledAt ? returned : returning
  const amount = toWire(money(facts.amountMinor, facts.currency))
  const since = settledAt ?? decidedAt ?? receivedAt
  const first = [receivedStep(receivedAt), unmatchedStep(receivedAt, isOpen ? 'now' : 'done')]
  return {
    ...{ kind: 'deposit', id: formatId('bankEntry', facts.id) },
    ...{ code: `explain.${name}`, declaration: explainReasons[name], state },
    params: { amount, received: receivedAt, decided: decidedAt, settled: settledAt },
    ...{ at: receivedAt, evidence, by: null, retryAt: null, policyVersion: null },
    money: { where, words, amount, since },
    actions: isOpen ? [offer('suspense')] : [],
    timeline: isOpen ? [...first, decideStep] : [...first, ...returnSteps(facts)],
    staffNote: [reason, note].filter(Boolean).join(': '),
  }
}
