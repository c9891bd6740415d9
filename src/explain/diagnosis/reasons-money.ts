import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const yours = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'transfer-failed',
} as const satisfies Partial<ReasonDeclaration>

const deposit = { ...yours, article: 'deposit-missing' } as const

/** What is the matter with a payment or a deposit. */
export const moneyReasons = declareReasons('diagnosis', {
  sent_twice: {
    ...yours,
    article: 'sent-twice',
    title: { en: 'The same was sent twice', 'zh-CN': '同样的款项转了两次' },
    detail: {
      en: '{amount} went to {to} twice within minutes. Both are in that person’s wallet, and we cannot take one back. If one was a mistake, ask {to} to send it back now; a real second payment is fine.',
      'zh-CN':
        '几分钟内，{amount} 向 {to} 转了两次。两笔款项都已进入对方钱包，我们无法撤回。如有一笔是误操作，请现在联系 {to} 退回；如确需付两次，则无需处理。',
    },
    params: { amount: 'money', to: 'text' },
  },
  unusual_amount: {
    ...yours,
    article: 'wrong-amount',
    title: { en: 'This was much more than usual', 'zh-CN': '金额远高于平时' },
    detail: {
      en: 'You sent {amount} to {to}; before, it was {usual}. The money is in that person’s wallet, and we cannot take it back. If a digit slipped, ask {to} to send the rest back now; otherwise all is well.',
      'zh-CN':
        '您向 {to} 转出 {amount}，而此前为 {usual}。款项已进入对方钱包，我们无法撤回。如果是多输了数字，请现在联系 {to} 退回差额；如无误，则无需处理。',
    },
    params: { amount: 'money', usual: 'money', to: 'text' },
  },
  transfer_arrived: {
    ...yours,
    retry: 'never',
    whoActs: 'nobody',
    article: 'transfer-arrived',
    title: { en: 'This payment has arrived', 'zh-CN': '该笔款项已到账' },
    detail: {
      en: '{amount} moved at {at}, at once and whole. The money is in the wallet of {to}. There is nothing to wait for; ask the other side to look at the activity.',
      'zh-CN': '{amount} 已于 {at} 即时全额到账，现在 {to} 的钱包中。无需等待，可请对方查看账单。',
    },
    params: { amount: 'money', at: 'time', to: 'text' },
  },
  deposit_arrived: {
    ...deposit,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'This deposit has arrived', 'zh-CN': '该笔充值已到账' },
    detail: {
      en: '{amount} was credited at {at}. The money is in your wallet: use it now.',
      'zh-CN': '{amount} 已于 {at} 入账，现在您的钱包中，可以使用。',
    },
    params: { amount: 'money', at: 'time' },
  },
  deposit_found: {
    ...deposit,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'Your deposit was found', 'zh-CN': '您的充值已找到' },
    detail: {
      en: '{amount} came without your reference, so it waited until our team found whose it is. It was credited at {at} and is in your wallet. There is nothing to do; write the reference next time and it comes by itself.',
      'zh-CN':
        '{amount} 未附您的参考号，因此等待我们的团队核实归属。现已于 {at} 入账，在您的钱包中。无需处理；下次附上参考号即可自动入账。',
    },
    params: { amount: 'money', at: 'time' },
  },
  deposit_late: {
    ...deposit,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'Your deposit came late', 'zh-CN': '您的充值到账较晚' },
    detail: {
      en: 'The bank booked {amount} on {bookedOn} and told us days later. It was credited at {at} and is in your wallet. There is nothing to do.',
      'zh-CN':
        '银行于 {bookedOn} 记账 {amount}，但数日后才通知我们。现已于 {at} 入账，在您的钱包中。无需处理。',
    },
    params: { amount: 'money', bookedOn: 'text', at: 'time' },
  },
  deposit_not_arrived: {
    ...deposit,
    article: 'deposit-missing',
    title: { en: 'No deposit has come from you yet', 'zh-CN': '尚未收到您的充值' },
    detail: {
      en: 'You were shown our bank details at {shownAt}, and nothing with your reference has come within {days} business days. Money that was sent is still with a bank. If you paid, compare the account number and the reference, and ask your bank for a trace; what comes by {by} is credited by itself.',
      'zh-CN':
        '您于 {shownAt} 查看了我们的银行账户，{days} 个工作日内没有收到附有您参考号的款项。如已汇出，款项仍在银行。请核对账号和参考号，并请汇款银行查询；{by} 前到达的款项会自动入账。',
    },
    params: { shownAt: 'time', days: 'count', by: 'time' },
  },
  deposit_below_minimum: {
    ...deposit,
    whoActs: 'okpay',
    title: { en: 'A deposit was below the minimum', 'zh-CN': '一笔充值低于最低金额' },
    detail: {
      en: '{amount} came with your reference, below the smallest deposit of {minimum}, so it was not credited. We keep the money apart for you and send it back to the sender. Send {minimum} or more; write to us if it is not back by {by}.',
      'zh-CN':
        '收到附有您参考号的 {amount}，低于最低充值额 {minimum}，未能入账。款项单独保管，将退回汇款人。请汇入 {minimum} 或以上；如 {by} 前仍未退回，请联系我们。',
    },
    params: { amount: 'money', minimum: 'money', by: 'time' },
  },
  deposit_above_limit: {
    ...deposit,
    whoActs: 'okpay',
    article: 'limits',
    title: { en: 'A deposit is above your limit', 'zh-CN': '一笔充值超出您的限额' },
    detail: {
      en: '{amount} came with your reference and is more than your tier may deposit. We keep the money apart; it is yours. Raise your tier on the limits page now, or tell us to send it back; our team credits or returns it by {by}.',
      'zh-CN':
        '收到附有您参考号的 {amount}，超出您当前认证等级的充值限额。款项单独保管，归您所有。您可以现在到限额页面提升等级，或告知我们退回；我们将于 {by} 前入账或退回。',
    },
    params: { amount: 'money', by: 'time' },
  },
  deposit_held: {
    ...deposit,
    whoActs: 'okpay',
    title: { en: 'A deposit of yours waits', 'zh-CN': '您有一笔充值待处理' },
    detail: {
      en: '{amount} came with your reference while your account or wallet could not take it. We keep the money apart; it is yours. Our team credits or returns it by {by}; write to us if it is to go back.',
      'zh-CN':
        '收到附有您参考号的 {amount}，但当时您的账户或钱包无法入账。款项单独保管，归您所有。我们将于 {by} 前入账或退回；如需退回，请联系我们。',
    },
    params: { amount: 'money', by: 'time' },
  },
  deposit_currency: {
    ...deposit,
    whoActs: 'okpay',
    article: 'countries',
    title: {
      en: 'A deposit came in a currency that you cannot hold',
      'zh-CN': '充值币种不适用于您',
    },
    detail: {
      en: '{amount} came with your reference, in a currency that is not offered where you live. We keep the money apart and send it back to the sender by {by}. Send another currency now.',
      'zh-CN':
        '收到附有您参考号的 {amount}，但您所在地区不提供该币种。款项单独保管，将于 {by} 前退回汇款人。请现在改用其他币种。',
    },
    params: { amount: 'money', by: 'time' },
  },
  deposit_returned: {
    ...deposit,
    whoActs: 'bank',
    title: { en: 'A deposit was sent back', 'zh-CN': '一笔充值已退回' },
    detail: {
      en: '{amount} with your reference could not be credited and was sent back at {at}. The money is on its way to the account that it came from. Banks take until {by}; ask the sending bank after that.',
      'zh-CN':
        '附有您参考号的 {amount} 未能入账，已于 {at} 退回，正在返回汇出账户的途中。银行通常在 {by} 前处理完毕；届时未到请咨询汇款银行。',
    },
    params: { amount: 'money', at: 'time', by: 'time' },
  },
})
