import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

const yours = {
  retry: 'never',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'not-me',
} as const satisfies Partial<ReasonDeclaration>

/** What may have been somebody else. */
export const unrecognisedReasons = declareReasons('diagnosis', {
  tries_elsewhere: {
    ...yours,
    title: { en: 'Somebody tries your password', 'zh-CN': '有人在尝试您的密码' },
    detail: {
      en: '{tries} sign-ins failed from a device where you never signed in: {device}. Nobody got in and your money is where it was. Was it you? Then set a new password; if not, choose a longer one now. Your own devices stay open.',
      'zh-CN':
        '在您从未登录过的设备（{device}）上有 {tries} 次登录失败。对方未能登录，您的资金没有变化。如是您本人，请重新设置密码；如不是，请现在换用更长的密码。您自己的设备不受影响。',
    },
    params: { tries: 'count', device: 'words' },
  },
  password_known: {
    ...yours,
    title: { en: 'Somebody may know your password', 'zh-CN': '他人可能知道您的密码' },
    detail: {
      en: 'On a device where you never signed in ({device}) the password was right and {tries} codes after it were wrong. Nobody got in and your money is where it was. If it was not you, change the password now.',
      'zh-CN':
        '在您从未登录过的设备（{device}）上，密码输入正确，但随后 {tries} 次验证码错误。对方未能登录，您的资金没有变化。如非本人操作，请立即修改密码。',
    },
    params: { tries: 'count', device: 'words' },
  },
  new_device: {
    ...yours,
    title: { en: 'A new device has signed in', 'zh-CN': '有新设备登录' },
    detail: {
      en: '{device} signed in for the first time at {at}. Your money is where it was. If that was you, there is nothing to do; if not, freeze the account now: it signs everybody out.',
      'zh-CN':
        '{device} 于 {at} 首次登录。您的资金没有变化。如是您本人，无需处理；如不是，请立即冻结账户，所有设备都会退出登录。',
    },
    params: { device: 'words', at: 'time' },
  },
  sent_after_new_device: {
    ...yours,
    article: 'unrecognised-payment',
    title: {
      en: 'Money was sent soon after a new device came',
      'zh-CN': '新设备登录后不久有款项转出',
    },
    detail: {
      en: '{amount} went to {to}, whom you never paid before, within an hour after a new device signed in. The money is in that person’s wallet. If you do not recognise it, freeze the account now and write to us; the sooner, the better the chance.',
      'zh-CN':
        '新设备登录后一小时内，{amount} 转给了您从未付过款的 {to}。该笔款项已进入对方钱包。如果不是您本人操作，请立即冻结账户并联系我们，越早越有机会追回。',
    },
    params: { amount: 'money', to: 'text' },
  },
  contact_changed: {
    ...yours,
    article: 'profile',
    title: { en: 'Your address or number was changed', 'zh-CN': '您的邮箱或手机号已更换' },
    detail: {
      en: 'It was confirmed at {at}. Your money is where it was, and money out waits. If it was not you, use the link in our message to the old one until {until}: it undoes the change.',
      'zh-CN':
        '更换已于 {at} 确认。您的资金没有变化，期间暂缓转出。如非本人操作，请在 {until} 前使用我们发往原联系方式的链接撤销更换。',
    },
    params: { at: 'time', until: 'time' },
  },
})
