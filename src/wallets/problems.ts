import { declareProblems } from '#platform/problems'

/** Every way in which wallets say no, in order of precedence. */
export const walletsProblems = declareProblems('wallets', {
  currency_not_permitted: {
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'wallet-currencies',
    title: {
      en: 'This currency is not available to you',
      'zh-CN': '您暂时无法使用该币种',
    },
    detail: {
      en: '{why}. No wallet was opened and your money stays where it is. You can open one in {currencies} now. If your country of residence has changed, change it in your profile first.',
      'zh-CN':
        '{why}。未开通账户，您的其他余额不受影响。您现在可以开通：{currencies}。如居住国家或地区已变更，请先在个人资料中修改。',
    },
    params: { why: 'text', currencies: 'text' },
  },
  wallet_not_open: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'wallet-currencies',
    title: { en: 'You have no wallet in this currency', 'zh-CN': '您没有该币种的账户' },
    detail: {
      en: 'There is no {currency} wallet, so there is nothing to show and no money in it. Open one at any time, or choose another currency now.',
      'zh-CN':
        '您尚未开通 {currency} 账户，因此没有可显示的内容，也没有该币种的款项。您可随时开通，或现在选择其他币种。',
    },
    params: { currency: 'text' },
  },
  movement_not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'activity',
    title: { en: 'This movement was not found', 'zh-CN': '未找到这笔收支' },
    detail: {
      en: 'No movement with this number belongs to you. Your money is where your balances show it. Look for it in your activity now.',
      'zh-CN': '您名下没有此编号的收支。款项以您的余额为准。请现在到收支记录中查找。',
    },
  },
  days_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'activity',
    title: { en: 'These days cannot be used', 'zh-CN': '无法使用这段日期' },
    detail: {
      en: 'A day of the filter is not in the calendar, or the last day is before the first. Your money is not touched. Change the days and try again at once.',
      'zh-CN': '筛选日期不存在，或结束日期早于开始日期。资金未动。请修改日期后立即重试。',
    },
  },
  period_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'statements',
    title: { en: 'These days cannot be used', 'zh-CN': '无法使用这段日期' },
    detail: {
      en: 'Choose a first and a last day up to today, {today}, at most {days} days in all. Your money is not touched. Change the days and try again at once.',
      'zh-CN':
        '请选择起止日期，最晚到今天 {today}，合计不超过 {days} 天。资金未动。请修改日期后立即重试。',
    },
    params: { today: 'text', days: 'count' },
  },
  statement_too_long: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'statements',
    title: { en: 'This is too long for a PDF', 'zh-CN': '内容过长，无法生成 PDF' },
    detail: {
      en: 'These days have {lines} lines; a PDF holds {limit}. Your money is not touched. Take fewer days, or the CSV, which has no limit, at once.',
      'zh-CN':
        '这段日期共有 {lines} 行，PDF 最多 {limit} 行。资金未动。请缩短日期，或立即改用没有行数限制的 CSV。',
    },
    params: { lines: 'count', limit: 'count' },
  },
  statements_busy: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'retry',
    disclosure: 'full',
    article: 'statements',
    title: { en: 'Many statements are being made', 'zh-CN': '正在生成的对账单较多' },
    detail: {
      en: 'Too many statements are waiting, so this one was not begun. Your money is not touched. Try again in a few seconds.',
      'zh-CN': '等待生成的对账单过多，本次未开始。资金未动。请在几秒后重试。',
    },
  },
})
