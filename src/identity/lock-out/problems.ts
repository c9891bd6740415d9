import { declareProblems } from '#platform/problems'

/** How opening a lock says no. */
export const lockOutProblems = declareProblems('identity', {
  unlock_link_used: {
    status: 410,
    retry: 'after_time',
    remedy: 'set-password',
    whoActs: 'you',
    disclosure: 'owner_only',
    article: 'locked-out',
    title: { en: 'This unlock link no longer works', 'zh-CN': '该解锁链接已失效' },
    detail: {
      en: 'It works once, for {minutes} minutes, and a newer unlocking ends older ones. Nothing was changed and your money is where it was. The lock opens by itself at the time in our message; until then you can sign in on a device that you have used before, or reset your password.',
      'zh-CN':
        '链接只能使用一次，{minutes} 分钟内有效；完成一次解锁后，其余链接随即失效。未作任何更改，您的资金不受影响。锁定会在邮件或短信所示的时间自动解除；在此之前，您可以在用过的设备上登录，或重置密码。',
    },
    params: { minutes: 'count' },
  },
})
