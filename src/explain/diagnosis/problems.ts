import { declareProblems } from '#platform/problems'

/** Every way in which a diagnosis says no. */
export const diagnosisProblems = declareProblems('diagnosis', {
  account_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'account-numbers',
    title: { en: 'No account has this number', 'zh-CN': '没有使用该账号的账户' },
    detail: {
      en: 'The number has a typing mistake or belongs to nobody. Nothing was read and no money is concerned. Compare it with the customer and try again now.',
      'zh-CN':
        '账号有误或不属于任何人。未读取任何信息，不涉及资金。请与客户核对后重试，随即可以查询。',
    },
  },
})
