import type { NoticeKind } from './notice-kind.ts'

/** Documents that somebody sent in to prove who they are. */
export const verificationKinds = {
  document_approved: {
    topic: 'account',
    opens: 'verification',
    title: { en: 'A document was accepted', 'zh-CN': '证件已通过审核' },
    text: {
      en: 'Your document was checked and accepted on {at}: {document}. What is still needed, if anything, is on the page of your documents.',
      'zh-CN': '您的{document}已于 {at} 通过审核。如还需其他材料，请在“身份验证”页面查看。',
    },
    params: { document: 'words', at: 'time' },
  },
  document_rejected: {
    topic: 'account',
    opens: 'verification',
    title: { en: 'A document has to be sent again', 'zh-CN': '证件需要重新提交' },
    text: {
      en: 'Your document could not be accepted on {at}: {document}. Why: {why}. {fix} Your money and your present limits are as they were; you can send it again at any time.',
      'zh-CN':
        '您的{document}于 {at} 未能通过审核。原因：{why}。{fix}资金和现有限额均未变动，您可随时重新提交。',
    },
    params: { document: 'words', why: 'words', fix: 'words', at: 'time' },
  },
  review_late: {
    topic: 'account',
    opens: 'verification',
    title: { en: 'Checking your document takes longer', 'zh-CN': '证件审核时间延长' },
    text: {
      en: 'We had promised an answer by now and are late; we are sorry. You get it by {until}. There is nothing for you to do; your money and your present limits are as they were.',
      'zh-CN':
        '我们未能按承诺时间给出结果，深表歉意。我们将在 {until} 前答复。您无需任何操作，资金和现有限额均未变动。',
    },
    params: { until: 'time' },
  },
  document_expiring: {
    topic: 'account',
    opens: 'verification',
    title: { en: 'A document ends soon', 'zh-CN': '证件即将到期' },
    text: {
      en: 'Your document is good until {day}: {document}. Send in a new one before that and your limits stay as they are. Days left: {days}.',
      'zh-CN':
        '您的{document}有效期至 {day}，还剩 {days} 天。请在此之前提交新证件，限额将保持不变。',
    },
    params: { document: 'words', day: 'text', days: 'count' },
  },
  document_expired: {
    topic: 'account',
    opens: 'verification',
    title: { en: 'A document has ended', 'zh-CN': '证件已到期' },
    text: {
      en: 'Your document was good until {day}: {document}. Your money is where it was and can still be used within lower limits. Send in a new one at any time and the limits come back when it is accepted.',
      'zh-CN':
        '您的{document}已于 {day} 到期。资金未动，仍可在较低限额内使用。您可随时提交新证件，通过后限额恢复。',
    },
    params: { document: 'words', day: 'text' },
  },
} as const satisfies Record<string, NoticeKind>
