import { declareProblems } from '#platform/problems'

/** Every way in which notifications say no, in order of precedence. */
export const notificationsProblems = declareProblems('notifications', {
  notices_unnamed: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'notices',
    title: { en: 'No notice was named', 'zh-CN': '未指定通知' },
    detail: {
      en: 'Nothing was marked as read, because neither notices nor “all” were named, or both. Your money is not touched. Name the ids, or say all, and send it again at once.',
      'zh-CN':
        '未标记任何通知：需要指定通知编号，或指定全部，二者选一。资金未动。请补充后立即重试。',
    },
  },
  security_stays_on: {
    status: 422,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'none',
    disclosure: 'full',
    article: 'notices',
    title: {
      en: 'Security messages stay on',
      'zh-CN': '安全通知无法关闭',
    },
    detail: {
      en: 'Nothing was changed. Whoever got into an account would turn these messages off first, so nobody can; that keeps your money safe. Messages about money can be turned off at any time.',
      'zh-CN':
        '未做任何更改。盗用账户的人会先关闭这类通知，因此任何人都不能关闭，以保护您的资金。资金类通知可随时关闭。',
    },
  },
  channel_not_offered: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'notices',
    title: {
      en: 'Messages about money do not go by SMS',
      'zh-CN': '资金通知不通过短信发送',
    },
    detail: {
      en: 'Nothing was changed. Text messages are kept for grave warnings, so that one of them stands out; your money is not touched. Choose the app or mail, at any time.',
      'zh-CN':
        '未做任何更改。短信仅用于重要的安全警告，以便引起注意。资金未动。您可随时选择应用内或邮件通知。',
    },
  },
})
