import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  disclosure: 'full',
  article: 'second-factor',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which setting up factors says no, in order of precedence. */
export const factorProblems = declareProblems('identity', {
  enrolment_expired: {
    ...own,
    status: 410,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'This set-up has run out', 'zh-CN': '本次设置已失效' },
    detail: {
      en: 'A new factor must be confirmed within {minutes} minutes. Nothing was changed and your money is where it was. Start the set-up again now: it brings a fresh secret.',
      'zh-CN':
        '新的验证方式须在 {minutes} 分钟内完成确认。未作任何更改，您的资金不受影响。请现在重新开始设置，系统会生成新的密钥。',
    },
    params: { minutes: 'count' },
  },
  enrolment_wrong: {
    ...own,
    status: 403,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'This is not the app’s code', 'zh-CN': '验证码与验证器不符' },
    detail: {
      en: 'Nothing was changed and your money is where it was. Check that the app shows “OKPay” and that the clock of its device is set automatically, then enter the newest code at once.',
      'zh-CN':
        '未作任何更改，您的资金不受影响。请确认验证器中显示“OKPay”，并将其所在设备的时间设为自动，然后输入最新的验证码。',
    },
  },
  passkey_refused: {
    ...own,
    status: 422,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'The passkey was not added', 'zh-CN': '未能添加通行密钥' },
    detail: {
      en: 'It does not fit this site or was added before. Nothing was changed and your money is where it was. Start again now, with another device if this one is on the list already.',
      'zh-CN':
        '该通行密钥与本站不符，或此前已添加。未作任何更改，您的资金不受影响。请现在重新开始；若此设备已在列表中，请换用其他设备。',
    },
  },
  last_way: {
    ...own,
    status: 409,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'One way must stay', 'zh-CN': '须保留至少一种验证方式' },
    detail: {
      en: 'Without it you could not sign in any more. Nothing was changed and your money is where it was. Add another factor or switch codes by mail or SMS on first, then try again now.',
      'zh-CN':
        '若移除，您将无法登录。未作任何更改，您的资金不受影响。请先添加其他验证方式，或开启邮件、短信验证码，随即可以重试。',
    },
  },
})
