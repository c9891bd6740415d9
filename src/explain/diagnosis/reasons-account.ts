import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const standing = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'account-frozen',
} as const satisfies Partial<ReasonDeclaration>

/** What holds money or the account as a whole. */
export const accountReasons = declareReasons('diagnosis', {
  frozen_by_owner: {
    ...standing,
    title: { en: 'You have frozen your account', 'zh-CN': '您已冻结账户' },
    detail: {
      en: 'Since {since} nobody can send money out; it still comes in and stays in your wallets. Lift the freeze at any time with a new password and a second factor; money goes out again 24 hours later.',
      'zh-CN':
        '自 {since} 起任何人都无法转出，仍可收款，资金在您的钱包中。您可随时设置新密码并完成二次验证来解除冻结，24 小时后恢复转出。',
    },
    params: { since: 'time' },
  },
  frozen_by_okpay: {
    ...standing,
    whoActs: 'okpay',
    disclosure: 'generic',
    title: { en: 'Sending is paused for your account', 'zh-CN': '您的账户已暂停转出' },
    detail: {
      en: 'Our team paused it at {since} to protect the account. The money stays yours, in your wallets, and still comes in. A person at OKPay decides; write to us now and we answer by {by}.',
      'zh-CN':
        '为保护账户，我们的团队于 {since} 暂停了转出。资金仍归您所有，留在钱包中，并可照常收款。由 OKPay 专人审核；请现在联系我们，我们将于 {by} 前答复。',
    },
    params: { since: 'time', by: 'time' },
  },
  cooling_down: {
    ...standing,
    retry: 'after_time',
    whoActs: 'nobody',
    article: 'cool-down',
    title: { en: 'Money out waits for a while', 'zh-CN': '暂缓转出' },
    detail: {
      en: 'It waits because {because}: a thief would do that first. Your money is in your wallets and still comes in. It goes out again from {until}, by itself; if it was not you, freeze the account now.',
      'zh-CN':
        '由于您刚刚{because}（盗用者往往最先这样做），暂缓转出。资金在您的钱包中，仍可收款。{until} 起自动恢复；如非本人操作，请立即冻结账户。',
    },
    params: { because: 'words', until: 'time' },
  },
  account_closed: {
    ...standing,
    retry: 'never',
    article: 'closed-account',
    title: { en: 'The account is closed', 'zh-CN': '账户已注销' },
    detail: {
      en: 'It was closed at {since} and takes no sign-in and no money. A balance that was left is kept for you. Write to us at any time to have it paid out.',
      'zh-CN':
        '账户已于 {since} 注销，无法登录，也不再收款。如有余额，我们会为您保管。您可随时联系我们办理退款。',
    },
    params: { since: 'time' },
  },
  wallet_frozen: {
    ...standing,
    whoActs: 'okpay',
    disclosure: 'generic',
    article: 'wallet-frozen',
    title: { en: 'Your {currency} wallet is paused', 'zh-CN': '您的 {currency} 钱包已暂停使用' },
    detail: {
      en: 'Money does not move out of this wallet at the moment; your other wallets work. The balance stays yours, in it. Write to us now and a person answers by {by}.',
      'zh-CN':
        '该钱包的资金目前不能转出，其他钱包不受影响。余额仍归您所有，留在该钱包中。请现在联系我们，专人将于 {by} 前答复。',
    },
    params: { currency: 'text', by: 'time' },
  },
  wallet_closed: {
    ...standing,
    retry: 'never',
    article: 'wallet-closed',
    title: { en: 'Your {currency} wallet is closed', 'zh-CN': '您的 {currency} 钱包已关闭' },
    detail: {
      en: 'A closed wallet takes and sends no money; your other wallets work. What was in it was paid out before. Use another currency now, or write to us at any time.',
      'zh-CN':
        '已关闭的钱包不能收付款，其他钱包不受影响。其中的余额此前已结清。请现在使用其他币种，也可随时联系我们。',
    },
    params: { currency: 'text' },
  },
})
