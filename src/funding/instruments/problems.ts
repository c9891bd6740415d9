import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const typed = {
  status: 422,
  retry: 'after_fix',
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'full',
  article: 'bank-accounts',
} as const satisfies Partial<ProblemDeclaration>

/** Bank accounts that money goes to, in order of precedence. */
export const instrumentProblems = declareProblems('instruments', {
  currency_without_bank: {
    ...typed,
    status: 409,
    title: { en: '{currency} cannot go to a bank', 'zh-CN': '{currency} 无法提现到银行' },
    detail: {
      en: 'Banks do not carry {currency}. Nothing was saved and your money is where it was. Add an account in {others}; that works now.',
      'zh-CN': '银行不支持 {currency}。未保存任何信息，资金未动。您现在可以添加 {others} 账户。',
    },
    params: { currency: 'text', others: 'text' },
  },
  account_invalid: {
    ...typed,
    title: { en: 'This account number cannot be right', 'zh-CN': '账号有误' },
    detail: {
      en: 'Its length or its check digits do not fit an account in {currency}, so at least one character is wrong. Nothing was saved and your money is where it was. Compare it with your bank statement and type it again now.',
      'zh-CN':
        '账号的长度或校验位与 {currency} 账户不符，至少有一位有误。未保存任何信息，资金未动。请与银行对账单核对后重新输入。',
    },
    params: { currency: 'text' },
  },
  bank_code_invalid: {
    ...typed,
    title: { en: 'This bank code cannot be right', 'zh-CN': '银行代码有误' },
    detail: {
      en: 'For {currency} it is {form}. Nothing was saved and your money is where it was. Look for it on your bank statement and type it again now.',
      'zh-CN':
        '{currency} 账户的银行代码应为{form}。未保存任何信息，资金未动。请在银行对账单上查找后重新输入。',
    },
    params: { currency: 'text', form: 'words' },
  },
  holder_differs: {
    ...typed,
    status: 409,
    article: 'own-name',
    title: { en: 'The account must be in your own name', 'zh-CN': '须为本人名下账户' },
    detail: {
      en: 'The holder is another name than yours, {name}. Nothing was saved and your money is where it was. Add an account of your own now; to pay somebody else, send to their OKPay account.',
      'zh-CN':
        '户名与您的姓名 {name} 不一致。未保存任何信息，资金未动。请现在添加本人名下的账户；如需付款给他人，请转账至对方的 OKPay 账户。',
    },
    params: { name: 'text' },
  },
  already_there: {
    ...typed,
    status: 409,
    retry: 'never',
    title: { en: 'This account is there already', 'zh-CN': '该账户已添加' },
    detail: {
      en: 'You have added this account before. Nothing was changed and your money is where it was. Choose it from the list now.',
      'zh-CN': '您之前已添加该账户。未作任何更改，资金未动。请现在从列表中选择。',
    },
  },
  unknown: {
    ...typed,
    status: 404,
    title: { en: 'There is no such bank account', 'zh-CN': '没有这个银行账户' },
    detail: {
      en: 'No bank account of yours has this number. Nothing was sent and your money is where it was. Choose one from the list, or add one now.',
      'zh-CN': '未找到您的这个银行账户。未转出任何款项，资金未动。请从列表中选择，或现在添加。',
    },
  },
  in_use: {
    ...typed,
    status: 409,
    retry: 'after_time',
    remedy: 'check-activity',
    title: { en: 'A withdrawal is on its way there', 'zh-CN': '有提现正在转往该账户' },
    detail: {
      en: 'The account stays until the withdrawal has ended. Nothing was changed; the money is on its way. Look at the withdrawal for its latest date, and remove the account afterwards.',
      'zh-CN':
        '该账户须保留至提现结束。未作任何更改，款项仍在途中。请查看该笔提现的最晚到账时间，结束后再移除账户。',
    },
  },
})
