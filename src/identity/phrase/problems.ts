import { declareProblems } from '#platform/problems'

export const phraseProblems = declareProblems('identity', {
  phrase_unsuitable: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'personal-phrase',
    title: { en: 'This phrase would not protect you', 'zh-CN': '该口令起不到防伪作用' },
    detail: {
      en: 'A phrase has {least} to {most} characters that only you would choose: no code, address, name or number of yours, and nothing of OKPay. Nothing was changed and no money is concerned. Choose other words and save again now.',
      'zh-CN':
        '防伪口令须为 {least} 到 {most} 个字符，且只有您自己想得到：不能是验证码、邮箱、网址、您的姓名或号码，也不能含 OKPay 字样。未作任何更改，不涉及资金。请换一句话，随即可以保存。',
    },
    params: { least: 'count', most: 'count' },
  },
})
