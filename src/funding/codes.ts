import type { Language, Words } from '#platform/problems'

/** What became of an entry of a bank file. Every entry gets one, with words for staff. */
export const outcomeWords = {
  credited: {
    en: 'Credited to the person whose reference it carries.',
    'zh-CN': '已按参考号计入对应客户的账户。',
  },
  unmatched: {
    en: 'The money is in the suspense account until staff assign or return it.',
    'zh-CN': '款项在待认领账户中，等待工作人员认领或退回。',
  },
  already_booked: {
    en: 'The same entry came in an earlier file and was booked then. Nothing was booked again.',
    'zh-CN': '同一分录已在先前的文件中入账，本次未重复入账。',
  },
  not_our_account: {
    en: 'The statement is of an account that is not one of ours. Nothing was booked.',
    'zh-CN': '该对账单的账户不是我们的账户，未入账。',
  },
  currency_not_ours: {
    en: 'The account is ours, but not in this currency. Nothing was booked; ask the bank.',
    'zh-CN': '该账户属于我们，但币种不符，未入账。请向银行核实。',
  },
  not_yet_booked: {
    en: 'The bank has announced this entry but not booked it. It will be booked when a statement says so.',
    'zh-CN': '银行仅预告了该分录，尚未入账。待对账单确认后再入账。',
  },
  information_only: {
    en: 'The bank gives this entry for information only. No money moved.',
    'zh-CN': '银行仅供参考的分录，没有资金变动。',
  },
  zero_amount: {
    en: 'The amount is zero. There is nothing to book.',
    'zh-CN': '金额为零，无需入账。',
  },
  amount_too_precise: {
    en: 'The amount has more decimals than its currency. Nothing is rounded and nothing was booked; ask the bank what was paid.',
    'zh-CN': '金额小数位超出币种精度。不作四舍五入，未入账。请向银行核实实际金额。',
  },
  amount_too_large: {
    en: 'The amount is larger than the ledger holds. Nothing was booked; check the file with the bank.',
    'zh-CN': '金额超出账本上限，未入账。请与银行核对该文件。',
  },
  debit: {
    en: 'Money left our account. Files are used for incoming money only, so nothing was booked here.',
    'zh-CN': '资金从我们的账户转出。文件仅用于处理转入款项，此处未入账。',
  },
  debit_reversal: {
    en: 'The bank took an earlier credit back. Nothing was booked; find that credit and decide with the bank.',
    'zh-CN': '银行撤回了先前的一笔转入。未入账，请找到该笔转入并与银行确认处理方式。',
  },
  withdrawal_completed: {
    en: 'A withdrawal of a customer has left our account.',
    'zh-CN': '客户的一笔提现已从我们的账户付出。',
  },
  withdrawal_returned: {
    en: 'A withdrawal came back from the customer’s bank and is in their wallet again.',
    'zh-CN': '客户的一笔提现被收款银行退回，已退还至其钱包。',
  },
  return_settled: {
    en: 'The bank has sent back the unmatched money that staff had ordered to be returned.',
    'zh-CN': '银行已按工作人员的指示退回待认领款项。',
  },
} as const satisfies Readonly<Record<string, Words>>
export type Outcome = keyof typeof outcomeWords

/** Why incoming money could not be credited at once. */
export const suspenseWords = {
  no_reference: {
    en: 'There is no personal reference in the text of the payment.',
    'zh-CN': '付款附言中没有个人参考号。',
  },
  unknown_reference: {
    en: 'The reference in the text belongs to nobody.',
    'zh-CN': '付款附言中的参考号不属于任何客户。',
  },
  ambiguous_reference: {
    en: 'The text carries the references of several people.',
    'zh-CN': '付款附言中有多个客户的参考号。',
  },
  person_closed: {
    en: 'The person with this reference has closed the account.',
    'zh-CN': '该参考号对应的客户已销户。',
  },
  person_frozen: {
    en: 'The account of the person with this reference is frozen.',
    'zh-CN': '该参考号对应的客户账户已被冻结。',
  },
  person_restricted: {
    en: 'The account of the person with this reference may not take in money for now. When that is lifted it can be assigned to them.',
    'zh-CN': '该参考号对应的客户账户目前不可入账。限制解除后，可将此款项分配给该客户。',
  },
  currency_not_allowed: {
    en: 'The person with this reference may not hold this currency in their country.',
    'zh-CN': '该参考号对应的客户所在国家不支持持有此币种。',
  },
  below_minimum: {
    en: 'The amount is below the smallest deposit.',
    'zh-CN': '金额低于最低充值额。',
  },
  above_limit: {
    en: 'The amount is above what the person with this reference may deposit at their tier.',
    'zh-CN': '金额超出该参考号对应客户当前认证等级的充值限额。',
  },
  batch_without_amounts: {
    en: 'The entry holds several payments, and the bank does not say how much each is.',
    'zh-CN': '该分录包含多笔付款，银行未提供各笔金额。',
  },
  batch_inconsistent: {
    en: 'The payments inside the entry do not add up to its amount.',
    'zh-CN': '分录内各笔付款的合计与分录金额不符。',
  },
  reversal_of_debit: {
    en: 'The bank gave back a payment of ours; it is not a deposit of a customer.',
    'zh-CN': '银行退回了我们付出的一笔款项，并非客户充值。',
  },
  wallet_refused: {
    en: 'The wallet of the person with this reference did not accept the money.',
    'zh-CN': '该参考号对应客户的钱包无法接收此款项。',
  },
} as const satisfies Readonly<Record<string, Words>>
export type SuspenseReason = keyof typeof suspenseWords

const lookUp = (
  table: Readonly<Record<string, Words>>,
  code: string,
  language: Language,
): string => (Object.hasOwn(table, code) ? table[code]![language] : code)

export const explainSuspense = (reason: string, language: Language): string =>
  lookUp(suspenseWords, reason, language)

/** An outcome in words; for unmatched money with the reason first. */
export const explainOutcome = (
  outcome: string,
  reason: string | null,
  language: Language,
): string => {
  const words = lookUp(outcomeWords, outcome, language)
  if (reason === null) return words
  const because = explainSuspense(reason, language)
  return language === 'en' ? `${because} ${words}` : `${because}${words}`
}
