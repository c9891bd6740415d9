import { type Currency, money, toWire } from '#money'
import { formatId } from '#platform/ids'
import type { Draft, Proof, Step } from '../explanation.ts'
import { callOf, offer } from '../offers.ts'
import { explainReasons } from '../reasons.ts'

/** A credited deposit with the way that it took. */
export type DepositFacts = {
  readonly id: string
  readonly personId: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly reference: string
  readonly creditedAt: Date
  readonly policyVersion: number
  /** When the bank's file came; null: not by a file. */
  readonly fileReceivedAt: Date | null
  /** Null: it was matched at once. */
  readonly item: {
    readonly id: string
    readonly reason: string
    readonly receivedAt: Date
    readonly note: string | null
  } | null
  readonly evidence: readonly Proof[]
  /** Of the wallet (`acct_…`); null when it was not asked for. */
  readonly account: string | null
}

export const receivedStep = (at: Date): Step => ({
  code: 'received',
  title: { en: 'Received with a statement of our bank', 'zh-CN': '银行对账单已收到' },
  ...{ state: 'done', at },
})
export const unmatchedStep = (at: Date, state: Step['state'] = 'done'): Step => ({
  code: 'unmatched',
  title: { en: 'Nobody found by the reference', 'zh-CN': '未能按参考号匹配' },
  ...{ state, at },
})
const assignedStep = (at: Date): Step => ({
  code: 'assigned',
  title: { en: 'Found to be yours by our staff', 'zh-CN': '工作人员核对确认' },
  ...{ state: 'done', at },
})
const matchedStep = (at: Date): Step => ({
  code: 'matched',
  title: { en: 'Matched by your reference', 'zh-CN': '已按参考号匹配' },
  ...{ state: 'done', at },
})
const creditedStep = (at: Date): Step => ({
  code: 'credited',
  title: { en: 'In your wallet', 'zh-CN': '已到您的钱包' },
  ...{ state: 'done', at },
})

const timelineOf = ({ item, fileReceivedAt, creditedAt }: DepositFacts): Step[] => {
  const received = receivedStep(item?.receivedAt ?? fileReceivedAt ?? creditedAt)
  const matched = item
    ? [unmatchedStep(item.receivedAt), assignedStep(creditedAt)]
    : [matchedStep(creditedAt)]
  return [received, ...matched, creditedStep(creditedAt)]
}

/** A deposit that was credited, at once or after staff found whose it was. */
export const explainDeposit = (facts: DepositFacts): Draft => {
  const { creditedAt: at, item, reference, currency, policyVersion, evidence, account } = facts
  const id = formatId('deposit', facts.id)
  const amount = toWire(money(facts.amountMinor - facts.feeMinor, currency))
  const name = item ? 'deposit_assigned' : 'deposit_credited'
  return {
    ...{ kind: 'deposit', id, code: `explain.${name}`, declaration: explainReasons[name] },
    params: { amount, reference, at, ...(item && { received: item.receivedAt }) },
    ...{ state: 'done', at, evidence, by: null, retryAt: null, policyVersion },
    money: {
      ...{ where: 'yours', amount, since: at, account },
      words: { en: '{amount} is in your wallet.', 'zh-CN': '{amount} 在您的钱包中。' },
    },
    actions: [
      offer('receipt', { href: `/activity/${id}`, call: callOf('GET', `/v1/deposits/${id}`) }),
      offer('bank_details', {
        href: `/add-money?currency=${currency}`,
        call: callOf('GET', `/v1/deposits/bank-details?currency=${currency}`),
      }),
    ],
    timeline: timelineOf(facts),
    staffNote: item && [item.reason, item.note].filter(Boolean).join(': '),
  }
}
