import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const own = {
  retry: 'after_time',
  whoActs: 'okpay',
  disclosure: 'owner_only',
  article: 'withdraw',
} as const satisfies Partial<ReasonDeclaration>
const again = { ...own, retry: 'after_fix', whoActs: 'you' } as const

/** What is the matter with a withdrawal. */
export const withdrawalFindings = declareReasons('diagnosis', {
  withdrawal_in_review: {
    ...own,
    title: { en: 'A person looks at a withdrawal first', 'zh-CN': '有一笔提现正在人工审核' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} waits for a person who compares it with you. The money is held in your wallet. Wait, or cancel it now; it is decided by {by}.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，正由专人核对。款项在您的钱包中冻结。您可以现在取消；否则最迟 {by} 作出决定。',
    },
    params: { amount: 'money', end: 'text', by: 'time' },
  },
  withdrawal_late: {
    ...own,
    title: { en: 'A withdrawal takes longer than promised', 'zh-CN': '有一笔提现晚于预期' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} should have arrived and has not. {money} We ask the bank and have set a new date: {by}. Look at the withdrawal for its stage; write to us if that date passes.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，应到而未到。{money}我们正在向银行查询，新的日期为 {by}。您可以查看该笔提现的进度；如届时仍未到账，请联系我们。',
    },
    params: { amount: 'money', end: 'text', money: 'words', by: 'time' },
  },
  withdrawal_refused: {
    ...again,
    title: { en: 'A withdrawal was not sent', 'zh-CN': '有一笔提现未通过审核' },
    detail: {
      en: 'A person looked at your withdrawal of {amount} to the account ending in {end} on {at} and did not send it: {note}. The money is in your wallet. Withdraw to another account of yours now, or write to us.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，经专人核对，于 {at} 决定不予汇出：{note}。款项在您的钱包中。请现在提现到您的其他账户，或联系我们。',
    },
    params: { amount: 'money', end: 'text', at: 'time', note: 'text' },
  },
  withdrawal_refused_by_bank: {
    ...again,
    article: 'bank-returns',
    title: { en: 'The bank refused a withdrawal: {why}', 'zh-CN': '银行拒绝了一笔提现：{why}' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} was refused on {at}. {told} Withdraw again from your wallet whenever you like.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，于 {at} 被银行拒绝。{told}您可随时用钱包中的款项重新提现。',
    },
    params: { amount: 'money', end: 'text', at: 'time', why: 'words', told: 'words' },
  },
  withdrawal_returned: {
    ...again,
    article: 'bank-returns',
    title: { en: 'A withdrawal came back: {why}', 'zh-CN': '有一笔提现被退回：{why}' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} had left and came back on {at}. {told} Withdraw again from your wallet whenever you like.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，汇出后于 {at} 被退回。{told}您可随时用钱包中的款项重新提现。',
    },
    params: { amount: 'money', end: 'text', at: 'time', why: 'words', told: 'words' },
  },
  bank_account_blocked: {
    ...again,
    article: 'bank-accounts',
    title: { en: 'A bank account of yours cannot be paid to', 'zh-CN': '您的一个银行账户无法收款' },
    detail: {
      en: 'You tried to withdraw to an account that your bank sent money back from: {because}. Nothing was sent; the money is in your wallet. Add another account now, or this one again with the right number.',
      'zh-CN':
        '您要提现的账户此前被银行退款：{because}。未转出任何款项，资金在您的钱包中。请现在添加其他账户，或以正确的账号重新添加。',
    },
    params: { because: 'words' },
  },
  withdrawal_on_its_way: {
    ...own,
    title: { en: 'This withdrawal is on its way', 'zh-CN': '该笔提现正在途中' },
    detail: {
      en: '{amount} goes to the account ending in {end}. {money} There is nothing to do; it arrives by {by}.',
      'zh-CN': '{amount} 正在转往尾号 {end} 的账户。{money}您无需操作，最迟 {by} 到账。',
    },
    params: { amount: 'money', end: 'text', money: 'words', by: 'time' },
  },
  withdrawal_arrived: {
    ...own,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'This withdrawal has left for your bank', 'zh-CN': '该笔提现已完成' },
    detail: {
      en: 'Our bank booked {amount} to the account ending in {end} at {at}. The money is at your bank; look at its statement. If it is not there by the end of the next business day, ask your bank.',
      'zh-CN':
        '我们的银行已于 {at} 将 {amount} 付至尾号 {end} 的账户。款项已在您的银行，请查看银行流水；如下一个工作日结束前仍未看到，请咨询您的银行。',
    },
    params: { amount: 'money', end: 'text', at: 'time' },
  },
})
