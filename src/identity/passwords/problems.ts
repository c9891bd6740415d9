import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'owner_only',
  article: 'passwords',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which passwords say no beside `password_unacceptable`, in order of precedence. */
export const passwordProblems = declareProblems('identity', {
  password_same: {
    ...own,
    status: 422,
    retry: 'after_fix',
    title: { en: 'This is your password already', 'zh-CN': '新密码与当前密码相同' },
    detail: {
      en: 'Nothing was changed and your money is where it was. Choose another password and try again now, or keep the one that you have: there is no need to change it.',
      'zh-CN':
        '未作任何更改，您的资金不受影响。请换一个新密码后随即重试；如无需要，也可以继续使用当前密码。',
    },
  },
  password_tries_paused: {
    ...own,
    status: 429,
    retry: 'after_time',
    remedy: 'wait',
    title: { en: 'Changing the password pauses', 'zh-CN': '修改密码暂停' },
    detail: {
      en: 'The present password was wrong too often, so it is not looked at until {at}. Nothing was changed, you stay signed in and your money is where it was. Try again after that.',
      'zh-CN':
        '当前密码多次输入错误，{at} 之前不再核对。未作任何更改，您仍处于登录状态，资金不受影响。请在此之后重试。',
    },
    params: { at: 'time' },
  },
  current_password_wrong: {
    ...own,
    status: 403,
    retry: 'after_fix',
    title: { en: 'This is not your present password', 'zh-CN': '当前密码不正确' },
    detail: {
      en: 'Nothing was changed and your money is where it was. Mind capitals and try again now; {triesLeft} tries are left before a pause.',
      'zh-CN':
        '未作任何更改，您的资金不受影响。请注意大小写后随即重试，还可试 {triesLeft} 次，之后将暂停一段时间。',
    },
    params: { triesLeft: 'count' },
  },
  password_must_change: {
    ...own,
    status: 403,
    retry: 'after_fix',
    remedy: 'set-password',
    title: { en: 'Your password must be changed', 'zh-CN': '您需要修改密码' },
    detail: {
      en: 'We have evidence that others know it, so it opens nothing any more. Your money is where it was and is safe. Set a new password by “forgot password” on the sign-in page; you can do so at any time.',
      'zh-CN':
        '有证据表明他人可能知道该密码，因此它已不能用于登录。您的资金安全，没有变化。请在登录页通过“忘记密码”设置新密码，可随时操作。',
    },
  },
})
