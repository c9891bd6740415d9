import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  disclosure: 'full',
  article: 'staff-roles',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which the team and the set-up say no, in order of precedence. */
export const staffProblems = declareProblems('identity', {
  staff_person_unknown: {
    ...own,
    status: 404,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'Nobody has an account with this address', 'zh-CN': '该邮箱没有对应账户' },
    detail: {
      en: 'A member of staff needs an account of their own first. Nothing was changed and no money is concerned. Correct the address now, or ask them to sign up, and give the role after that.',
      'zh-CN':
        '员工须先拥有自己的账户。未作任何更改，不涉及资金。请更正邮箱，或请对方先注册，之后再授予角色。',
    },
  },
  own_roles: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'none',
    title: { en: 'Nobody changes their own roles', 'zh-CN': '不能更改自己的角色' },
    detail: {
      en: 'Another administrator has to do it. Nothing was changed and no money is concerned. Ask one of them now; it works at once.',
      'zh-CN':
        '须由另一位管理员操作。未作任何更改，不涉及资金。请现在联系其他管理员，操作后立即生效。',
    },
  },
  last_administrator: {
    ...own,
    status: 409,
    retry: 'after_fix',
    remedy: 'none',
    title: { en: 'One administrator must stay', 'zh-CN': '须保留至少一位管理员' },
    detail: {
      en: 'Without one nobody could give roles any more. Nothing was changed and no money is concerned. Make somebody else an administrator first, then try again.',
      'zh-CN':
        '若移除，将无人能够授予角色。未作任何更改，不涉及资金。请先授予另一人管理员角色，再重试。',
    },
  },
  set_up_token_void: {
    ...own,
    status: 410,
    retry: 'never',
    remedy: 'sign-in',
    title: { en: 'This set-up link no longer works', 'zh-CN': '该设置链接已失效' },
    detail: {
      en: 'It works once, until the next start of OKPay, and only while there is no administrator. Nothing was changed and no money is concerned. Sign in if you are the administrator; otherwise start OKPay again and use the new link that it prints.',
      'zh-CN':
        '该链接仅可使用一次，在 OKPay 下次启动前有效，且仅限尚无管理员时。未作任何更改，不涉及资金。如您已是管理员，请登录；否则请重新启动 OKPay，使用新打印的链接。',
    },
  },
  set_up_email_taken: {
    ...own,
    status: 409,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'This address has an account already', 'zh-CN': '该邮箱已有账户' },
    detail: {
      en: 'The first administrator gets an account of their own. Nothing was changed and no money is concerned. Use another address now, or give the existing account the role on the machine: okpay staff grant.',
      'zh-CN':
        '首位管理员须使用独立账户。未作任何更改，不涉及资金。请现在换用其他邮箱，或在服务器上用 okpay staff grant 为现有账户授予角色。',
    },
  },
})
