import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  article: 'profile',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which changing address or number says no, in order of precedence. */
export const contactProblems = declareProblems('identity', {
  contact_unchanged: {
    ...own,
    status: 422,
    retry: 'after_fix',
    remedy: 'change-input',
    disclosure: 'full',
    title: { en: 'This is what we have already', 'zh-CN': '与当前信息相同' },
    detail: {
      en: 'The address or number given is the one in use. Nothing was changed and your money is where it was. Give the new one and try again now.',
      'zh-CN':
        '您填写的邮箱或手机号正是当前使用的。未作任何更改，您的资金不受影响。请填写新的，随即可以重试。',
    },
  },
  email_taken: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'contact-support',
    disclosure: 'owner_only',
    title: { en: 'This address belongs to another account', 'zh-CN': '该邮箱已绑定其他账户' },
    detail: {
      en: 'You have proved that the mailbox is yours, but another OKPay account uses it. Nothing was changed and your money is where it was. Change it there first, or contact support at any time if that account is not yours.',
      'zh-CN':
        '您已证明持有该邮箱，但它已绑定另一个 OKPay 账户。未作任何更改，您的资金不受影响。请先在该账户中更换；如非您的账户，可随时联系客服。',
    },
  },
  undo_newer_first: {
    ...own,
    status: 409,
    retry: 'after_fix',
    remedy: 'none',
    disclosure: 'owner_only',
    title: { en: 'Undo the newer change first', 'zh-CN': '请先撤销较新的更改' },
    detail: {
      en: 'Without it nothing would be left by which we reach you. Nothing was changed and your money is where it was. Press the link in our newest message first, then this one again.',
      'zh-CN':
        '直接撤销会使我们无法再联系到您。未作任何更改，您的资金不受影响。请先使用我们最近一条消息中的链接，再重新打开此链接。',
    },
  },
  old_contact_taken: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'contact-support',
    disclosure: 'owner_only',
    title: { en: 'It belongs to another account now', 'zh-CN': '它现在已绑定其他账户' },
    detail: {
      en: 'The old address or number was proved for another account meanwhile, so it cannot be put back. Nothing was changed and your money is where it was. Freeze this account from the message, or contact support now.',
      'zh-CN':
        '原邮箱或手机号此后已绑定另一个账户，无法恢复。未作任何更改，您的资金不受影响。请现在通过消息中的链接冻结本账户，或联系客服。',
    },
  },
})
