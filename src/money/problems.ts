import { declareProblems } from '#platform/problems'

export const moneyProblems = declareProblems('money', {
  amount_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'amounts',
    title: { en: 'This amount cannot be used', 'zh-CN': '金额无法使用' },
    detail: {
      en: 'Write the amount as plain digits, for example {example}, and try again at once. No money was moved.',
      'zh-CN': '请用普通数字填写金额，例如 {example}，随即重试。未动用任何款项。',
    },
    params: { example: 'text' },
  },
})
