import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const staff = {
  whoActs: 'you',
  disclosure: 'full',
  article: 'policy-changes',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which this module says no, in order of precedence. */
export const policyProblems = declareProblems('policy', {
  topic_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'policies',
    title: { en: 'The policy has no such topic', 'zh-CN': '没有这一政策主题' },
    detail: {
      en: 'Nothing was looked up and no money is concerned. Choose one from the list of all policies; it is open at any time.',
      'zh-CN': '未执行查询，不涉及资金。请从全部政策中选择一个主题，随时可以查看。',
    },
  },
  version_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'policies',
    title: { en: 'This version of the policy does not exist', 'zh-CN': '没有这一版本的政策' },
    detail: {
      en: 'There is no version {version}; no money is concerned. Choose a version from the history of the topic, or leave it out for the one in force now.',
      'zh-CN':
        '不存在版本 {version}，不涉及资金。现在请从该主题的历史记录中选择版本，或不填以查看现行版本。',
    },
    params: { version: 'text' },
  },
  country_unknown: {
    status: 404,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'policies',
    title: { en: 'We do not know this country', 'zh-CN': '无法识别该国家或地区' },
    detail: {
      en: '{country} is not the two-letter code of a country; no money is concerned. Choose a country from the list and look again now.',
      'zh-CN':
        '{country} 不是有效的两位国家或地区代码，不涉及资金。请从列表中选择国家或地区，随即可以重新查看。',
    },
    params: { country: 'text' },
  },
  proposal_not_found: {
    ...staff,
    status: 404,
    retry: 'never',
    remedy: 'none',
    title: { en: 'There is no such proposal', 'zh-CN': '没有这份提案' },
    detail: {
      en: 'No proposal has this reference. Nothing was changed and no money is concerned. Open it from the list of proposals, at any time.',
      'zh-CN': '没有使用该编号的提案。未作任何更改，不涉及资金。您可随时从提案列表中打开。',
    },
  },
  own_proposal: {
    ...staff,
    status: 403,
    retry: 'never',
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'A second person has to decide', 'zh-CN': '须由另一位同事决定' },
    detail: {
      en: 'You made this proposal, and nobody decides on their own. The policy is unchanged and no money is concerned. Ask another administrator or publisher to decide, at any time, or withdraw it.',
      'zh-CN':
        '该提案由您提出，不能由本人决定。政策未变，不涉及资金。请随时联系另一位管理员或发布人处理，或由您撤回。',
    },
  },
  not_own_proposal: {
    ...staff,
    status: 403,
    retry: 'never',
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'Only its author withdraws a proposal', 'zh-CN': '只有提案人可以撤回' },
    detail: {
      en: 'Somebody else made this proposal. It still waits, the policy is unchanged and no money is concerned. Reject it with a reason instead; that works at once.',
      'zh-CN':
        '该提案由其他同事提出，仍在等待决定。政策未变，不涉及资金。如不同意，可填写原因后驳回，立即生效。',
    },
  },
  proposal_decided: {
    ...staff,
    status: 409,
    retry: 'never',
    remedy: 'none',
    title: { en: 'This proposal was decided already', 'zh-CN': '该提案已有结果' },
    detail: {
      en: 'It was decided on {at} and stays as it is; nothing was changed now and no money is concerned. If the policy should be another one, make a new proposal; that works at once.',
      'zh-CN':
        '该提案已于 {at} 处理完毕，结果不再变更。本次未作任何更改，不涉及资金。如需调整政策，可立即提交新提案。',
    },
    params: { at: 'time' },
  },
  proposal_outdated: {
    ...staff,
    status: 409,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'The policy has changed meanwhile', 'zh-CN': '政策已有更新' },
    detail: {
      en: 'The proposal starts from version {base}, but version {newest} is there by now, and would be lost. Nothing was changed and no money is concerned. Make the proposal anew from version {newest}; that works at once.',
      'zh-CN':
        '该提案基于版本 {base}，而目前已有版本 {newest}，直接采用会覆盖其内容。未作任何更改，不涉及资金。请基于版本 {newest} 重新提交，立即可用。',
    },
    params: { base: 'count', newest: 'count' },
  },
  document_invalid: {
    ...staff,
    status: 422,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'The policy contradicts itself or has gaps', 'zh-CN': '政策内容存在矛盾或缺漏' },
    detail: {
      en: 'Faults found: {count}. The list names each row. Nothing was changed and no money is concerned. Correct the rows and check again; that works at once.',
      'zh-CN':
        '发现 {count} 处问题，列表中注明了对应的行。未作任何更改，不涉及资金。请修改后重新检查，立即可用。',
    },
    params: { count: 'count' },
  },
  nothing_changed: {
    ...staff,
    status: 422,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'The proposal changes nothing', 'zh-CN': '提案没有改动任何内容' },
    detail: {
      en: 'The document says the same as the newest version. Nothing was sent and no money is concerned. Change what should change, and send it again now.',
      'zh-CN': '文档内容与最新版本相同。未提交任何内容，不涉及资金。请修改后重新提交。',
    },
  },
  effective_too_early: {
    ...staff,
    status: 422,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'This date is too early', 'zh-CN': '生效时间过早' },
    detail: {
      en: 'This version can come into force on {earliest} at the earliest: what is worse for somebody is announced {days} days ahead, and versions follow one another. Nothing was changed and no money is concerned. Choose that moment or a later one, and send it again now.',
      'zh-CN':
        '该版本最早可于 {earliest} 生效：对客户不利的变更须提前 {days} 天公布，且各版本须依次生效。未作任何更改，不涉及资金。请选择该时间或更晚的时间后重新提交。',
    },
    params: { earliest: 'time', days: 'count' },
  },
})
