import { declareProblems } from '#platform/problems'

export const explainProblems = declareProblems('explain', {
  not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'activity',
    title: { en: 'There is nothing to explain here', 'zh-CN': '没有可说明的内容' },
    detail: {
      en: 'Nothing of yours has this id, or it was too long ago: refusals are kept for 400 days. Your money is where your activity shows it. Look there now; there is nothing to wait for.',
      'zh-CN':
        '您名下没有此编号的记录，或时间已久：未成功的操作保留 400 天。资金情况以账户动态为准。请现在查看动态，无需等待。',
    },
  },
})
