import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'lost-device',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which the road of a lost device says no, in order of precedence. */
export const lostFactorProblems = declareProblems('identity', {
  lost_factor_unneeded: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'sign-in',
    title: { en: 'You can still sign in', 'zh-CN': '您仍可登录' },
    detail: {
      en: 'Codes by mail are good for your account, so nothing has to be replaced. Nothing was changed and your money is where it was. Sign in now and choose the code by mail.',
      'zh-CN':
        '您的账户可以使用邮件验证码，无需更换验证方式。未作任何更改，您的资金不受影响。请现在登录并选择邮件验证码。',
    },
  },
  lost_factor_by_password_only: {
    ...own,
    status: 403,
    retry: 'after_fix',
    remedy: 'sign-in',
    title: { en: 'This needs your password', 'zh-CN': '需要您的密码' },
    detail: {
      en: 'Password and device lost, with one channel only: that channel alone may not replace both. Nothing was changed and your money is where it was. Sign in with your password, or use a recovery code for the reset now.',
      'zh-CN':
        '密码与设备同时丢失，而您只有一种联系方式：仅凭它不能同时更换两者。未作任何更改，您的资金不受影响。请现在使用密码登录，或在重置时使用恢复码。',
    },
  },
  lost_factor_over: {
    ...own,
    status: 410,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'This report has ended', 'zh-CN': '本次挂失已结束' },
    detail: {
      en: 'It was finished, stopped, or not finished within {days} days. Nothing more was changed and your money is where it was. Sign in now; if you still cannot, report the loss again.',
      'zh-CN':
        '挂失已完成、已取消，或未在 {days} 天内完成。未再作任何更改，您的资金不受影响。请现在登录；仍无法登录时请重新挂失。',
    },
    params: { days: 'count' },
  },
  lost_factor_waiting: {
    ...own,
    status: 409,
    retry: 'after_time',
    remedy: 'wait',
    title: { en: 'The waiting time is not over', 'zh-CN': '等待时间未满' },
    detail: {
      en: 'We told you on every channel and wait until {readyAt}, so that nobody else can take this road. Nothing was changed and your money is where it was. Come back then; a recovery code works at once.',
      'zh-CN':
        '我们已通过所有联系方式通知您，并等待至 {readyAt}，以防他人冒用。未作任何更改，您的资金不受影响。请届时再来；使用恢复码可立即登录。',
    },
    params: { readyAt: 'time' },
  },
})
