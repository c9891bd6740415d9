import { declareReasons } from '#platform/reasons'

const own = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'verification',
} as const

/** What proving who one is has to do with it; documents have the words of their explanations. */
export const verificationFindings = declareReasons('diagnosis', {
  document_expiring: {
    ...own,
    title: { en: 'A document runs out soon', 'zh-CN': '证件即将到期' },
    detail: {
      en: 'Your document ({document}) is good until {day}. Your money is in your wallets, and your limits stay as they are until then. Send a new one now, so that they do not become lower; we answer within two working days.',
      'zh-CN':
        '您的证件（{document}）有效期至 {day}。资金仍在您的钱包中，到期前限额不变。请现在提交新证件，以免限额降低；我们将在两个工作日内答复。',
    },
    params: { document: 'words', day: 'text' },
  },
  tier_too_low: {
    ...own,
    title: { en: 'Your limits can become higher', 'zh-CN': '您的限额可以提高' },
    detail: {
      en: '{amount} is more than your account may move so far. Nothing was taken; your money is in your wallets. The level “{title}” allows it, on this condition: {requires} Send your documents in now; we answer within two working days.',
      'zh-CN':
        '{amount} 超出您账户目前的限额。未扣款，资金仍在您的钱包中。达到“{title}”等级即可办理，条件是：{requires}请现在提交证件，我们将在两个工作日内答复。',
    },
    params: { amount: 'money', title: 'words', requires: 'words' },
  },
})
