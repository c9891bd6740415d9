import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const standing = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'account-frozen',
} as const satisfies Partial<ReasonDeclaration>

/** What holds a wallet or the account as a whole; restrictions have the words of `risk`. */
export const accountReasons = declareReasons('diagnosis', {
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
