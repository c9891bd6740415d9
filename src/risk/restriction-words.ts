import type { Words } from '#platform/problems'
import type { Category } from './restriction.ts'

/** Why, in a sentence, and what lifts it. */
type ReasonWords = { readonly why: Words; readonly lifts: Words }

const weDecide: Words = {
  en: 'A person at OKPay decides. You can ask us to look again.',
  'zh-CN': '由 OKPay 专人决定。您可以提出申诉。',
}

/** What staff may choose for each category; each reason belongs to one. */
export const reasonsOf = {
  security: ['account_takeover'],
  risk_review: ['unusual_activity'],
  compliance: ['source_of_funds', 'sanctions_check'],
  debt: ['debt'],
  court_order: ['court_order'],
  document: ['document_expired', 'document_missing'],
} as const satisfies Readonly<Record<Category, readonly string[]>>
export type PlaceableReason = (typeof reasonsOf)[Category][number]

export const reasonWords: Readonly<Record<PlaceableReason, ReasonWords>> = {
  account_takeover: {
    why: {
      en: 'We saw signs that somebody else may be using your account.',
      'zh-CN': '我们发现您的账户可能被他人使用。',
    },
    lifts: {
      en: 'A person at OKPay decides. It helps to change your password and to tell us what was yours.',
      'zh-CN': '由 OKPay 专人决定。更改密码并通过申诉说明哪些是您本人操作，有助于尽快解除。',
    },
  },
  unusual_activity: {
    why: {
      en: 'Some payments are unlike what we usually see from you.',
      'zh-CN': '您的部分交易与平时不同。',
    },
    lifts: {
      en: 'A person at OKPay decides. It helps to tell us what the payments were for.',
      'zh-CN': '由 OKPay 专人决定。通过申诉说明交易用途，有助于尽快解除。',
    },
  },
  source_of_funds: {
    why: {
      en: 'The law asks us to know where larger amounts come from.',
      'zh-CN': '依据法律，较大金额的资金来源须予核实。',
    },
    lifts: {
      en: 'Tell us where the money comes from. Two people at OKPay decide.',
      'zh-CN': '请通过申诉说明资金来源，由 OKPay 两名工作人员共同决定。',
    },
  },
  sanctions_check: {
    why: {
      en: 'The law asks us to check names against official lists.',
      'zh-CN': '依据法律，我们须将姓名与官方名单核对。',
    },
    lifts: {
      en: 'Two people at OKPay decide when the check is done.',
      'zh-CN': '核查完成后，由 OKPay 两名工作人员共同决定。',
    },
  },
  debt: {
    why: {
      en: 'A payment was taken back, and the account owes OKPay money.',
      'zh-CN': '一笔款项被撤回，账户对 OKPay 有欠款。',
    },
    lifts: {
      en: 'It is lifted when the debt is paid. If it is not owed, ask us to look again.',
      'zh-CN': '欠款结清后解除。如有异议，可提出申诉。',
    },
  },
  court_order: {
    why: {
      en: 'A court or a public office has ordered it.',
      'zh-CN': '法院或主管机关要求暂停。',
    },
    lifts: {
      en: 'It is lifted when the order ends. Turn to whoever ordered it; we tell you who that is.',
      'zh-CN': '该要求终止后解除。请联系作出要求的机关，您可以通过申诉询问是哪一机关。',
    },
  },
  document_expired: {
    why: {
      en: 'The document by which we know you has expired.',
      'zh-CN': '用于核实您身份的证件已过期。',
    },
    lifts: {
      en: 'It is lifted when we have seen a valid document. Tell us that you have one.',
      'zh-CN': '查验有效证件后解除。请通过申诉告知您已换证。',
    },
  },
  document_missing: {
    why: {
      en: 'A document is missing that we must have seen.',
      'zh-CN': '您还缺少一份须查验的证件。',
    },
    lifts: {
      en: 'It is lifted when we have seen the document. Tell us which one you have.',
      'zh-CN': '查验证件后解除。请通过申诉告知您持有的证件。',
    },
  },
}

/** For a reason that is not told, and for one that a later version wrote. */
const neutral: ReasonWords = {
  why: { en: 'This is under routine review.', 'zh-CN': '此项正在例行审核。' },
  lifts: weDecide,
}

export const wordsOfReason = (reason: string): ReasonWords =>
  Object.hasOwn(reasonWords, reason) ? reasonWords[reason as PlaceableReason] : neutral

export const neutralWords = neutral
