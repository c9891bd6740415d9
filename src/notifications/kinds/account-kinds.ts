import type { NoticeKind } from './notice-kind.ts'

const cooldown = {
  topic: 'account',
  opens: 'security',
  title: { en: 'Sending money is paused', 'zh-CN': '转出已暂停' },
  text: {
    en: 'To protect you after a change to your account, money cannot be sent until {until}. It stays in your account; receiving and signing in work as usual.',
    'zh-CN':
      '账户信息变更后，为保护您的资金，{until} 前暂停转出。资金仍在账户中，收款和登录不受影响。',
  },
  params: { until: 'time' },
} as const satisfies NoticeKind

/** How the person is reached, and what their account may do. */
export const contactKinds = {
  email_changed: {
    topic: 'contacts',
    isMailedByIdentity: true,
    opens: 'security',
    title: { en: 'E-mail address changed', 'zh-CN': '邮箱已更改' },
    text: {
      en: 'The e-mail address of your account was changed on {at}. Our messages go to the new one from now on.',
      'zh-CN': '您的账户邮箱已于 {at} 更改，今后的消息将发往新邮箱。',
    },
    params: { at: 'time' },
  },
  phone_changed: {
    topic: 'contacts',
    isMailedByIdentity: true,
    opens: 'security',
    title: { en: 'Phone number changed', 'zh-CN': '手机号已更改' },
    text: {
      en: 'The phone number of your account was changed on {at}. Our text messages go to the new one from now on.',
      'zh-CN': '您的账户手机号已于 {at} 更改，今后的短信将发往新号码。',
    },
    params: { at: 'time' },
  },
  phone_verified: {
    topic: 'contacts',
    opens: 'settings',
    title: { en: 'Phone number confirmed', 'zh-CN': '手机号已验证' },
    text: {
      en: 'A phone number was added to your account and confirmed on {at}. You can be paid by it.',
      'zh-CN': '您的账户于 {at} 绑定并验证了手机号，别人可通过它向您转账。',
    },
    params: { at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>

export const accountKinds = {
  account_frozen: {
    topic: 'account',
    isGrave: true,
    isSafe: true,
    opens: 'security',
    title: { en: 'Account frozen', 'zh-CN': '账户已冻结' },
    text: {
      en: 'Your account was frozen on your order on {at}. Nobody can send money out of it; your money stays in it. You lift the freeze yourself after signing in.',
      'zh-CN':
        '您的账户已按您的要求于 {at} 冻结，任何人都无法转出，资金仍在账户中。登录后您可自行解除冻结。',
    },
    params: { at: 'time' },
  },
  account_restricted: {
    topic: 'account',
    isGrave: true,
    isSafe: true,
    opens: 'restrictions',
    title: { en: 'Account under review', 'zh-CN': '账户审核中' },
    text: {
      en: 'We put your account under a routine review on {at}. Money cannot leave it meanwhile; it stays yours and in your account.',
      'zh-CN': '您的账户自 {at} 起进入例行审核，期间无法转出，资金仍归您所有并留在账户中。',
    },
    params: { at: 'time' },
  },
  account_active: {
    topic: 'account',
    isGrave: true,
    opens: 'security',
    title: { en: 'Account open again', 'zh-CN': '账户已恢复' },
    text: {
      en: 'Your account was opened again on {at}.',
      'zh-CN': '您的账户已于 {at} 恢复使用。',
    },
    params: { at: 'time' },
  },
  account_closed: {
    topic: 'account',
    isGrave: true,
    isSafe: true,
    opens: 'home',
    title: { en: 'Account closed', 'zh-CN': '账户已关闭' },
    text: {
      en: 'Your account was closed on {at}.',
      'zh-CN': '您的账户已于 {at} 关闭。',
    },
    params: { at: 'time' },
  },
  cooldown_started: cooldown,
  /** The mail about the change says it already. */
  cooldown_after_change: { ...cooldown, isMailedByIdentity: true },
  role_granted: {
    topic: 'account',
    opens: 'security',
    title: { en: 'You were given a staff role', 'zh-CN': '已获得员工角色' },
    text: {
      en: 'Your account was given the role “{role}” on {at}.',
      'zh-CN': '您的账户于 {at} 获得角色“{role}”。',
    },
    params: { role: 'words', at: 'time' },
  },
  role_removed: {
    topic: 'account',
    opens: 'security',
    title: { en: 'A staff role was removed', 'zh-CN': '员工角色已移除' },
    text: {
      en: 'The role “{role}” was taken from your account on {at}.',
      'zh-CN': '您账户的角色“{role}”已于 {at} 移除。',
    },
    params: { role: 'words', at: 'time' },
  },
  policy_change: {
    topic: 'account',
    isSafe: true,
    opens: 'policies',
    title: { en: 'Our policy changes', 'zh-CN': '政策变更通知' },
    text: {
      en: 'Version {version} of our policy comes into force on {from}. It concerns your account and changes: {what}. Your money stays where it is. You can read every changed line on the page “Policies” from now on.',
      'zh-CN':
        '我们的政策第 {version} 版将于 {from} 生效，与您的账户有关，涉及：{what}。您的资金不受影响。即日起可在“政策”页面查看每一处变更。',
    },
    params: { version: 'count', from: 'time', what: 'words' },
  },
  tier_raised: {
    topic: 'account',
    opens: 'limits',
    title: { en: 'Your limits were raised', 'zh-CN': '限额已提升' },
    text: {
      en: 'Your documents were checked on {at}; your account is now verified as “{tier}”. Higher limits apply from now on.',
      'zh-CN': '您的材料已于 {at} 审核通过，认证等级现为“{tier}”，更高的限额即刻生效。',
    },
    params: { tier: 'words', at: 'time' },
  },
  tier_lowered: {
    topic: 'account',
    opens: 'limits',
    title: { en: 'Your limits were lowered', 'zh-CN': '限额已调低' },
    text: {
      en: 'The verification of your account was set to “{tier}” on {at}; lower limits apply from now on. Your money is where it was, and what is under way is carried out. Write to us if you think this is wrong: the channels on the page of official contacts are ours.',
      'zh-CN':
        '您账户的认证等级已于 {at} 调整为“{tier}”，限额相应调低。资金未动，已受理的交易照常完成。如有疑问，请通过官方渠道页面列出的方式联系我们。',
    },
    params: { tier: 'words', at: 'time' },
  },
  messages_turned_off: {
    topic: 'account',
    opens: 'settings',
    title: { en: 'Some messages were turned off', 'zh-CN': '部分通知已关闭' },
    text: {
      en: 'On {at} some messages about money were turned off for your account. Messages about its security cannot be turned off.',
      'zh-CN': '{at}，您的账户关闭了部分资金通知。安全通知无法关闭。',
    },
    params: { at: 'time' },
  },
  security_changed: {
    topic: 'account',
    opens: 'security',
    title: { en: 'A change to your security', 'zh-CN': '账户安全有变动' },
    text: {
      en: 'Something about the security of your account changed on {at}. The security page shows what.',
      'zh-CN': '您的账户安全设置于 {at} 发生变动，详情请见安全页面。',
    },
    params: { at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
