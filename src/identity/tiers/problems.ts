import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const own = {
  whoActs: 'you',
  disclosure: 'full',
  article: 'staff-tiers',
} as const satisfies Partial<ProblemDeclaration>

/** Why a tier is not changed, in order of precedence. */
export const tierProblems = declareProblems('identity', {
  tier_person_unknown: {
    ...own,
    status: 404,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'Nobody has this account number', 'zh-CN': '没有该账号' },
    detail: {
      en: 'The number belongs to no open account, or a digit is wrong. No tier was changed and no money is concerned. Compare it with the documents and type it again now.',
      'zh-CN':
        '该账号不存在、已注销，或输入有误。未更改任何等级，不涉及资金。请现在与材料核对后重新输入。',
    },
  },
  own_tier: {
    ...own,
    status: 409,
    retry: 'never',
    remedy: 'none',
    title: { en: 'Nobody verifies themselves', 'zh-CN': '不能审核自己的账户' },
    detail: {
      en: 'This is your own account; a colleague has to check your documents. No tier was changed and no money is concerned. Ask another reviewer now; it works at once.',
      'zh-CN':
        '这是您自己的账户，须由同事审核您的材料。未更改任何等级，不涉及资金。请现在联系其他审核人员，操作后立即生效。',
    },
  },
  tier_unchanged: {
    ...own,
    status: 409,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'The person has this tier already', 'zh-CN': '对方已是该等级' },
    detail: {
      en: 'Somebody may have set it a moment ago. Nothing was changed and no money is concerned. Look the person up again now and choose another tier if one is meant.',
      'zh-CN':
        '可能刚刚已有同事设置。未作任何更改，不涉及资金。请现在重新查询，如需其他等级请另行选择。',
    },
  },
})
