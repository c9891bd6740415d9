import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const settled = {
  retry: 'never',
  whoActs: 'nobody',
  disclosure: 'owner_only',
} as const satisfies Partial<ReasonDeclaration>

const signIn = {
  retry: 'now',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'sign-in-problems',
} as const satisfies Partial<ReasonDeclaration>

/** What an explanation says of things that nobody refused. */
export const explainReasons = declareReasons('explain', {
  transfer_sent: {
    ...settled,
    disclosure: 'full',
    article: 'transfer-arrived',
    title: { en: 'It arrived', 'zh-CN': '转账已到账' },
    detail: {
      en: 'Your transfer of {amount} to {to} arrived on {at}. The money is in the wallet of the payee and can be spent there. Nobody has to do anything and nothing more is waited for. If you do not recognise it, freeze your account now.',
      'zh-CN':
        '您向 {to} 转出的 {amount} 已于 {at} 到账。款项在收款人的钱包中，对方已可使用。无需任何操作，也无需等待。如非本人操作，请立即冻结账户。',
    },
    params: { amount: 'money', to: 'text', at: 'time' },
  },
  transfer_received: {
    ...settled,
    disclosure: 'full',
    article: 'transfer-arrived',
    title: { en: 'Money came in', 'zh-CN': '已收到转账' },
    detail: {
      en: '{from} sent you {amount} on {at}. The money is in your wallet and can be spent now. Nobody has to do anything and nothing more is waited for. If it was not meant for you, you can send it back.',
      'zh-CN':
        '{from} 已于 {at} 向您转账 {amount}。款项已在您的钱包中，现在即可使用。无需任何操作，也无需等待。如对方转错，您可以转回。',
    },
    params: { amount: 'money', from: 'text', at: 'time' },
  },
  deposit_credited: {
    ...settled,
    article: 'bank-deposit',
    title: { en: 'Your deposit is there', 'zh-CN': '充值已到账' },
    detail: {
      en: 'A bank transfer with your reference {reference} came in, and {amount} was credited to you on {at}. The money is in your wallet and can be spent now. Nobody has to do anything and nothing more is waited for.',
      'zh-CN':
        '一笔附有您的参考号 {reference} 的银行转账已收到，{amount} 已于 {at} 入账。款项在您的钱包中，现在即可使用。无需任何操作，也无需等待。',
    },
    params: { amount: 'money', reference: 'text', at: 'time' },
  },
  deposit_assigned: {
    ...settled,
    article: 'bank-deposit-unmatched',
    title: { en: 'Your deposit was found', 'zh-CN': '充值已核对到账' },
    detail: {
      en: 'A bank transfer came in on {received} without a reference that leads to you. Our staff found that it is yours, and {amount} was credited on {at}. The money is in your wallet and can be spent now. Put your reference {reference} into the next transfer, and it is credited without waiting.',
      'zh-CN':
        '一笔银行转账于 {received} 收到，但未附可识别的参考号。经工作人员核对属于您，{amount} 已于 {at} 入账。款项在您的钱包中，现在即可使用。下次转账请填写参考号 {reference}，即可直接入账。',
    },
    params: { received: 'time', amount: 'money', at: 'time', reference: 'text' },
  },
  deposit_unmatched: {
    ...settled,
    retry: 'after_time',
    whoActs: 'okpay',
    article: 'bank-deposit-unmatched',
    title: { en: 'No owner found yet', 'zh-CN': '待认领款项' },
    detail: {
      en: '{amount} came in on {received}, and nobody could be found whose it is. It is in the suspense account. Staff assign it to its owner now, or send it back to the bank of the payer.',
      'zh-CN':
        '{amount} 于 {received} 收到，尚未找到所属客户。款项在待认领账户中。请工作人员现在认领，或退回付款银行。',
    },
    params: { amount: 'money', received: 'time' },
  },
  deposit_returning: {
    ...settled,
    retry: 'after_time',
    whoActs: 'bank',
    article: 'bank-deposit-unmatched',
    title: { en: 'On its way back', 'zh-CN': '退回中' },
    detail: {
      en: '{amount} came in on {received}, and staff ordered it back to the bank of the payer on {decided}. It is with our bank until a statement shows that it has gone. There is nothing to do now.',
      'zh-CN':
        '{amount} 于 {received} 收到，工作人员已于 {decided} 安排退回付款银行。在对账单显示退出之前，款项在我们的银行。目前无需任何操作。',
    },
    params: { amount: 'money', received: 'time', decided: 'time' },
  },
  deposit_returned: {
    ...settled,
    article: 'bank-deposit-unmatched',
    title: { en: 'Sent back', 'zh-CN': '已退回' },
    detail: {
      en: '{amount} came in on {received} and had no owner here. Our bank sent it back to the bank of the payer on {settled}; the money is there. Nobody has to do anything and nothing more is waited for.',
      'zh-CN':
        '{amount} 于 {received} 收到，无人认领。我们的银行已于 {settled} 将其退回付款银行，款项在对方银行。无需任何操作，也无需等待。',
    },
    params: { amount: 'money', received: 'time', settled: 'time' },
  },
  wrong_password: {
    ...signIn,
    title: { en: 'The password was wrong', 'zh-CN': '密码错误' },
    detail: {
      en: 'Somebody tried to sign in to your account with a wrong password: {device}, {place}. Nobody got in, and your money is where it was. Was it you, try again now, or set a new password. Was it not you, freeze the account now.',
      'zh-CN':
        '有人用错误的密码尝试登录您的账户：{device}，{place}。无人登录成功，资金未动。如是您本人，请现在重试或重设密码；如非本人，请立即冻结账户。',
    },
    params: { device: 'words', place: 'words' },
  },
  wrong_code: {
    ...signIn,
    title: { en: 'The second factor was wrong', 'zh-CN': '二次验证未通过' },
    detail: {
      en: 'Somebody knew the password and gave a code that was wrong or used before: {device}, {place}. Nobody got in, and your money is where it was. Was it you, check the clock of your device and try again now. Was it not you, somebody knows your password: change it now.',
      'zh-CN':
        '有人输入了正确的密码，但验证码错误或已使用过：{device}，{place}。无人登录成功，资金未动。如是您本人，请检查设备时间后现在重试；如非本人，说明密码已泄露，请立即更改密码。',
    },
    params: { device: 'words', place: 'words' },
  },
  sign_in_locked: {
    ...signIn,
    retry: 'after_time',
    title: { en: 'Sign-in was locked', 'zh-CN': '登录已锁定' },
    detail: {
      en: 'After {tries} wrong tries in a row sign-in to your account was locked: {device}, {place}. Nobody got in, and your money is where it was. You can unlock it now by a link that we sent you. It opens by itself on {until}.',
      'zh-CN':
        '连续 {tries} 次尝试错误后，您的账户登录被锁定：{device}，{place}。无人登录成功，资金未动。您可以现在通过我们发送的链接解锁。{until} 自动解除。',
    },
    params: { tries: 'count', device: 'words', place: 'words', until: 'time' },
  },
  signed_in_new_device: {
    ...signIn,
    title: { en: 'Signed in from a new device', 'zh-CN': '在新设备上登录' },
    detail: {
      en: 'Your account was signed in to from a device that we had not seen before: {device}, {place}. Your money is where it was. Was it you, there is nothing to do. Was it not you, freeze the account now.',
      'zh-CN':
        '您的账户在一台新设备上登录：{device}，{place}。资金未动。如是您本人，无需任何操作；如非本人，请立即冻结账户。',
    },
    params: { device: 'words', place: 'words' },
  },
  signed_in: {
    ...signIn,
    retry: 'never',
    whoActs: 'nobody',
    title: { en: 'Signed in', 'zh-CN': '已登录' },
    detail: {
      en: 'Your account was signed in to from a device that we know: {device}, {place}. Your money is where it was. Nobody has to do anything. Was it not you, end that session or freeze the account now.',
      'zh-CN':
        '您的账户在一台已知设备上登录：{device}，{place}。资金未动。无需任何操作；如非本人，请立即结束该登录或冻结账户。',
    },
    params: { device: 'words', place: 'words' },
  },
  withheld: {
    ...settled,
    disclosure: 'full',
    article: 'what-we-may-tell',
    title: { en: 'Told to its owner only', 'zh-CN': '仅告知本人' },
    detail: {
      en: 'What happened here concerns the account of somebody else, so we tell only them. Your own money is where your activity shows it. Ask the other side now; nothing is waited for from you.',
      'zh-CN':
        '此事涉及他人账户，我们仅告知其本人。您自己的资金以账户动态为准。您可以现在联系对方，无需等待您的任何操作。',
    },
  },
})
