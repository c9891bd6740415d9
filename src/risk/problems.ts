import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  disclosure: 'owner_only',
  article: 'restrictions',
} as const satisfies Partial<ProblemDeclaration>

const forStaff = {
  status: 409,
  disclosure: 'full',
  article: 'staff-restrictions',
} as const satisfies Partial<ProblemDeclaration>

/** What a restricted person is told, then what staff are told; in order of precedence. */
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
  appeal_empty: {
    ...own,
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    title: { en: 'Please write what we should know', 'zh-CN': '请填写申诉内容' },
    detail: {
      en: 'An appeal needs some words of yours. Nothing was sent to us and your money is where it was. Write a sentence or two and send it now.',
      'zh-CN': '申诉须写明内容。尚未提交，您的资金不受影响。请写一两句话，随即可以提交。',
    },
  },
  appeal_unneeded: {
    ...own,
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'see-restrictions',
    title: { en: 'Nobody has to decide this', 'zh-CN': '无需申诉' },
    detail: {
      en: 'You lift this one yourself, or it ends by itself. Nothing was changed and your money is where it was. The list of restrictions says now how and when.',
      'zh-CN':
        '此项由您自行解除，或到时自动解除。未作任何更改，您的资金不受影响。请现在查看受限情况，其中说明了方式和时间。',
    },
  },
  restriction_over: {
    ...own,
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'see-restrictions',
    disclosure: 'full',
    title: { en: 'This restriction is over', 'zh-CN': '该限制已解除' },
    detail: {
      en: 'It ended at {at}. Nothing was changed and no money moved. Look at what is restricted now.',
      'zh-CN': '该限制已于 {at} 解除。未作任何更改，资金未动。请查看当前的受限情况。',
    },
    params: { at: 'time' },
  },
  appeal_waiting: {
    ...own,
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'wait',
    title: { en: 'We have your appeal', 'zh-CN': '申诉已收到' },
    detail: {
      en: 'A person is reading what you wrote. Nothing was changed and your money is where it was. There is nothing more to do now. You have our answer by {by}.',
      'zh-CN':
        '专人正在查看您的申诉。未作任何更改，您的资金不受影响。您目前无需任何操作，我们最迟于 {by} 答复。',
    },
    params: { by: 'time' },
  },
  appeal_answered: {
    ...own,
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'see-restrictions',
    title: { en: 'This was answered', 'zh-CN': '申诉已答复' },
    detail: {
      en: 'You appealed and we answered at {at}; the answer is in the list of restrictions. Nothing was changed and your money is where it was. You can appeal again after our next decision. We look at it again by {by}.',
      'zh-CN':
        '您的申诉已于 {at} 答复，答复见受限情况页面。未作任何更改，您的资金不受影响。下次决定之后您可再次申诉，我们最迟于 {by} 再次核查。',
    },
    params: { at: 'time', by: 'time' },
  },
  own_account: {
    ...forStaff,
    status: 403,
    retry: 'never',
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'This is your own account', 'zh-CN': '这是您自己的账户' },
    detail: {
      en: 'Nobody decides about restrictions of their own account. Nothing was changed and no money moved. Ask a colleague with the same role now.',
      'zh-CN': '不能处理自己账户的限制。未作任何更改，资金未动。请现在交由具有相同角色的同事处理。',
    },
  },
  category_of_others: {
    ...forStaff,
    status: 403,
    retry: 'never',
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'Another role decides this', 'zh-CN': '须由其他角色处理' },
    detail: {
      en: 'Restrictions of this kind are decided by {role}. Nothing was changed and no money moved. Hand it to a colleague with that role now.',
      'zh-CN': '此类限制由{role}处理。未作任何更改，资金未动。请现在转交具有该角色的同事。',
    },
    params: { role: 'words' },
  },
  reason_unfit: {
    ...forStaff,
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    title: { en: 'The reason belongs to another category', 'zh-CN': '原因与类别不符' },
    detail: {
      en: 'Nothing was restricted and no money moved. Choose a reason of this category and send it again now.',
      'zh-CN': '未设置任何限制，资金未动。请选择该类别下的原因，随即可以重新提交。',
    },
  },
  date_unusable: {
    ...forStaff,
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    title: { en: 'This date cannot be kept', 'zh-CN': '该日期不可用' },
    detail: {
      en: 'The person is told the date, so it lies ahead, at most {days} days. Nothing was changed and no money moved. Choose another date and send it again now.',
      'zh-CN':
        '客户会看到该日期，因此须为将来的日期，且不超过 {days} 天。未作任何更改，资金未动。请另选日期，随即可以重新提交。',
    },
    params: { days: 'count' },
  },
  second_person_needed: {
    ...forStaff,
    retry: 'after_fix',
    whoActs: 'okpay',
    remedy: 'none',
    title: { en: 'A second person has to confirm', 'zh-CN': '须由第二人确认' },
    detail: {
      en: 'You asked for this to be lifted; somebody else with your role has to agree. It still holds and no money moved. Ask a colleague now: they find it in the queue.',
      'zh-CN':
        '您已申请解除，须由另一名具有相同角色的同事确认。限制仍然有效，资金未动。请现在联系同事，在队列中处理。',
    },
  },
  no_appeal: {
    ...forStaff,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'none',
    title: { en: 'No appeal waits for an answer', 'zh-CN': '没有待答复的申诉' },
    detail: {
      en: 'It was answered already, or none was made. Nothing was changed and no money moved. Load the list again now.',
      'zh-CN': '该申诉已答复，或客户未提出申诉。未作任何更改，资金未动。请现在刷新列表。',
    },
  },
})

/** What a transfer, a deposit or a payment may answer because of a restriction. */
export const restrictedCodes = ['risk.restricted', 'risk.under_review'] as const
