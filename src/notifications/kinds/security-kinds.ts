import type { NoticeKind } from './notice-kind.ts'

/** Sign-in, password, factors: who can get in, and who tried. */
export const signInKinds = {
  new_device: {
    topic: 'signing_in',
    isMailedByIdentity: true,
    opens: 'security',
    title: { en: 'New device signed in', 'zh-CN': '新设备登录' },
    text: {
      en: 'Your account was signed in to from a device that we had not seen before: {device}, {place}, {at}.',
      'zh-CN': '您的账户在新设备上登录：{device}，{place}，{at}。',
    },
    params: { device: 'words', place: 'words', at: 'time' },
  },
  locked: {
    topic: 'signing_in',
    isMailedByIdentity: true,
    opens: 'security',
    title: { en: 'Sign-in is locked', 'zh-CN': '登录已锁定' },
    text: {
      en: 'After {tries} wrong tries nobody can sign in to your account until {until}; then it opens by itself. The last try came from {device}, {place}, {at}. Your money is where it was.',
      'zh-CN':
        '连续输错 {tries} 次，您的账户暂停登录，将于 {until} 自动解除。最近一次尝试：{device}，{place}，{at}。资金未受影响。',
    },
    params: { tries: 'count', until: 'time', device: 'words', place: 'words', at: 'time' },
  },
  unlocked: {
    topic: 'signing_in',
    opens: 'security',
    title: { en: 'Sign-in is open again', 'zh-CN': '登录已解锁' },
    text: {
      en: 'The lock on signing in to your account was lifted on {at}. You can sign in as usual.',
      'zh-CN': '您的账户已于 {at} 解除登录锁定，可照常登录。',
    },
    params: { at: 'time' },
  },
  sessions_ended: {
    topic: 'signing_in',
    opens: 'security',
    title: { en: 'Signed out on other devices', 'zh-CN': '其他设备已退出登录' },
    text: {
      en: 'Signed-in devices that were signed out of your account on {at}: {count}.',
      'zh-CN': '{at}，您的账户有 {count} 台设备被退出登录。',
    },
    params: { count: 'count', at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>

export const credentialKinds = {
  password_changed: {
    topic: 'credentials',
    isGrave: true,
    opens: 'security',
    title: { en: 'Password changed', 'zh-CN': '密码已更改' },
    text: {
      en: 'The password of your account was changed on {at}. The old one opens nothing any more. Your money is where it was.',
      'zh-CN': '您的账户密码已于 {at} 更改，旧密码已失效。资金未受影响。',
    },
    params: { at: 'time' },
  },
  password_reset: {
    topic: 'credentials',
    isMailedByIdentity: true,
    opens: 'security',
    title: { en: 'Password reset', 'zh-CN': '密码已重置' },
    text: {
      en: 'The password of your account was set anew on {at}, by a link or code that we sent. The old one opens nothing any more, and every device was signed out. Your money is where it was.',
      'zh-CN':
        '您的账户密码已于 {at} 通过我们发送的链接或验证码重置，旧密码已失效，所有设备均已退出登录。资金未受影响。',
    },
    params: { at: 'time' },
  },
  factor_added: {
    topic: 'credentials',
    opens: 'security',
    title: { en: 'A way to confirm was added', 'zh-CN': '新增了验证方式' },
    text: {
      en: 'A second step was added to your account on {at}: {factor}.',
      'zh-CN': '您的账户于 {at} 新增验证方式：{factor}。',
    },
    params: { factor: 'words', at: 'time' },
  },
  factor_removed: {
    topic: 'credentials',
    opens: 'security',
    title: { en: 'A way to confirm was removed', 'zh-CN': '移除了验证方式' },
    text: {
      en: 'A second step was removed from your account on {at}: {factor}.',
      'zh-CN': '您的账户于 {at} 移除验证方式：{factor}。',
    },
    params: { factor: 'words', at: 'time' },
  },
  recovery_codes_made: {
    topic: 'credentials',
    opens: 'security',
    title: { en: 'New recovery codes', 'zh-CN': '已生成新的恢复码' },
    text: {
      en: 'New recovery codes were made on {at}. The ones that you had before work no more.',
      'zh-CN': '{at} 生成了新的恢复码，此前的恢复码已全部失效。',
    },
    params: { at: 'time' },
  },
  recovery_code_used: {
    topic: 'credentials',
    opens: 'security',
    title: { en: 'A recovery code was used', 'zh-CN': '恢复码已使用' },
    text: {
      en: 'One of your recovery codes was used on {at}. Codes left: {left}.',
      'zh-CN': '您的一个恢复码于 {at} 被使用，剩余 {left} 个。',
    },
    params: { left: 'count', at: 'time' },
  },
  phrase_changed: {
    topic: 'credentials',
    opens: 'security',
    title: { en: 'Your phrase was changed', 'zh-CN': '防伪口令已更改' },
    text: {
      en: 'The phrase that our messages show you was changed or removed on {at}.',
      'zh-CN': '我们在消息中向您展示的防伪口令已于 {at} 更改或移除。',
    },
    params: { at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
