import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const own = {
  retry: 'never',
  whoActs: 'nobody',
  disclosure: 'owner_only',
  article: 'withdraw',
} as const satisfies Partial<ReasonDeclaration>

const waits = { ...own, retry: 'after_time', whoActs: 'okpay' } as const
const atBank = { ...own, retry: 'after_time', whoActs: 'bank' } as const
const again = { ...own, retry: 'after_fix', whoActs: 'you' } as const
const about = { amount: 'money', end: 'text' } as const

/** Where a withdrawal to a bank account stands. */
export const withdrawalReasons = declareReasons('explain', {
  withdrawal_in_review: {
    ...waits,
    title: { en: 'A person looks at it first', 'zh-CN': '正在人工审核' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} waits for a person who compares it with you and your account. The money is held in your wallet. Wait, or cancel it now; it is decided by {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，正由专人核对。款项在您的钱包中冻结。您可以现在取消；否则最迟 {by} 作出决定。',
    },
    params: { ...about, by: 'time' },
  },
  withdrawal_approved: {
    ...waits,
    title: { en: 'It goes with our next payment file', 'zh-CN': '等待发往银行' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} goes to the bank with our next payment file. The money is held in your wallet. There is nothing to do, and you can still cancel it; it arrives by {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，将随下一份付款文件发往银行。款项在您的钱包中冻结。发出前您可以取消；最迟 {by} 到账。',
    },
    params: { ...about, by: 'time' },
  },
  withdrawal_submitted: {
    ...atBank,
    title: { en: 'The order is with the bank', 'zh-CN': '已提交银行' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} was given to our bank on {at}. The money has left your wallet and is with our bank. It cannot be cancelled any more and there is nothing to do; it arrives by {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，已于 {at} 提交我们的银行。款项已离开您的钱包，在我们的银行。已无法取消，您无需操作；最迟 {by} 到账。',
    },
    params: { ...about, at: 'time', by: 'time' },
  },
  withdrawal_sent: {
    ...atBank,
    title: { en: 'The bank carries it out', 'zh-CN': '银行正在汇出' },
    detail: {
      en: 'The bank took the order for {amount} to the account ending in {end} on {at} and carries it out. The money is between the banks. There is nothing to do; it arrives by {by}.',
      'zh-CN':
        '银行已于 {at} 受理您提现 {amount} 至尾号 {end} 的账户，正在汇出。款项在银行之间。您无需操作；最迟 {by} 到账。',
    },
    params: { ...about, at: 'time', by: 'time' },
  },
  withdrawal_completed: {
    ...own,
    title: { en: 'It left for your bank', 'zh-CN': '提现已完成' },
    detail: {
      en: 'Our bank booked your withdrawal of {amount} to the account ending in {end} on {at}. The money is at your bank. Look at your bank statement; if it is not there by the end of the next business day, ask your bank now or write to us.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，我们的银行已于 {at} 记账付出。款项已在您的银行。请查看银行流水；如下一个工作日结束前仍未看到，请现在咨询您的银行或联系我们。',
    },
    params: { ...about, at: 'time' },
  },
  withdrawal_late: {
    ...atBank,
    title: { en: 'It takes longer than promised', 'zh-CN': '到账时间晚于预期' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} is not through yet: the bank has not confirmed it. The money is with the bank and stays yours. We ask the bank; there is nothing to do now. The new date is {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户尚未完成：银行还未确认。款项在银行，仍归您所有。我们正在向银行查询，您现在无需操作。新的日期为 {by}。',
    },
    params: { ...about, by: 'time' },
  },
  withdrawal_late_here: {
    ...waits,
    title: { en: 'It takes longer than promised', 'zh-CN': '处理时间晚于预期' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} has not gone to the bank yet; that is our delay. The money is held in your wallet. You can wait or cancel it now; the new date is {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户尚未发往银行，是我们延误了。款项在您的钱包中冻结。您可以等待，也可以现在取消；新的日期为 {by}。',
    },
    params: { ...about, by: 'time' },
  },
  withdrawal_cancelled: {
    ...own,
    title: { en: 'You cancelled it', 'zh-CN': '您已取消' },
    detail: {
      en: 'You cancelled the withdrawal of {amount} to the account ending in {end} on {at}. The money, with the fee, is in your wallet and can be spent now. Nothing more is waited for; you can withdraw again at any time.',
      'zh-CN':
        '您已于 {at} 取消提现 {amount} 至尾号 {end} 的账户。款项及手续费在您的钱包中，现在即可使用。无需等待，您可随时重新提现。',
    },
    params: { ...about, at: 'time' },
  },
  withdrawal_refused: {
    ...again,
    title: { en: 'We did not send it', 'zh-CN': '提现未通过审核' },
    detail: {
      en: 'A person looked at your withdrawal of {amount} to the account ending in {end} and decided on {at} not to send it: {note}. The money, with the fee, is in your wallet. Withdraw to another account of yours now, or write to us; we answer within one business day.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，经专人核对，于 {at} 决定不予汇出：{note}。款项及手续费在您的钱包中。请现在提现到您的其他账户，或联系我们，一个工作日内答复。',
    },
    params: { ...about, at: 'time', note: 'text' },
  },
  withdrawal_refused_by_bank: {
    ...again,
    article: 'bank-returns',
    title: { en: 'The bank did not carry it out: {why}', 'zh-CN': '银行未能汇出：{why}' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} was refused on {at}. {told} The fee is in your wallet again with the money.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，已于 {at} 被银行拒绝。{told}手续费已随款项退还，您可随时重新提现。',
    },
    params: { ...about, at: 'time', why: 'words', told: 'words' },
  },
  withdrawal_returned: {
    ...again,
    article: 'bank-returns',
    title: { en: 'It came back: {why}', 'zh-CN': '款项已退回：{why}' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} had left and came back on {at}. {told} The fee is in your wallet again with the money.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，汇出后于 {at} 被退回。{told}手续费已随款项退还，您可随时重新提现。',
    },
    params: { ...about, at: 'time', why: 'words', told: 'words' },
  },
})
