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
  /** As it was told before it had a date. */
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
  deposit_above_limit: {
    topic: 'deposits',
    opens: 'limits',
    title: { en: 'A deposit is above your limit', 'zh-CN': '一笔充值超出您的限额' },
    text: {
      en: 'Your bank transfer of {amount} reached us on {at} and is more than your tier may deposit. The money is safe, set aside in your name. Raise your tier on the limits page, or tell us to send it back; our team credits or returns it by {by}.',
      'zh-CN':
        '您的银行转账 {amount} 已于 {at} 到达，超出您当前认证等级的充值限额。款项已为您单独保管，归您所有。您可到限额页面提升等级，或告知我们退回；我们将于 {by} 前入账或退回。',
    },
    params: { amount: 'money', at: 'time', by: 'time' },
  },
  deposit_while_frozen: {
    topic: 'deposits',
    opens: 'restrictions',
    title: { en: 'A deposit of yours waits', 'zh-CN': '您有一笔充值待处理' },
    text: {
      en: 'Your bank transfer of {amount} reached us on {at} while your account is frozen. The money is safe, set aside in your name. Our team credits or returns it by {by}; write to us if it is to go back.',
      'zh-CN':
        '您的银行转账 {amount} 已于 {at} 到达，但您的账户处于冻结状态。款项已为您单独保管，归您所有。我们将于 {by} 前入账或退回；如需退回，请联系我们。',
    },
    params: { amount: 'money', at: 'time', by: 'time' },
  },
  deposit_waits: {
    topic: 'deposits',
    opens: 'home',
    title: { en: 'A deposit could not be credited', 'zh-CN': '一笔充值未能入账' },
    text: {
      en: 'Your bank transfer of {amount} reached us on {at} and could not be credited. {why} The money is safe, set aside in your name, and goes back to the account that it came from by {by}.',
      'zh-CN':
        '您的银行转账 {amount} 已于 {at} 到达，未能入账。{why}款项已为您单独保管，将于 {by} 前原路退回。',
    },
    params: { amount: 'money', at: 'time', why: 'words', by: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
