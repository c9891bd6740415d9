import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  disclosure: 'owner_only',
  article: 'account-frozen',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which freezing and lifting say no, in order of precedence. */
export const freezeProblems = declareProblems('identity', {
  not_me_link_spent: {
    ...own,
    status: 410,
    retry: 'never',
    whoActs: 'you',
    remedy: 'sign-in',
    title: { en: 'This link no longer works', 'zh-CN': '该链接已失效' },
    detail: {
      en: 'It works once, for a limited time. If you pressed its button before, the account is frozen and your money is safe in it. Otherwise sign in now and freeze the account on its security page; that works at any time.',
      'zh-CN':
        '该链接仅可使用一次，且有时间限制。如果您此前已点击过，账户已被冻结，资金安全地留在账户中。否则请现在登录，在安全页面冻结账户，可随时操作。',
    },
  },
  not_frozen: {
    ...own,
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'go-home',
    title: { en: 'Your account is not frozen', 'zh-CN': '您的账户未被冻结' },
    detail: {
      en: 'There is nothing to lift: perhaps you did so on another device. Nothing was changed and your money is where it was. Go on as usual now.',
      'zh-CN':
        '无需解除冻结，可能您已在其他设备上完成。未作任何更改，您的资金不受影响。现在可以照常使用。',
    },
  },
  frozen_by_risk: {
    ...own,
    status: 403,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'see-restrictions',
    title: { en: 'OKPay has to lift this freeze', 'zh-CN': '此冻结须由 OKPay 解除' },
    detail: {
      en: 'Our risk team froze the account, so you cannot lift it yourself. Your money stays yours, in your wallets, and still comes in. A person decides. Look now at what is restricted: you can ask us there to look again, and we answer on the next business day.',
      'zh-CN':
        '账户由我们的风控团队冻结，您无法自行解除。资金仍在您的钱包中，归您所有，且可照常收款。须由专人审核决定。请现在查看受限情况，您可在其中提出申诉，我们在下一个工作日答复。',
    },
  },
  unfreeze_password_same: {
    ...own,
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    title: { en: 'A new password is needed', 'zh-CN': '需要设置新密码' },
    detail: {
      en: 'This is the password that you had before the freeze: somebody else may know it. Nothing was changed and your money is where it was. Choose another one and try again now.',
      'zh-CN':
        '这是冻结之前的密码，他人可能已知晓。未作任何更改，您的资金不受影响。请换一个新密码，随即可以重试。',
    },
  },
})
