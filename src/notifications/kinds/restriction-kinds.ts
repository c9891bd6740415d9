import type { NoticeKind } from './notice-kind.ts'

/** We did it, not somebody who got in: nobody needs to freeze the account over it. */
const opens = { topic: 'account', opens: 'restrictions', isSafe: true } as const

/** What OKPay restricted, and what became of it. Nothing of a silent restriction comes here. */
export const restrictionKinds = {
  restriction_placed: {
    ...opens,
    title: { en: 'Part of your account is restricted', 'zh-CN': '账户部分功能受限' },
    text: {
      en: '{why} Part of your account is restricted since {at}; your money stays yours, in your wallets. We decide by {by}. What is stopped and what lifts it stands under “What is restricted”, where you can also ask us to look again.',
      'zh-CN':
        '{why}您的账户自 {at} 起部分功能受限，资金仍在您的钱包中，归您所有。我们最迟于 {by} 作出决定。受限内容与解除方式见“受限情况”，您也可在那里提出申诉。',
    },
    params: { why: 'words', at: 'time', by: 'time' },
  },
  restriction_lifted: {
    ...opens,
    title: { en: 'A restriction was lifted', 'zh-CN': '限制已解除' },
    text: {
      en: 'A restriction of your account was lifted on {at}. What it stopped works again.',
      'zh-CN': '您账户的一项限制已于 {at} 解除，相关功能已恢复。',
    },
    params: { at: 'time' },
  },
  review_extended: {
    ...opens,
    title: { en: 'Our review takes longer', 'zh-CN': '审核时间延长' },
    text: {
      en: 'We looked at the restriction of your account on {at} and need longer. It stays for now and your money stays yours. We decide by {by}; you can ask us to look again.',
      'zh-CN':
        '我们于 {at} 查看了您账户的限制，仍需更多时间。限制暂时保留，资金仍归您所有。我们最迟于 {by} 作出决定，您可以提出申诉。',
    },
    params: { at: 'time', by: 'time' },
  },
  review_overdue: {
    ...opens,
    title: { en: 'We are late with our decision', 'zh-CN': '我们未能按时作出决定' },
    text: {
      en: 'We said that we would decide about the restriction of your account by {missed} and did not. We are sorry. Your money stays yours, and there is nothing for you to do. Our team has been alerted; the new date is {by}.',
      'zh-CN':
        '我们原定最迟于 {missed} 就您账户的限制作出决定，但未能按时完成，非常抱歉。资金仍归您所有，您无需任何操作。我们已提醒专人处理，新的时限为 {by}。',
    },
    params: { missed: 'time', by: 'time' },
  },
  appeal_made: {
    ...opens,
    title: { en: 'We have your appeal', 'zh-CN': '申诉已收到' },
    text: {
      en: 'Your appeal against a restriction arrived on {at}. A person reads it and you have our answer by {by}.',
      'zh-CN': '我们已于 {at} 收到您对限制的申诉，由专人查看，最迟于 {by} 答复。',
    },
    params: { at: 'time', by: 'time' },
  },
  appeal_upheld: {
    ...opens,
    title: { en: 'Your appeal was answered', 'zh-CN': '申诉已答复' },
    text: {
      en: 'We answered your appeal on {at}: the restriction stays for now. Why stands under “What is restricted”. Your money stays yours; we look at it again by {by}.',
      'zh-CN':
        '我们已于 {at} 答复您的申诉：限制暂时保留，原因见“受限情况”。资金仍归您所有，我们最迟于 {by} 再次核查。',
    },
    params: { at: 'time', by: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
