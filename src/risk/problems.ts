import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  disclosure: 'owner_only',
  article: 'restrictions',
} as const satisfies Partial<ProblemDeclaration>

/** What a restricted person is told. */
export const riskProblems = declareProblems('risk', {
  restricted: {
    ...own,
    status: 403,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'see-restrictions',
    title: { en: 'This is restricted on your account', 'zh-CN': '您的账户在此项操作上受限' },
    detail: {
      en: '{why} Nothing was done and your money stays yours, where it was. Look at what is restricted now: it says what lifts it, and you can ask us to look again. We decide by {by}.',
      'zh-CN':
        '{why}本次未执行，资金未动，仍归您所有。请现在查看受限情况，其中说明了如何解除，您也可以提出申诉。我们最迟于 {by} 作出决定。',
    },
    params: { why: 'words', by: 'time' },
  },
  under_review: {
    ...own,
    status: 403,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'none',
    disclosure: 'generic',
    title: { en: 'Under routine review', 'zh-CN': '例行审核中' },
    detail: {
      en: 'This is under routine review. Nothing was done; the money stays yours, where it was. There is nothing for you to do now. You have our answer by {by}.',
      'zh-CN':
        '此项操作正在例行审核。本次未执行，资金未动，仍归您所有。您目前无需任何操作，我们最迟于 {by} 答复。',
    },
    params: { by: 'time' },
  },
})
