import { declareProblems } from '#platform/problems'

/** What every link in a message to the owner may say when it is pressed. */
export const linkProblems = declareProblems('identity', {
  link_spent: {
    whoActs: 'you',
    disclosure: 'owner_only',
    article: 'links-in-messages',
    status: 410,
    retry: 'never',
    remedy: 'sign-in',
    title: { en: 'This link no longer works', 'zh-CN': '该链接已失效' },
    detail: {
      en: 'It was used before, or its time is over. Nothing was changed by this press and your money is where it was. Sign in now to see how things stand.',
      'zh-CN':
        '该链接已使用过或已过期。本次操作未作任何更改，您的资金不受影响。请现在登录查看账户情况。',
    },
  },
})
