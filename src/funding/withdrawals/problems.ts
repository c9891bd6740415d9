import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  status: 409,
  retry: 'after_fix',
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'full',
  article: 'withdraw',
} as const satisfies Partial<ProblemDeclaration>

const forStaff = {
  status: 409,
  retry: 'never',
  whoActs: 'you',
  remedy: 'none',
  disclosure: 'full',
  article: 'release-payments',
} as const satisfies Partial<ProblemDeclaration>

/** What can refuse a withdrawal, then what cannot be done with one, then what staff are told. */
export const withdrawalProblems = declareProblems('withdrawals', {
  account_blocked: {
    ...own,
    title: { en: 'This bank account cannot be paid to', 'zh-CN': '该银行账户无法收款' },
    detail: {
      en: 'Your bank sent money back from it: {because}. Nothing was sent and your money is where it was. Add another account now, or this one again with the right number.',
      'zh-CN':
        '该账户此前被银行退款：{because}。未转出任何款项，资金未动。请现在添加其他账户，或以正确的账号重新添加。',
    },
    params: { because: 'words' },
  },
  account_currency_differs: {
    ...own,
    title: { en: 'This account takes {currency}', 'zh-CN': '该账户仅收 {currency}' },
    detail: {
      en: 'The bank account is for {currency}. Nothing was sent and your money is where it was. Withdraw {currency}, or choose another account now.',
      'zh-CN':
        '该银行账户用于 {currency}。未转出任何款项，资金未动。请改提 {currency}，或现在选择其他账户。',
    },
    params: { currency: 'text' },
  },
  not_offered: {
    ...own,
    title: { en: 'This cannot be withdrawn to a bank', 'zh-CN': '无法提现到银行' },
    detail: {
      en: '{why} Nothing was sent and your money is where it was. The page of methods shows what works for you now.',
      'zh-CN': '{why}未转出任何款项，资金未动。您现在可在“可用方式”页面查看当前可用的途径。',
    },
    params: { why: 'words' },
  },
  frozen: {
    ...own,
    status: 403,
    whoActs: 'okpay',
    remedy: 'contact-support',
    disclosure: 'generic',
    article: 'account-frozen',
    title: { en: 'Money out is paused for your account', 'zh-CN': '您的账户已暂停转出' },
    detail: {
      en: 'Money can come in but not go out. Nothing was sent; your money stays yours, in your wallets. Write to us now and we answer within one business day.',
      'zh-CN':
        '您的账户可以收款，但暂不能转出。未转出任何款项，资金仍在您的钱包中。请现在联系我们，一个工作日内答复。',
    },
  },
  frozen_by_owner: {
    ...own,
    status: 403,
    remedy: 'unfreeze',
    disclosure: 'owner_only',
    article: 'account-frozen',
    title: { en: 'You have frozen your account', 'zh-CN': '您已冻结账户' },
    detail: {
      en: 'Money comes in but does not go out while the freeze stands. Nothing was sent; your money stays yours, in your wallets. Lift the freeze at any time; money goes out again 24 hours later.',
      'zh-CN':
        '冻结期间可以收款，但不能转出。未转出任何款项，资金仍在您的钱包中。您可随时解除冻结，24 小时后恢复转出。',
    },
  },
  cooling_down: {
    ...own,
    status: 403,
    retry: 'after_time',
    whoActs: 'nobody',
    remedy: 'wait',
    disclosure: 'owner_only',
    article: 'cool-down',
    title: { en: 'Money out waits for a while', 'zh-CN': '暂缓转出' },
    detail: {
      en: 'It waits because {because}: a thief would do that first. Nothing was sent and your money is where it was. Money goes out again from {until}. Was it not you? Freeze the account on the security page now.',
      'zh-CN':
        '由于您刚刚{because}（盗用者往往最先这样做），暂缓转出。未转出任何款项，资金未动。{until} 起恢复转出。如非本人操作，请现在到安全页面冻结账户。',
    },
    params: { until: 'time', because: 'words' },
  },
  below_minimum: {
    ...own,
    title: { en: 'Less than can be withdrawn', 'zh-CN': '低于最低提现金额' },
    detail: {
      en: 'A withdrawal is at least {minimum}. Nothing was sent and your money is where it was. Withdraw {minimum} or more now.',
      'zh-CN':
        '单笔提现最低 {minimum}。未转出任何款项，资金未动。请现在将金额改为 {minimum} 或以上。',
    },
    params: { minimum: 'money' },
  },
  over_limit: {
    ...own,
    article: 'limits',
    title: { en: 'More than one withdrawal may carry', 'zh-CN': '超过单笔提现限额' },
    detail: {
      en: 'One withdrawal carries at most {limit}. Nothing was sent and your money is where it was. Withdraw {limit} or less now; the limits page says how it rises.',
      'zh-CN':
        '单笔提现最多 {limit}。未转出任何款项，资金未动。请现在将金额改为 {limit} 或以下；限额页面说明了如何提升。',
    },
    params: { limit: 'money' },
  },
  window_reached: {
    ...own,
    article: 'limits',
    title: { en: 'More than the limit leaves', 'zh-CN': '超过可用提现限额' },
    detail: {
      en: 'The limit is {limit} {period}; {used} of it is used, {remaining} is left. Nothing was sent and your money is where it was. Withdraw {remaining} or less now, or wait until {resetsAt}.',
      'zh-CN':
        '{period}提现限额 {limit}，已用 {used}，可再提 {remaining}。未转出任何款项，资金未动。请将金额改为 {remaining} 或以下，或等到 {resetsAt} 重置。',
    },
    params: {
      ...{ limit: 'money', used: 'money', remaining: 'money', period: 'words', resetsAt: 'time' },
    },
  },
  count_reached: {
    ...own,
    retry: 'after_time',
    remedy: 'wait',
    article: 'limits',
    title: { en: 'No more withdrawals for now', 'zh-CN': '提现次数已用完' },
    detail: {
      en: '{limit} withdrawals of {currency} {period} are allowed and {used} were made. Nothing was sent and your money is where it was. Withdraw again from {resetsAt}; the limits page says how it rises.',
      'zh-CN':
        '{currency} {period}可提现 {limit} 笔，已提 {used} 笔。未转出任何款项，资金未动。{resetsAt} 起可再次提现；限额页面说明了如何提升。',
    },
    params: {
      ...{ limit: 'count', used: 'count', currency: 'text', period: 'words', resetsAt: 'time' },
    },
  },
  insufficient_funds: {
    ...own,
    remedy: 'add-money',
    title: { en: 'Not enough money in this wallet', 'zh-CN': '余额不足' },
    detail: {
      en: 'You have {available}; this needs {needed}, fee included. Nothing was sent and your money is where it was. Withdraw less or add money now.',
      'zh-CN':
        '可用 {available}，本次需要 {needed}（含手续费）。未转出任何款项，资金未动。请现在减少金额或充值。',
    },
    params: { available: 'money', needed: 'money' },
  },
  unknown: {
    ...own,
    status: 404,
    retry: 'never',
    remedy: 'check-activity',
    title: { en: 'There is no such withdrawal', 'zh-CN': '没有这笔提现' },
    detail: {
      en: 'No withdrawal of yours has this number. Nothing was changed and your money is where it was. Look at your activity now.',
      'zh-CN': '未找到您的这笔提现。未作任何更改，资金未动。请现在查看交易记录。',
    },
  },
  not_cancellable: {
    ...own,
    retry: 'never',
    remedy: 'check-activity',
    title: { en: 'It is too late to cancel this', 'zh-CN': '已无法取消' },
    detail: {
      en: 'The order has gone to the bank, or the withdrawal has ended. Nothing was changed now; the withdrawal says where the money is. Look at it for the latest date.',
      'zh-CN':
        '指令已发往银行，或提现已结束。本次未作更改，款项位置见该笔提现。请查看其最晚到账时间。',
    },
  },
  own_decision: {
    ...forStaff,
    status: 403,
    whoActs: 'okpay',
    title: { en: 'Another person has to do this', 'zh-CN': '须由他人处理' },
    detail: {
      en: 'It is your own withdrawal, or you took the first of its two steps yourself. Nothing was decided and the money is where it was. A colleague of treasury does it; until then it waits in the queue.',
      'zh-CN':
        '这是您本人的提现，或两步中的第一步已由您完成。未作决定，款项未动。请由资金部门的同事处理，在此之前留在队列中等待。',
    },
  },
  bank_has_time: {
    ...forStaff,
    remedy: 'go-home',
    whoActs: 'nobody',
    title: { en: 'The bank still has time', 'zh-CN': '银行仍在处理期限内' },
    detail: {
      en: 'The bank said nothing unclear and may carry it out until {arrivesBy}, or the file has not reached it yet. Nothing was changed; the money is on its way. Say this once that time has passed or the bank answers unclearly.',
      'zh-CN':
        '银行未作不明确的答复，最晚 {arrivesBy} 前仍可能付款；或付款文件尚未送达银行。未作更改，款项在途。请在期限过后，或银行答复不明确时，再作此处理。',
    },
    params: { arrivesBy: 'time' },
  },
  owner_stopped: {
    ...forStaff,
    whoActs: 'nobody',
    title: { en: 'Its owner may not withdraw now', 'zh-CN': '客户目前不能提现' },
    detail: {
      en: 'The owner is frozen, restricted or cooling down, or the bank account was refused meanwhile. Nothing was decided; the money stays held in their wallet. Reject it with its reason now, or approve it once that has ended.',
      'zh-CN':
        '客户账户已冻结、受限或处于冷静期，或其银行账户已被拒收。未作决定，款项仍冻结在客户钱包中。请现在说明原因并拒绝，或在相应限制解除后再批准。',
    },
  },
  nothing_waits: {
    ...forStaff,
    remedy: 'go-home',
    whoActs: 'nobody',
    title: { en: 'Nothing waits in this currency', 'zh-CN': '该币种无待付款项' },
    detail: {
      en: 'Every approved withdrawal in {currency} is in a file already, or none was approved. No file was made and no money moved. Open the files for what is in them, or the queue for what is still reviewed.',
      'zh-CN':
        '{currency} 已通过审核的提现均已编入付款文件，或尚无通过审核的提现。未生成文件，款项未动。请现在查看付款文件，或前往审核队列。',
    },
    params: { currency: 'text' },
  },
  already_decided: {
    ...forStaff,
    remedy: 'go-home',
    whoActs: 'nobody',
    title: { en: 'This was decided already', 'zh-CN': '已有处理结果' },
    detail: {
      en: 'Somebody decided before you, or its owner cancelled it. Nothing was changed now; the money is where that decision put it. Open the queue for what is left.',
      'zh-CN':
        '已由他人先行处理，或客户已取消。本次未作更改，款项以该结果为准。请现在返回队列查看其余事项。',
    },
  },
})
