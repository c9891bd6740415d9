import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const own = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'verification',
} as const satisfies Partial<ReasonDeclaration>

/** Where a document stands by which somebody proves who they are. */
export const documentReasons = declareReasons('explain', {
  document_draft: {
    ...own,
    title: { en: 'Not sent in yet', 'zh-CN': '尚未提交' },
    detail: {
      en: 'You began with a document ({document}) and have not sent it in. Your money is in your wallets as before, within the limits that you have now. Add the pictures and send it in whenever you like; we answer within two working days then.',
      'zh-CN':
        '您已开始上传证件（{document}），但尚未提交。资金仍在您的钱包中，现有限额不变。您可随时补齐照片并提交，提交后两个工作日内答复。',
    },
    params: { document: 'words' },
  },
  document_in_review: {
    ...own,
    retry: 'after_time',
    whoActs: 'okpay',
    title: { en: 'A person looks at it', 'zh-CN': '正在审核' },
    detail: {
      en: 'Your document ({document}) is here, and a person looks at it. Your money is in your wallets as before, within the limits that you have now. There is nothing to do; you have our answer by {by}.',
      'zh-CN':
        '您的证件（{document}）已收到，正由专人审核。资金仍在您的钱包中，现有限额不变。无需任何操作，我们最迟于 {by} 答复。',
    },
    params: { document: 'words', by: 'time' },
  },
  document_approved: {
    ...own,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'Approved', 'zh-CN': '审核通过' },
    detail: {
      en: 'Your document ({document}) was approved. Your money is in your wallets as before. Nobody has to do anything; see which limits you have now.',
      'zh-CN':
        '您的证件（{document}）已审核通过。资金仍在您的钱包中。无需任何操作，您可以查看现在的限额。',
    },
    params: { document: 'words' },
  },
  document_rejected: {
    ...own,
    title: { en: 'Not accepted: {why}', 'zh-CN': '未通过：{why}' },
    detail: {
      en: 'Your document ({document}) could not be accepted. Your money is in your wallets as before, within the limits that you have now. {fix} We answer within two working days of the next one.',
      'zh-CN':
        '您的证件（{document}）未能通过审核。资金仍在您的钱包中，现有限额不变。{fix}重新提交后两个工作日内答复。',
    },
    params: { why: 'words', document: 'words', fix: 'words' },
  },
  document_expired: {
    ...own,
    title: { en: 'The document has expired', 'zh-CN': '证件已过期' },
    detail: {
      en: 'Your document ({document}) was good until {day}. Your money is in your wallets; your limits are lower until a new one is approved. Send a new one now; we answer within two working days.',
      'zh-CN':
        '您的证件（{document}）有效期至 {day}。资金仍在您的钱包中；新证件审核通过前，限额较低。请现在提交新证件，我们将在两个工作日内答复。',
    },
    params: { document: 'words', day: 'text' },
  },
})
