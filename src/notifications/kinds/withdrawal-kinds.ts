import type { NoticeKind } from './notice-kind.ts'

const about = { topic: 'withdrawals', opens: 'withdrawal' } as const

/** Money on its way to its owner's bank, from the request to the end of it. */
export const withdrawalKinds = {
  withdrawal_requested: {
    ...about,
    title: { en: 'Withdrawal requested', 'zh-CN': '提现已受理' },
    text: {
      en: 'You asked on {at} to withdraw {amount}; fee: {fee}. The money is held in your wallet and is with your bank by {by} at the latest. Was it not you? Cancel it now and freeze your account.',
      'zh-CN':
        '您于 {at} 申请提现 {amount}，手续费 {fee}。款项已在钱包中冻结，最迟 {by} 到账。如非本人操作，请立即取消并冻结账户。',
    },
    params: { amount: 'money', fee: 'money', by: 'time', at: 'time' },
  },
  withdrawal_in_review: {
    ...about,
    title: { en: 'Withdrawal requested, we look at it first', 'zh-CN': '提现已受理，等待审核' },
    text: {
      en: 'You asked on {at} to withdraw {amount}. The money is held in your wallet and stays yours. A person looks at it and decides by {due}; if it may go, it is with your bank by {by}. There is nothing for you to do, and you can cancel it meanwhile.',
      'zh-CN':
        '您于 {at} 申请提现 {amount}，款项已在钱包中冻结，仍归您所有。我们最迟于 {due} 完成人工审核，通过后最迟 {by} 到账。您无需任何操作，期间可随时取消。',
    },
    params: { amount: 'money', due: 'time', by: 'time', at: 'time' },
  },
  withdrawal_submitted: {
    ...about,
    isInAppOnly: true,
    title: { en: 'Withdrawal on its way', 'zh-CN': '提现已提交银行' },
    text: {
      en: 'Your withdrawal of {amount} went to the bank on {at} and cannot be cancelled any more. The withdrawal says by when it arrives.',
      'zh-CN': '您的提现 {amount} 已于 {at} 提交银行，无法再取消。到账时间见该笔提现。',
    },
    params: { amount: 'money', at: 'time' },
  },
  withdrawal_completed: {
    ...about,
    title: { en: 'Withdrawal sent to your bank', 'zh-CN': '提现已汇出' },
    text: {
      en: 'Your withdrawal of {amount} left our bank account on {at} and is in yours, or will be within the day.',
      'zh-CN': '您的提现 {amount} 已于 {at} 从我们的银行账户汇出，当日内到达您的银行账户。',
    },
    params: { amount: 'money', at: 'time' },
  },
  withdrawal_cancelled: {
    ...about,
    title: { en: 'Withdrawal cancelled', 'zh-CN': '提现已取消' },
    text: {
      en: 'Your withdrawal of {amount} was cancelled on {at}. Nothing was sent; the money and the fee are available in your wallet again.',
      'zh-CN': '您的提现 {amount} 已于 {at} 取消。未转出任何款项，本金与手续费已恢复可用。',
    },
    params: { amount: 'money', at: 'time' },
  },
  withdrawal_refused_by_us: {
    ...about,
    title: { en: 'Withdrawal not carried out', 'zh-CN': '提现未通过' },
    text: {
      en: 'We did not carry out your withdrawal of {amount} on {at}. Nothing was sent; the money and the fee are available in your wallet again. Why, and what you can do now, stands at the withdrawal.',
      'zh-CN':
        '您的提现 {amount} 于 {at} 未通过审核。未转出任何款项，本金与手续费已恢复可用。原因和可采取的办法见该笔提现。',
    },
    params: { amount: 'money', at: 'time' },
  },
  withdrawal_refused_by_bank: {
    ...about,
    title: { en: 'The bank refused your withdrawal', 'zh-CN': '银行拒绝了您的提现' },
    text: {
      en: 'The bank refused your withdrawal of {amount} on {at}. Why: {why}. The money and the fee are back in your wallet. Look at your bank accounts, then withdraw again at any time.',
      'zh-CN':
        '银行于 {at} 拒绝了您的提现 {amount}。原因：{why}。本金与手续费已退回钱包。请核对银行账户，之后可随时重新提现。',
    },
    params: { amount: 'money', why: 'words', at: 'time' },
  },
  withdrawal_returned: {
    ...about,
    title: { en: 'Your withdrawal came back', 'zh-CN': '提现被退回' },
    text: {
      en: 'Your bank sent back your withdrawal of {amount} on {at}. Why: {why}. The money and the fee are in your wallet again. Look at your bank accounts, then withdraw again at any time.',
      'zh-CN':
        '您的提现 {amount} 于 {at} 被银行退回。原因：{why}。本金与手续费已回到钱包。请核对银行账户，之后可随时重新提现。',
    },
    params: { amount: 'money', why: 'words', at: 'time' },
  },
  withdrawal_late: {
    ...about,
    title: { en: 'Your withdrawal takes longer', 'zh-CN': '提现到账时间延长' },
    text: {
      en: 'We had promised your withdrawal of {amount} by now and are late; we are sorry. The money is still yours; the withdrawal says where it is. The new date is {by}. Our team has been alerted, and there is nothing for you to do.',
      'zh-CN':
        '您的提现 {amount} 未能按承诺时间到账，深表歉意。款项仍归您所有，所在位置见该笔提现。新的最晚到账时间为 {by}。我们已提醒专人处理，您无需任何操作。',
    },
    params: { amount: 'money', by: 'time' },
  },
  bank_account_added: {
    topic: 'account',
    opens: 'bank_accounts',
    title: { en: 'A bank account was added', 'zh-CN': '新增了银行账户' },
    text: {
      en: 'A bank account for {currency}, ending in {end}, was added on {at}. Nothing has been sent there. Was it not you? Remove it, freeze your account and change your password now.',
      'zh-CN':
        '您的账户于 {at} 新增了 {currency} 银行账户，尾号 {end}。尚未向其转出任何款项。如非本人操作，请立即移除该账户、冻结账户并修改密码。',
    },
    params: { currency: 'text', end: 'text', at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
