import type { Static } from '#platform/contract'
import type { Language, Words } from '#platform/problems'
import type { Action } from '../explanations/contract.ts'

type Described = {
  readonly label: Words
  readonly href: string
  readonly call?: { readonly method: string; readonly path: string }
}

/** The one button of a finding: where what is wrong is solved. */
const actions = {
  unlock: {
    label: { en: 'Unlock sign-in', 'zh-CN': '解锁登录' },
    href: '/cannot-sign-in?road=locked',
  },
  reset_password: {
    label: { en: 'Set a new password', 'zh-CN': '设置新密码' },
    href: '/reset',
  },
  change_password: {
    label: { en: 'Change the password', 'zh-CN': '修改密码' },
    href: '/security/password',
  },
  choose_factors: {
    label: { en: 'Choose another way to confirm', 'zh-CN': '更换验证方式' },
    href: '/security',
  },
  finish_lost_factor: {
    label: { en: 'Replace the lost device', 'zh-CN': '更换丢失的设备' },
    href: '/lost-device',
  },
  make_recovery_codes: {
    label: { en: 'Make new recovery codes', 'zh-CN': '生成新的恢复码' },
    href: '/security/recovery-codes',
  },
  check_sessions: {
    label: { en: 'Look at devices', 'zh-CN': '查看登录设备' },
    href: '/security/sessions',
  },
  security_history: {
    label: { en: 'Look at what happened', 'zh-CN': '查看安全记录' },
    href: '/security/history',
  },
  freeze: {
    label: { en: 'Freeze the account', 'zh-CN': '冻结账户' },
    href: '/security/freeze',
    call: { method: 'POST', path: '/v1/me/freeze' },
  },
  unfreeze: {
    label: { en: 'Lift the freeze', 'zh-CN': '解除冻结' },
    href: '/security/freeze',
    call: { method: 'POST', path: '/v1/unfreeze/start' },
  },
  see_restrictions: {
    label: { en: 'See what waits and until when', 'zh-CN': '查看限制及截止时间' },
    href: '/restrictions',
    call: { method: 'GET', path: '/v1/restrictions' },
  },
  change_email: {
    label: { en: 'Change the e-mail address', 'zh-CN': '更换邮箱' },
    href: '/security/email',
  },
  change_phone: {
    label: { en: 'Change the phone number', 'zh-CN': '更换手机号' },
    href: '/security/phone',
  },
  sent_messages: {
    label: { en: 'Look at our messages', 'zh-CN': '查看已发送的消息' },
    href: '/settings/messages',
    call: { method: 'GET', path: '/v1/me/messages' },
  },
  add_money: {
    label: { en: 'Add money', 'zh-CN': '充值' },
    href: '/add-money',
    call: { method: 'GET', path: '/v1/deposits/bank-details' },
  },
  bank_details: {
    label: { en: 'Compare the bank details', 'zh-CN': '核对银行信息' },
    href: '/add-money',
    call: { method: 'GET', path: '/v1/deposits/bank-details' },
  },
  see_limits: {
    label: { en: 'See my limits', 'zh-CN': '查看我的限额' },
    href: '/limits',
    call: { method: 'GET', path: '/v1/limits' },
  },
  send: {
    label: { en: 'Send again, corrected', 'zh-CN': '修改后重新转账' },
    href: '/send',
    call: { method: 'POST', path: '/v1/transfers' },
  },
  check_activity: {
    label: { en: 'Look at the activity', 'zh-CN': '查看账单' },
    href: '/activity',
    call: { method: 'GET', path: '/v1/activity' },
  },
  withdraw: {
    label: { en: 'Withdraw again', 'zh-CN': '重新提现' },
    href: '/withdraw',
    call: { method: 'POST', path: '/v1/withdrawals' },
  },
  bank_accounts: {
    label: { en: 'Look at my bank accounts', 'zh-CN': '查看银行账户' },
    href: '/bank-accounts',
    call: { method: 'GET', path: '/v1/instruments' },
  },
  see_withdrawal: {
    label: { en: 'Open the withdrawal', 'zh-CN': '查看该笔提现' },
    href: '/withdrawals',
    call: { method: 'GET', path: '/v1/withdrawals' },
  },
  see_movement: {
    label: { en: 'Open the payment', 'zh-CN': '查看该笔款项' },
    href: '/activity',
  },
  contact: {
    label: { en: 'Write to us', 'zh-CN': '联系我们' },
    href: '/official',
  },
} as const satisfies Readonly<Record<string, Described>>

export type ActionId = keyof typeof actions

/** @param about the movement that the button opens, where it opens one */
export const actionOf = (
  id: ActionId,
  about: string | null,
  language: Language,
): Static<typeof Action> => {
  const { label, href, call }: Described = actions[id]
  const opens = (id === 'see_movement' || id === 'see_withdrawal') && about !== null
  const list = id === 'see_withdrawal' ? '/v1/withdrawals' : '/v1/activity'
  return {
    id,
    label: label[language],
    href: opens ? `${href}/${about}` : href,
    call: opens ? { method: 'GET', path: `${list}/${about}` } : call ? { ...call } : null,
  }
}
