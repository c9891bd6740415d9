import { declareProblems } from '#platform/problems'

/** Every way in which this module says no, in order of precedence. */
export const officialProblems = declareProblems('official', {
  report_empty: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'report-fraud',
    title: { en: 'There is nothing to report yet', 'zh-CN': '还没有可举报的内容' },
    detail: {
      en: 'The text has no letters or digits, so nothing was sent and no money is concerned. Paste the message with its sender and links, and send it again now.',
      'zh-CN':
        '内容中没有文字或数字，未提交任何信息，不涉及资金。请粘贴完整消息，包括发件人和链接，随即可以重新提交。',
    },
  },
  contact_unusable: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'report-fraud',
    title: { en: 'We could not reach you there', 'zh-CN': '无法通过该方式联系您' },
    detail: {
      en: 'The contact is neither an e-mail address nor a phone number with its country code, so nothing was sent and no money is concerned. Correct it or leave it out, and send the report again now.',
      'zh-CN':
        '联系方式不是邮箱，也不是带国家代码的电话号码。未提交任何信息，不涉及资金。请修改或留空，随即可以重新提交。',
    },
  },
  report_not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'none',
    disclosure: 'full',
    article: 'report-fraud',
    title: { en: 'There is no such report', 'zh-CN': '没有这份举报' },
    detail: {
      en: 'No report has this reference; nothing was changed and no money is concerned. Open it from the list of reports, at any time.',
      'zh-CN': '没有使用该编号的举报。未作任何更改，不涉及资金。您可随时从举报列表中打开。',
    },
  },
  not_in_report: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'report-fraud',
    title: { en: 'This cannot be marked as fraud', 'zh-CN': '无法将其标记为诈骗' },
    detail: {
      en: '{key} does not stand in the report, or is one of our own channels. Nothing was decided and no money is concerned. Choose only from what the report lists, and decide again now.',
      'zh-CN':
        '{key} 不在这份举报中，或属于我们自己的渠道。尚未作出决定，不涉及资金。请只选择举报中列出的内容，随即可以重新处理。',
    },
    params: { key: 'text' },
  },
  codes_too_often: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'caller-codes',
    title: { en: 'Many caller codes in a short time', 'zh-CN': '短时间内获取的核实码过多' },
    detail: {
      en: 'Ten caller codes an hour can be made; no further one was, and no money is concerned. If the caller still cannot read one out, hang up: it is not us. A new code can be made after {at}.',
      'zh-CN':
        '每小时最多可获取十个来电核实码，本次未生成，不涉及资金。如果对方仍报不出核实码，请挂断：那不是我们。{at} 之后可再次获取。',
    },
    params: { at: 'time' },
  },
  look_ups_too_often: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'caller-codes',
    title: { en: 'Too many look-ups without a code', 'zh-CN': '查询核实码未果次数过多' },
    detail: {
      en: 'Twenty look-ups in the last hour found no code, so looking up pauses for you; no code was shown and no money is concerned. Ask the customer to open the caller code page first, and look again after {at}.',
      'zh-CN':
        '过去一小时内有二十次查询没有找到核实码，您的查询已暂停。未显示任何核实码，不涉及资金。请先让客户打开来电核实页面，并在 {at} 之后再查询。',
    },
    params: { at: 'time' },
  },
})
