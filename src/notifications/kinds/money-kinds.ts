import type { NoticeKind } from './notice-kind.ts'

/**
 * Money that moved. What strangers can write (a memo, the name in a bank transfer) is not in these
 * words: whoever pays a cent could otherwise put theirs under our name.
 */
export const moneyKinds = {
  money_sent: {
    topic: 'money_sent',
    opens: 'movement',
    title: { en: 'Money sent', 'zh-CN': '转账成功' },
    text: {
      en: 'You sent {amount} to {payee} on {at}. It has arrived; fee: {fee}.',
      'zh-CN': '您于 {at} 向 {payee} 转出 {amount}，对方已收到，手续费 {fee}。',
    },
    params: { amount: 'money', fee: 'money', payee: 'text', at: 'time' },
  },
  money_received: {
    topic: 'money_received',
    opens: 'movement',
    title: { en: 'Money received', 'zh-CN': '收到转账' },
    text: {
      en: '{sender} sent you {amount} on {at}. It is in your balance.',
      'zh-CN': '{sender} 于 {at} 向您转账 {amount}，已存入您的余额。',
    },
    params: { amount: 'money', sender: 'text', at: 'time' },
  },
  deposit_credited: {
    topic: 'deposits',
    opens: 'movement',
    title: { en: 'Bank deposit arrived', 'zh-CN': '银行充值到账' },
    text: {
      en: 'Your bank transfer arrived: {amount} were added to your balance on {at}.',
      'zh-CN': '您的银行转账已到账，{amount} 已于 {at} 存入您的余额。',
    },
    params: { amount: 'money', at: 'time' },
  },
  deposit_held: {
    topic: 'deposits',
    opens: 'limits',
    title: { en: 'A bank deposit is waiting', 'zh-CN': '有一笔银行充值待处理' },
    text: {
      en: 'Your bank transfer of {amount} reached us on {at}, but it is above your deposit limit. The money is safe, set aside in your name. It is credited once your documents are checked, or sent back to the account that it came from, as you choose. The limits page says what is needed and how to reach us; we answer within one business day.',
      'zh-CN':
        '您的银行转账 {amount} 已于 {at} 到达，但超出您的充值限额，款项已为您单独保管。您可选择在材料审核通过后入账，或原路退回。所需材料和联系方式见限额页面，我们在一个工作日内答复。',
    },
    params: { amount: 'money', at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
