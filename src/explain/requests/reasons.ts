import { declareReasons } from '#platform/reasons'

/** What can be said about a request by its key. */
export const requestReasons = declareReasons('request', {
  transfer_done: {
    retry: 'never',
    whoActs: 'nobody',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'It went through', 'zh-CN': '转账已成功' },
    detail: {
      en: 'Your transfer of {amount} to {to} was made on {at}. The money has left your balance and is with the payee. You need do nothing, and nothing more is waited for: it is done once, also if the same request arrives again.',
      'zh-CN':
        '您向 {to} 转出的 {amount} 已于 {at} 完成。款项已离开您的余额，到达对方账户。您无需再做什么，也无需等待：同一请求即使再次送达，也只会执行一次。',
    },
    params: { amount: 'money', to: 'text', at: 'time' },
  },
  withdrawal_done: {
    retry: 'never',
    whoActs: 'okpay',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'Your withdrawal was taken', 'zh-CN': '提现申请已受理' },
    detail: {
      en: 'Your withdrawal of {amount} to the account ending in {end} was taken on {at}. The money was held in your wallet for it; the withdrawal shows where it is now. You can look at it, and cancel it there until the bank has it. It arrives by {by}. It is done once, also if the same request arrives again.',
      'zh-CN':
        '您提现 {amount} 至尾号 {end} 的账户，已于 {at} 受理。款项已在您的钱包中冻结，当前位置见该笔提现。您可以查看，发往银行前可以取消。最迟 {by} 到账。同一请求即使再次送达，也只会执行一次。',
    },
    params: { amount: 'money', end: 'text', at: 'time', by: 'time' },
  },
  done: {
    retry: 'never',
    whoActs: 'nobody',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'It was done', 'zh-CN': '请求已完成' },
    detail: {
      en: 'Your request was carried out on {at}. Your money stands as your activity shows it. You need do nothing, and nothing more is waited for: it is done once, also if the same request arrives again.',
      'zh-CN':
        '您的请求已于 {at} 完成。资金情况以账户明细为准。您无需再做什么，也无需等待：同一请求即使再次送达，也只会执行一次。',
    },
    params: { at: 'time' },
  },
  refused: {
    retry: 'after_fix',
    whoActs: 'you',
    disclosure: 'owner_only',
    article: 'transfer-failed',
    title: { en: 'It was refused: {why}', 'zh-CN': '请求未被接受：{why}' },
    detail: {
      en: 'Your request reached us on {at} and was refused. No money was taken; your money is where it was. Change what is named below and send it again whenever you like.',
      'zh-CN':
        '您的请求已于 {at} 送达，但未被接受。未扣除任何款项，资金仍在原处。请按下方原因修改后，随时可重新发送。',
    },
    params: { why: 'words', at: 'time' },
  },
  closed: {
    retry: 'never',
    whoActs: 'nobody',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'It was given up', 'zh-CN': '该请求已作废' },
    detail: {
      en: 'You gave this request up on {at}. Nothing was taken; your money is where it was, and the request is refused should it still arrive. You need do nothing; to send something, begin anew.',
      'zh-CN':
        '您已于 {at} 作废该请求。未扣除任何款项，资金仍在原处；即使请求之后才送达，也不会执行。您无需再做什么；如需转出，请重新发起。',
    },
    params: { at: 'time' },
  },
  processing: {
    retry: 'after_time',
    whoActs: 'okpay',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'It is being worked on', 'zh-CN': '正在处理' },
    detail: {
      en: 'Your request has reached us and is being worked on. Until it is done your money stays in your balance. Please wait; this page asks again by itself, and within {wait} it is either done or nothing was taken.',
      'zh-CN':
        '您的请求已送达，正在处理。完成之前，资金仍在您的余额中。请稍候，本页会自动查询；{wait}内将得出结果：要么已完成，要么未扣除任何款项。',
    },
    params: { wait: 'seconds' },
  },
  not_received: {
    retry: 'now',
    whoActs: 'you',
    disclosure: 'owner_only',
    article: 'outcome-unknown',
    title: { en: 'It did not reach us', 'zh-CN': '我们没有收到这个请求' },
    detail: {
      en: 'We have no request under this key. Nothing was taken; your money is where it was. You can send it again now under the same key: it is done once at most. To do something else, give it up first. We keep keys for {days} days; for anything older, look into your activity first.',
      'zh-CN':
        '没有找到使用此标识的请求。未扣除任何款项，资金仍在原处。现在就可以用同一标识重新发送，最多只会执行一次；想改做别的，请先作废该请求。标识保留 {days} 天；更早的请求，请先查看账户明细。',
    },
    params: { days: 'count' },
  },
})
