import { type Currency, money, toWire } from '#money'
import { formatId } from '#platform/ids'
import type { Draft, Proof, ReaderRole } from '../explanation.ts'
import { callOf, offer } from '../offers.ts'
import { explainReasons } from '../reasons.ts'

/** A settled transfer, with what the log says of it. */
export type TransferFacts = {
  readonly id: string
  readonly senderId: string
  readonly payeeId: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly senderAccountNumber: string
  readonly senderMaskedName: string
  readonly payeeAccountNumber: string
  readonly payeeMaskedName: string
  readonly policyVersion: number
  readonly createdAt: Date
  readonly evidence: readonly Proof[]
  /** Of the payee's wallet (`acct_…`); null when it was not asked for. */
  readonly account: string | null
}

const timeline = (at: Date): Draft['timeline'] => [
  { code: 'confirmed', title: { en: 'Confirmed', 'zh-CN': '已确认' }, state: 'done', at },
  {
    code: 'debited',
    title: { en: 'Taken from the wallet of the sender', 'zh-CN': '已从付款人钱包转出' },
    ...{ state: 'done', at },
  },
  {
    code: 'credited',
    title: { en: 'Arrived in the wallet of the payee', 'zh-CN': '已到账' },
    ...{ state: 'done', at },
  },
]

const sendTo = (facts: TransferFacts, accountNumber: string): string =>
  `/send?to=${accountNumber}&currency=${facts.currency}&step=who`

/** The sender's side: the money is with the payee. */
const sent = (facts: TransferFacts, id: string) => ({
  code: 'explain.transfer_sent',
  declaration: explainReasons.transfer_sent,
  words: {
    en: `{amount} is in the wallet of ${facts.payeeMaskedName}.`,
    'zh-CN': `{amount} 在 ${facts.payeeMaskedName} 的钱包中。`,
  },
  where: 'payee' as const,
  actions: [
    offer('receipt', { href: `/activity/${id}`, call: callOf('GET', `/v1/activity/${id}`) }),
    offer('send_again', {
      href: sendTo(facts, facts.payeeAccountNumber),
      call: callOf('POST', '/v1/transfers'),
    }),
    offer('freeze'),
  ],
})

/** The payee's side: the money is theirs. */
const received = (facts: TransferFacts, id: string) => ({
  code: 'explain.transfer_received',
  declaration: explainReasons.transfer_received,
  words: { en: '{amount} is in your wallet.', 'zh-CN': '{amount} 在您的钱包中。' },
  where: 'yours' as const,
  actions: [
    offer('receipt', { href: `/activity/${id}`, call: callOf('GET', `/v1/activity/${id}`) }),
    offer('send_back', {
      href: sendTo(facts, facts.senderAccountNumber),
      call: callOf('POST', '/v1/transfers'),
    }),
  ],
})

/** A transfer as its sender (and staff) or its payee reads it. */
export const explainTransfer = (facts: TransferFacts, reader: ReaderRole): Draft => {
  const { createdAt: at, policyVersion, evidence, account } = facts
  const id = formatId('transfer', facts.id)
  const amount = toWire(money(facts.amountMinor, facts.currency))
  const side = reader === 'counterparty' ? received(facts, id) : sent(facts, id)
  return {
    ...{ kind: 'transfer', id, code: side.code, declaration: side.declaration },
    params: { amount, at, to: facts.payeeMaskedName, from: facts.senderMaskedName },
    ...{ state: 'done', at, evidence, by: null, retryAt: null, policyVersion },
    money: { where: side.where, words: side.words, amount, since: at, account },
    actions: side.actions,
    timeline: timeline(at),
    staffNote: null,
  }
}
