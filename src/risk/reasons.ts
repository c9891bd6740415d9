import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const byOkpay = {
  retry: 'after_time',
  whoActs: 'okpay',
  disclosure: 'owner_only',
  article: 'restrictions',
  params: { by: 'time' },
} as const satisfies Partial<ReasonDeclaration>

/** Why an account is restricted: what staff may choose, then what follows from the account. */
export const riskReasons = declareReasons('risk', {
  account_takeover: {
    ...byOkpay,
    title: { en: 'Somebody else may have used your account', 'zh-CN': '账户可能被他人使用' },
    detail: {
      en: 'We saw signs that somebody else may be using your account and stopped part of it to protect you. Your money stays yours, in your wallets. Change your password and look through your devices now; write to us if something is not yours. A person decides by {by}.',
      'zh-CN':
        '我们发现您的账户可能被他人使用，为保护您暂停了部分功能。资金仍在您的钱包中，归您所有。请现在更改密码并检查已登录的设备，如发现异常请提出申诉。专人最迟于 {by} 作出决定。',
    },
  },
  unusual_activity: {
    ...byOkpay,
    title: { en: 'Payments that we look at', 'zh-CN': '交易与平时不同' },
    detail: {
      en: 'Some payments of yours are unlike what we usually see, so a person looks at them. Your money stays yours, in your wallets. You can tell us now what they were for, by an appeal. We decide by {by}.',
      'zh-CN':
        '您的部分交易与平时不同，正由专人核查。资金仍在您的钱包中，归您所有。您可以现在通过申诉说明用途。我们最迟于 {by} 作出决定。',
    },
  },
  source_of_funds: {
    ...byOkpay,
    title: { en: 'Where the money comes from', 'zh-CN': '资金来源核实' },
    detail: {
      en: 'The law asks us to know where larger amounts come from. Your money stays yours, in your wallets. Tell us now in an appeal where it is from; a person reads it. We decide by {by}.',
      'zh-CN':
        '依据法律，较大金额的资金来源须予核实。资金仍在您的钱包中，归您所有。请现在通过申诉说明来源，由专人查看。我们最迟于 {by} 作出决定。',
    },
  },
  sanctions_check: {
    ...byOkpay,
    title: { en: 'A check that the law asks for', 'zh-CN': '法定核查' },
    detail: {
      en: 'The law asks us to check names against official lists, and yours is being looked at by a person. Your money stays yours, in your wallets. You can add what you want to say in an appeal now. We decide by {by}.',
      'zh-CN':
        '依据法律，我们须将姓名与官方名单核对，您的账户正由专人核查。资金仍在您的钱包中，归您所有。您可以现在通过申诉补充说明。我们最迟于 {by} 作出决定。',
    },
  },
  debt: {
    ...byOkpay,
    title: { en: 'Money owed to OKPay', 'zh-CN': '欠款' },
    detail: {
      en: 'A payment of yours was taken back, and the account owes OKPay money. What is in your wallets stays yours. Add money now, or tell us in an appeal why it is not owed. We look at it again by {by}.',
      'zh-CN':
        '您的一笔款项被撤回，账户对 OKPay 有欠款。钱包中的资金仍归您所有。请现在充值，或通过申诉说明异议。我们最迟于 {by} 再次核对。',
    },
  },
  court_order: {
    ...byOkpay,
    title: { en: 'An order of a court or an office', 'zh-CN': '法院或主管机关的要求' },
    detail: {
      en: 'A court or a public office has ordered us to stop this. Your money stays in your wallets and nobody else has it. We cannot lift it ourselves: turn to whoever ordered it; by an appeal now you can ask us which office that is. We check by {by} whether the order still stands.',
      'zh-CN':
        '我们依法院或主管机关的要求暂停此项功能。资金仍在您的钱包中，未转给任何人。我们无权自行解除，请联系作出要求的机关；您可以现在通过申诉询问是哪一机关。我们最迟于 {by} 核对该要求是否仍然有效。',
    },
  },
  document_expired: {
    ...byOkpay,
    title: { en: 'Your document has expired', 'zh-CN': '证件已过期' },
    detail: {
      en: 'The document by which we know you has expired. Your money stays yours, in your wallets. Tell us now in an appeal that you have a new one, and we say how to hand it in. We look at it again by {by}.',
      'zh-CN':
        '用于核实您身份的证件已过期。资金仍在您的钱包中，归您所有。请现在通过申诉告知您已换证，我们会说明提交方式。我们最迟于 {by} 再次查看。',
    },
  },
  document_missing: {
    ...byOkpay,
    title: { en: 'A document is missing', 'zh-CN': '缺少证件' },
    detail: {
      en: 'A document is missing that we must have seen. Your money stays yours, in your wallets. Tell us now in an appeal which one you have, and we say how to hand it in. We look at it again by {by}.',
      'zh-CN':
        '您还缺少一份须查验的证件。资金仍在您的钱包中，归您所有。请现在通过申诉告知您持有的证件，我们会说明提交方式。我们最迟于 {by} 再次查看。',
    },
  },
  review: {
    ...byOkpay,
    disclosure: 'generic',
    title: { en: 'Routine review', 'zh-CN': '例行审核' },
    detail: {
      en: 'This is under routine review. The money stays yours, in your wallets. There is nothing for you to do now. You have our answer by {by}.',
      'zh-CN':
        '此项正在例行审核。资金仍在您的钱包中，归您所有。您目前无需任何操作。我们最迟于 {by} 答复。',
    },
  },
  frozen_by_owner: {
    ...byOkpay,
    retry: 'after_fix',
    whoActs: 'you',
    article: 'account-frozen',
    title: { en: 'Frozen by you', 'zh-CN': '您已冻结账户' },
    detail: {
      en: 'You froze your account. Your money stays in your wallets; it comes in and does not go out. Lift the freeze at any time with a new password and a second factor. Money goes out again 24 hours later.',
      'zh-CN':
        '您冻结了自己的账户。资金仍在您的钱包中，可以转入，不能转出。您可随时设置新密码并完成二次验证来解除冻结。解除 24 小时后恢复转出。',
    },
    params: {},
  },
  frozen_by_risk: {
    ...byOkpay,
    article: 'account-frozen',
    title: { en: 'Frozen by OKPay', 'zh-CN': 'OKPay 已冻结账户' },
    detail: {
      en: 'Our risk team froze your account to protect it. Your money stays in your wallets; it comes in and does not go out. You can tell us your side now, by an appeal. A person decides by {by}.',
      'zh-CN':
        '我们的风控团队为保护您的账户将其冻结。资金仍在您的钱包中，可以转入，不能转出。您可以现在通过申诉说明情况。专人最迟于 {by} 作出决定。',
    },
  },
  cooling_down: {
    ...byOkpay,
    whoActs: 'nobody',
    article: 'cool-down',
    title: { en: 'Money out waits', 'zh-CN': '暂缓转出' },
    detail: {
      en: 'Money out waits because {because}: it is what a thief would do first. Your money stays in your wallets and still comes in. There is nothing to do; was it not you, freeze the account now. It ends by itself on {by}.',
      'zh-CN':
        '您刚刚{because}，这往往是盗用者最先做的事，因此暂缓转出。资金仍在您的钱包中，仍可收款。无需任何操作；如非本人操作，请立即冻结账户。{by} 自动解除。',
    },
    params: { because: 'words', by: 'time' },
  },
})

export type RiskReason = keyof typeof riskReasons
