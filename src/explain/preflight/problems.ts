import { declareProblems } from '#platform/problems'

/** What only a pre-flight says, in order of precedence; the rest is said in its module's words. */
export const preflightProblems = declareProblems('explain', {
  method_not_offered: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'methods',
    title: { en: '{method} does not work for this', 'zh-CN': '此操作不支持{method}' },
    detail: {
      en: '{why} Nothing was moved and your money is where it was. Choose another way now. {instead}',
      'zh-CN': '{why}未动用任何款项，资金未动。现在请选择其他方式。{instead}',
    },
    params: { method: 'words', why: 'words', instead: 'words' },
  },
  deposit_waits: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'unfreeze',
    disclosure: 'owner_only',
    article: 'account-frozen',
    title: { en: 'A deposit would have to wait', 'zh-CN': '充值款项将需等待' },
    detail: {
      en: 'Your account is frozen. Money that arrives from a bank meanwhile is kept apart in your name at OKPay until our staff have looked at it. Nothing was moved. Lift the freeze now, then pay in; it is credited as usual.',
      'zh-CN':
        '您的账户已冻结。其间从银行到达的款项会由 OKPay 单独保管，待工作人员核对。未动用任何款项。请现在解除冻结后再充值，届时照常入账。',
    },
  },
  deposit_over_limit: {
    status: 409,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'deposit-limits',
    title: { en: 'More than you may add', 'zh-CN': '超过可充值额度' },
    detail: {
      en: 'Your limits leave {remaining} now. What arrives beyond is kept apart in your name at OKPay until our staff have looked at it. No money was moved. Add {remaining} or less now, or wait until {resetsAt}.',
      'zh-CN':
        '目前可充值额度为 {remaining}。超出部分到账后由 OKPay 单独保管，待工作人员核对。未动用任何款项。请现在将金额改为 {remaining} 或以下，或等到 {resetsAt} 之后。',
    },
    params: { remaining: 'money', resetsAt: 'time' },
  },
  deposit_over_maximum: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'deposit-limits',
    title: { en: 'More than your limits ever allow at once', 'zh-CN': '超过单笔可充值上限' },
    detail: {
      en: 'Your limits allow {maximum} at once at most, on any day, so waiting does not help. What arrives beyond is kept apart in your name at OKPay until our staff have looked at it. No money was moved. Add {remaining} or less now.',
      'zh-CN':
        '按您的额度，单笔最多可充值 {maximum}，等待也不会增加。超出部分到账后由 OKPay 单独保管，待工作人员核对。未动用任何款项。请现在将金额改为 {remaining} 或以下。',
    },
    params: { maximum: 'money', remaining: 'money' },
  },
  below_minimum: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'minimum-amounts',
    title: { en: 'Less than the smallest amount', 'zh-CN': '低于最低金额' },
    detail: {
      en: '{method} takes {minimum} or more at once. Nothing was moved and your money is where it was. Enter {minimum} or more now.',
      'zh-CN':
        '{method}单笔最低 {minimum}。未动用任何款项，资金未动。请现在将金额改为 {minimum} 或以上。',
    },
    params: { method: 'words', minimum: 'money' },
  },
})
