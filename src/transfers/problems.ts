import { closedCodes } from '#availability/problems'
import { declareProblems } from '#platform/problems'
import { restrictedCodes } from '#risk/problems'

/** Every way of refusing a transfer, in the order in which they are checked. */
export const transfersProblems = declareProblems('transfers', {
  memo_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-memo',
    title: { en: 'This memo cannot be used', 'zh-CN': '附言无法使用' },
    detail: {
      en: 'A memo is one line of at most 140 characters. Nothing was sent and your money is where it was. Shorten or retype the memo and send at once.',
      'zh-CN': '附言须为一行，最多 140 个字符。未转出任何款项，资金未动。请修改附言后重新转账。',
    },
  },
  payee_number_mistyped: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-payee',
    title: { en: 'This account number has a typing mistake', 'zh-CN': '账号输入有误' },
    detail: {
      en: 'The digits do not add up, so at least one is wrong. Nothing was sent and your money is where it was. Compare the number with the payee’s and type it again now.',
      'zh-CN':
        '账号校验未通过，至少有一位数字不对。未转出任何款项，资金未动。请与收款人核对后重新输入。',
    },
  },
  too_many_unknown: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'transfer-payee',
    title: { en: 'Too many payees could not be found', 'zh-CN': '多次未找到收款人' },
    detail: {
      en: 'You looked for many people who cannot be found, so look-ups are paused. Nothing was sent and your money is where it was. Ask the payee for the account number and try again in {wait}.',
      'zh-CN':
        '您多次查找的收款人均未找到，查找已暂停。未转出任何款项，资金未动。请向收款人索取账号，并在 {wait}后重试。',
    },
    params: { wait: 'seconds' },
  },
  self_transfer: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-payee',
    title: { en: 'This is your own account', 'zh-CN': '这是您自己的账户' },
    detail: {
      en: 'Money cannot be sent from an account to itself. Nothing was sent and your money is where it was. Choose another payee and send at once.',
      'zh-CN': '不能向自己的账户转账。未转出任何款项，资金未动。请更换收款人后重新转账。',
    },
  },
  payee_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'generic',
    article: 'transfer-payee',
    title: { en: 'Nobody can be paid under this', 'zh-CN': '未找到可收款的人' },
    detail: {
      en: 'No account that can receive money is found under what you entered. Nothing was sent and your money is where it was. Check it with the payee, or ask for the account number, and try again at once.',
      'zh-CN':
        '根据您输入的内容，未找到可以收款的账户。未转出任何款项，资金未动。请与收款人核对或索取账号后重试。',
    },
  },
  payee_closed: {
    status: 409,
    retry: 'never',
    whoActs: 'counterparty',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-payee',
    title: { en: 'The payee’s account is closed', 'zh-CN': '收款账户已注销' },
    detail: {
      en: 'This account no longer takes money. Nothing was sent and your money is where it was. Ask the payee where to send it now.',
      'zh-CN': '该账户已不再收款。未转出任何款项，资金未动。请现在向收款人询问新的账号。',
    },
  },
  payee_cannot_receive: {
    status: 409,
    retry: 'after_time',
    whoActs: 'counterparty',
    remedy: 'change-input',
    disclosure: 'generic',
    article: 'transfer-payee',
    title: { en: 'The payee cannot receive this now', 'zh-CN': '收款人暂时无法收款' },
    detail: {
      en: 'The payee’s {currency} wallet does not take this amount at the moment. Nothing was sent and your money is where it was. Tell the payee, and try again tomorrow or send less.',
      'zh-CN':
        '收款人的 {currency} 钱包目前无法接收这笔金额。未转出任何款项，资金未动。请告知收款人，明天再试或减少金额。',
    },
    params: { currency: 'text' },
  },
  payee_currency_unavailable: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-currencies',
    title: { en: 'The payee cannot hold {currency}', 'zh-CN': '收款人无法持有 {currency}' },
    detail: {
      en: 'Where the payee lives we do not offer {currency}. Nothing was sent and your money is where it was. Send another currency now.',
      'zh-CN':
        '收款人所在地区不提供 {currency}。未转出任何款项，资金未动。请现在改用其他币种转账。',
    },
    params: { currency: 'text' },
  },
  sender_frozen: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'okpay',
    remedy: 'see-restrictions',
    disclosure: 'generic',
    article: 'account-frozen',
    title: { en: 'Sending is paused for your account', 'zh-CN': '您的账户已暂停转出' },
    detail: {
      en: 'Money can come in but not go out. Nothing was sent; your money stays yours, in your wallets. Look now at what is restricted: you can ask us there to look again, and we answer on the next business day.',
      'zh-CN':
        '您的账户可以收款，但暂不能转出。未转出任何款项，资金仍在您的钱包中。请现在查看受限情况，您可在其中提出申诉，我们在下一个工作日答复。',
    },
  },
  sender_frozen_by_owner: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'unfreeze',
    disclosure: 'owner_only',
    article: 'account-frozen',
    title: { en: 'You have frozen your account', 'zh-CN': '您已冻结账户' },
    detail: {
      en: 'Money comes in but does not go out while the freeze stands. Nothing was sent; your money stays yours, in your wallets. Lift the freeze at any time with a new password and a second factor; money goes out again 24 hours later.',
      'zh-CN':
        '冻结期间可以收款，但不能转出。未转出任何款项，资金仍在您的钱包中。您可随时通过设置新密码并完成二次验证解除冻结，24 小时后恢复转出。',
    },
  },
  cooling_down: {
    status: 403,
    retry: 'after_time',
    whoActs: 'nobody',
    remedy: 'see-restrictions',
    disclosure: 'owner_only',
    article: 'cool-down',
    title: { en: 'Money out waits for a while', 'zh-CN': '暂缓转出' },
    detail: {
      en: 'It waits because {because}: a thief would do that first. Nothing was sent and your money is where it was; it still comes in. Money goes out again from {until}. Was it not you? Freeze the account on the security page now.',
      'zh-CN':
        '由于您刚刚{because}（盗用者往往最先这样做），暂缓转出。未转出任何款项，资金未动，仍可照常收款。{until} 起恢复转出。如非本人操作，请现在到安全页面冻结账户。',
    },
    params: { until: 'time', because: 'words' },
  },
  quote_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'transfer-quote',
    title: { en: 'This quote is not known', 'zh-CN': '报价不存在' },
    detail: {
      en: 'There is no such quote of yours. Nothing was sent and your money is where it was. Ask for a new quote and confirm it within a minute.',
      'zh-CN': '未找到您的这份报价。未转出任何款项，资金未动。请重新获取报价，并在一分钟内确认。',
    },
  },
  quote_expired: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'transfer-quote',
    title: { en: 'The quote has expired', 'zh-CN': '报价已过期' },
    detail: {
      en: 'It was good until {expiredAt}. Nothing was sent and your money is where it was. Look at the new price and confirm it within a minute.',
      'zh-CN':
        '该报价有效至 {expiredAt}。未转出任何款项，资金未动。请查看新的报价，并在一分钟内确认。',
    },
    params: { expiredAt: 'time' },
  },
  quote_used: {
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'transfer-quote',
    title: { en: 'This quote was already sent', 'zh-CN': '该报价已完成转账' },
    detail: {
      en: 'A transfer was made from this quote; the money is with the payee. Nothing more was sent now. Look at your activity; to send once more, start a new transfer.',
      'zh-CN':
        '该报价已用于一笔转账，款项已到收款人账户。本次未再转出。请查看交易记录；如需再次转账，请重新发起。',
    },
  },
  quote_differs: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'transfer-quote',
    title: { en: 'This is not what was quoted', 'zh-CN': '与报价内容不一致' },
    detail: {
      en: 'Payee, amount or currency differ from the quote. Nothing was sent and your money is where it was. Ask for a new quote and confirm it within a minute.',
      'zh-CN':
        '收款人、金额或币种与报价不一致。未转出任何款项，资金未动。请重新获取报价，并在一分钟内确认。',
    },
  },
  over_transfer_limit: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-limits',
    title: { en: 'More than one transfer may carry', 'zh-CN': '超过单笔限额' },
    detail: {
      en: 'One transfer carries at most {limit}. Nothing was sent and your money is where it was. {raise} Send {limit} or less now.',
      'zh-CN':
        '单笔转账最多 {limit}。未转出任何款项，资金未动。{raise}现在请将金额改为 {limit} 或以下。',
    },
    params: { limit: 'money', raise: 'words' },
  },
  monthly_count_reached: {
    status: 409,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'transfer-limits',
    title: { en: 'No more transfers this month', 'zh-CN': '本月转账次数已用完' },
    detail: {
      en: 'You have sent {used} of {limit} transfers in {currency} this month; {remaining} are left. Nothing was sent now and your money is where it was. {raise} Send again from {resetsAt}.',
      'zh-CN':
        '本月 {currency} 转账限 {limit} 笔，已用 {used} 笔，剩余 {remaining} 笔。本次未转出，资金未动。{raise}请在 {resetsAt} 之后再转账。',
    },
    params: {
      ...{ limit: 'count', used: 'count', remaining: 'count', currency: 'text' },
      ...{ resetsAt: 'time', raise: 'words' },
    },
  },
  daily_count_reached: {
    status: 409,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'transfer-limits',
    title: { en: 'No more transfers today', 'zh-CN': '今日转账次数已用完' },
    detail: {
      en: 'You have sent {used} of {limit} transfers in {currency} today. Nothing was sent now and your money is where it was. {raise} Send again from {resetsAt}.',
      'zh-CN':
        '今日 {currency} 转账限 {limit} 笔，已用 {used} 笔。本次未转出，资金未动。{raise}请在 {resetsAt} 之后再转账。',
    },
    params: {
      ...{ limit: 'count', used: 'count', currency: 'text', resetsAt: 'time', raise: 'words' },
    },
  },
  monthly_limit: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-limits',
    title: { en: 'More than this month’s limit leaves', 'zh-CN': '超过本月转账限额' },
    detail: {
      en: 'This month’s limit is {limit}; {used} of it is used, {remaining} is left. Nothing was sent and your money is where it was. {raise} Send {remaining} or less now, or wait until {resetsAt}.',
      'zh-CN':
        '本月转账限额 {limit}，已用 {used}，可再转 {remaining}。本次未转出，资金未动。{raise}请将金额改为 {remaining} 或以下，或等到 {resetsAt} 重置。',
    },
    params: {
      ...{ limit: 'money', used: 'money', remaining: 'money', resetsAt: 'time', raise: 'words' },
    },
  },
  daily_limit: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'transfer-limits',
    title: { en: 'More than today’s limit leaves', 'zh-CN': '超过今日转账限额' },
    detail: {
      en: 'Today’s limit is {limit}; {used} of it is used, {remaining} is left. Nothing was sent and your money is where it was. {raise} Send {remaining} or less now, or wait until {resetsAt}.',
      'zh-CN':
        '今日转账限额 {limit}，已用 {used}，可再转 {remaining}。本次未转出，资金未动。{raise}请将金额改为 {remaining} 或以下，或等到 {resetsAt} 重置。',
    },
    params: {
      ...{ limit: 'money', used: 'money', remaining: 'money', resetsAt: 'time', raise: 'words' },
    },
  },
  insufficient_funds: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'add-money',
    disclosure: 'full',
    article: 'transfer-failed',
    title: { en: 'Not enough money in this wallet', 'zh-CN': '余额不足' },
    detail: {
      en: 'You have {available}; this needs {needed}, fee included. Nothing was sent and your money is where it was. Send less or add money now.',
      'zh-CN':
        '可用 {available}，本次需要 {needed}（含手续费）。未转出任何款项，资金未动。请现在减少金额或充值。',
    },
    params: { available: 'money', needed: 'money' },
  },
})

/** Codes of everything that can refuse a payee, a quote and a transfer, in that order. */
export const payeeCodes = [
  'transfers.payee_number_mistyped',
  'transfers.too_many_unknown',
  'transfers.self_transfer',
  'transfers.payee_unknown',
  'transfers.payee_closed',
] as const

const partyCodes = [
  'transfers.payee_cannot_receive',
  'transfers.payee_currency_unavailable',
  'transfers.sender_frozen',
  'transfers.sender_frozen_by_owner',
  'transfers.cooling_down',
  ...restrictedCodes,
] as const

const limitCodes = [
  'transfers.over_transfer_limit',
  'transfers.monthly_count_reached',
  'transfers.daily_count_reached',
  'transfers.monthly_limit',
  'transfers.daily_limit',
  'transfers.insufficient_funds',
] as const

export const quoteCodes = [
  'money.amount_invalid',
  ...payeeCodes,
  ...closedCodes,
  ...partyCodes,
  ...limitCodes,
]

export const sendCodes = [
  'money.amount_invalid',
  'transfers.memo_invalid',
  ...payeeCodes,
  ...closedCodes,
  ...partyCodes,
  'transfers.quote_unknown',
  'transfers.quote_expired',
  'transfers.quote_used',
  'transfers.quote_differs',
  ...limitCodes,
]
