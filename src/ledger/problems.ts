import { declareProblems } from '#platform/problems'

export const ledgerProblems = declareProblems('ledger', {
  overloaded: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'busy',
    title: { en: 'Too many payments at once', 'zh-CN': '当前交易过多' },
    detail: {
      en: 'We did not take this one: nothing was moved and your money is where it was. Try again in {wait} seconds.',
      'zh-CN': '本笔未受理，未动用任何款项，资金仍在原处。请在 {wait} 秒后重试。',
    },
    params: { wait: 'seconds' },
  },
  outcome_unknown: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'outcome-unknown',
    title: { en: 'We do not know yet whether this went through', 'zh-CN': '暂时无法确认结果' },
    detail: {
      en: 'The database went away while it was saving. Do not pay again: look at your activity in {wait} seconds; the same request sent again never moves money twice.',
      'zh-CN':
        '保存时数据库中断。请勿重复付款：{wait} 秒后查看交易记录；重发同一请求也不会重复扣款。',
    },
    params: { wait: 'seconds' },
  },
  account_not_empty: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'close-account',
    title: { en: 'This balance is not empty', 'zh-CN': '余额尚未清零' },
    detail: {
      en: 'Money is still on it or on its way, so it was not closed. Move the rest now and wait for what is pending; after that, close it.',
      'zh-CN': '仍有余额或在途款项，因此未关闭。请先转出余额并等待在途款项完成，再行关闭。',
    },
  },
  account_closed: {
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'close-account',
    title: { en: 'This balance is closed', 'zh-CN': '该余额账户已关闭' },
    detail: {
      en: 'A closed balance holds no money and cannot be opened again. Nothing was changed; a new one can be opened at any time.',
      'zh-CN': '已关闭的余额账户没有资金，也不能重新开启。本次未作更改；您可随时开立新的余额账户。',
    },
  },
})
