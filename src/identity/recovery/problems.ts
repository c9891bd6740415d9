import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  disclosure: 'full',
  article: 'cannot-sign-in',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which getting back in says no, in order of precedence. */
export const recoveryProblems = declareProblems('identity', {
  identifier_invalid: {
    ...own,
    status: 422,
    retry: 'after_fix',
    remedy: 'change-input',
    title: {
      en: 'This is neither an address nor a number',
      'zh-CN': '这不是有效的邮箱或手机号',
    },
    detail: {
      en: 'Nothing was sent and your money is where it was. Give your e-mail address, or your phone number with its country code such as +86 138 0013 8000, and try again now.',
      'zh-CN':
        '未发送任何消息，您的资金不受影响。请填写邮箱，或带国家代码的手机号（例如 +86 138 0013 8000），随即可以重试。',
    },
  },
  reset_used: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'sign-in',
    title: { en: 'The password was set already', 'zh-CN': '密码已经重置' },
    detail: {
      en: 'This reset has been used, perhaps on another device. Your money is where it was. Sign in with the new password now; if you did not set it, ask for another reset at once.',
      'zh-CN':
        '本次重置已使用过，可能是在另一台设备上。您的资金不受影响。请现在使用新密码登录；如非您本人设置，请立即重新申请重置。',
    },
  },
  reset_expired: {
    ...own,
    status: 410,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'This reset no longer works', 'zh-CN': '本次重置已失效' },
    detail: {
      en: 'A reset works once, for {minutes} minutes, and only the newest. Your old password still holds and your money is where it was. Ask for a new one; one can be sent every minute.',
      'zh-CN':
        '重置仅可使用一次，{minutes} 分钟内有效，且只有最近一次有效。原密码仍然有效，您的资金不受影响。请重新申请，每分钟可申请一次。',
    },
    params: { minutes: 'count' },
  },
})
