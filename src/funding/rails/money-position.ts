import type { Words } from '#platform/problems'

/** Where the money of an outside outcome is. */
export type MoneyPosition =
  | 'not_taken'
  | 'held'
  | 'taken'
  | 'taken_returning'
  | 'returned'
  | 'unknown'

/** The same as a sentence, with the date that is kept. */
export const positionWords: Readonly<Record<MoneyPosition, Words>> = {
  not_taken: {
    en: 'No money was taken; it is where it was, now and without a wait.',
    'zh-CN': '未扣除任何款项，资金即刻起仍在原处，无需等待。',
  },
  held: {
    en: 'The money is held until the other side has decided, for at most 5 business days.',
    'zh-CN': '在对方作出决定之前，款项暂时冻结，最长 5 个工作日。',
  },
  taken: {
    en: 'The money has arrived where it was sent; nothing more is waited for.',
    'zh-CN': '款项已到达收款方，无需再等待。',
  },
  taken_returning: {
    en: 'The money has left and is on its way back; it is with you within 5 business days.',
    'zh-CN': '款项已转出，正在退回途中，将在 5 个工作日内退到您的余额。',
  },
  returned: {
    en: 'The money has come back and is in your balance now.',
    'zh-CN': '款项已退回，现已在您的余额中。',
  },
  unknown: {
    en: 'It is not known yet where the money is; we ask the other side and tell you within 1 business day.',
    'zh-CN': '暂时还不清楚款项在哪里，我们会向对方核实，并在 1 个工作日内告知您。',
  },
}
