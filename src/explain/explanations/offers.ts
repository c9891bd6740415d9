import type { Words } from '#platform/problems'
import type { Offer } from './explanation.ts'

type Call = Offer['call']

const get = (path: string): Call => ({ method: 'GET', path })
const post = (path: string): Call => ({ method: 'POST', path })

/** What can be offered: a verb with its object, where it is done, and the call that does it. */
const known = {
  receipt: { label: { en: 'See the receipt', 'zh-CN': '查看回单' } },
  send_again: {
    label: { en: 'Send again', 'zh-CN': '再次转账' },
    href: '/send',
    call: post('/v1/transfers'),
  },
  send_back: { label: { en: 'Send it back', 'zh-CN': '转回给对方' } },
  send: { label: { en: 'Send to an OKPay account', 'zh-CN': '转账给 OKPay 账户' } },
  send_corrected: {
    label: { en: 'Send again, corrected', 'zh-CN': '修改后重新转账' },
    href: '/send',
    call: post('/v1/transfers'),
  },
  send_less: { label: { en: 'Send less', 'zh-CN': '减少转账金额' } },
  freeze: {
    label: { en: 'This was not me: freeze', 'zh-CN': '非本人操作，冻结账户' },
    href: '/security/freeze',
    call: post('/v1/me/freeze'),
  },
  unfreeze: {
    label: { en: 'Lift the freeze', 'zh-CN': '解除冻结' },
    href: '/security/freeze',
    call: post('/v1/unfreeze/start'),
  },
  unlock: {
    label: { en: 'Unlock sign-in', 'zh-CN': '解锁登录' },
    href: '/cannot-sign-in?road=locked',
    call: null,
  },
  change_password: {
    label: { en: 'Change the password', 'zh-CN': '更改密码' },
    href: '/security/password',
    call: null,
  },
  set_password: {
    label: { en: 'Set a new password', 'zh-CN': '设置新密码' },
    href: '/reset',
    call: null,
  },
  see_devices: {
    label: { en: 'Look at my devices', 'zh-CN': '查看登录设备' },
    href: '/security/sessions',
    call: get('/v1/me/sessions'),
  },
  choose_factors: {
    label: { en: 'Choose another way to confirm', 'zh-CN': '更换验证方式' },
    href: '/security',
    call: get('/v1/me/security'),
  },
  finish_lost_factor: {
    label: { en: 'Replace the lost device', 'zh-CN': '更换丢失的设备' },
    href: '/lost-device',
    call: null,
  },
  make_recovery_codes: {
    label: { en: 'Make new recovery codes', 'zh-CN': '生成新的恢复码' },
    href: '/security/recovery-codes',
    call: null,
  },
  security_history: {
    label: { en: 'Look at what happened', 'zh-CN': '查看安全记录' },
    href: '/security/history',
    call: get('/v1/me/security-history'),
  },
  change_email: {
    label: { en: 'Change the e-mail address', 'zh-CN': '更换邮箱' },
    href: '/security/email',
    call: null,
  },
  change_phone: {
    label: { en: 'Change the phone number', 'zh-CN': '更换手机号' },
    href: '/security/phone',
    call: null,
  },
  sent_messages: {
    label: { en: 'Look at our messages', 'zh-CN': '查看已发送的消息' },
    href: '/settings/messages',
    call: get('/v1/me/messages'),
  },
  set_up_factor: {
    label: { en: 'Set up a second factor', 'zh-CN': '设置二次验证' },
    href: '/security',
    call: get('/v1/me/security'),
  },
  see_restrictions: {
    label: { en: 'See what is restricted', 'zh-CN': '查看受限情况' },
    href: '/restrictions',
    call: get('/v1/me/restrictions'),
  },
  see_limits: {
    label: { en: 'See my limits', 'zh-CN': '查看我的限额' },
    href: '/limits',
    call: get('/v1/limits'),
  },
  add_money: { label: { en: 'Add money', 'zh-CN': '充值' } },
  see_withdrawal: { label: { en: 'See the withdrawal', 'zh-CN': '查看提现' } },
  cancel_withdrawal: { label: { en: 'Cancel it', 'zh-CN': '取消提现' } },
  withdraw_again: {
    label: { en: 'Withdraw again', 'zh-CN': '重新提现' },
    href: '/withdraw',
    call: post('/v1/withdrawals'),
  },
  see_bank_accounts: {
    label: { en: 'Look at my bank accounts', 'zh-CN': '查看银行账户' },
    href: '/bank-accounts',
    call: get('/v1/instruments'),
  },
  withdraw_less: { label: { en: 'Withdraw less', 'zh-CN': '减少提现金额' } },
  see_movement: { label: { en: 'Open the payment', 'zh-CN': '查看该笔款项' } },
  other_account: { label: { en: 'Add another bank account', 'zh-CN': '添加其他银行账户' } },
  bank_details: { label: { en: 'See the bank details', 'zh-CN': '查看银行信息' } },
  check_activity: {
    label: { en: 'See my activity', 'zh-CN': '查看动态' },
    href: '/activity',
    call: get('/v1/activity'),
  },
  sign_in: { label: { en: 'Sign in', 'zh-CN': '登录' }, href: '/sign-in', call: null },
  verify_contact: {
    label: { en: 'Confirm the address', 'zh-CN': '验证联系方式' },
    href: '/verify',
    call: null,
  },
  contact: {
    label: { en: 'Contact us', 'zh-CN': '联系我们' },
    href: '/official',
    call: get('/v1/official-channels'),
  },
  go_home: { label: { en: 'Go to my wallets', 'zh-CN': '返回钱包' }, href: '/home', call: null },
  change_input: { label: { en: 'Change it', 'zh-CN': '修改后重试' } },
  retry: { label: { en: 'Try again', 'zh-CN': '重试' } },
  start_over: { label: { en: 'Start over', 'zh-CN': '重新开始' } },
  request_code: { label: { en: 'Ask for a new code', 'zh-CN': '重新获取验证码' } },
  tell_me_when_back: { label: { en: 'Tell me when it is back', 'zh-CN': '恢复后通知我' } },
  verify_identity: {
    label: { en: 'Prove who I am', 'zh-CN': '完成身份认证' },
    href: '/verification',
    call: get('/v1/me/verification'),
  },
  see_verification: {
    label: { en: 'See my documents', 'zh-CN': '查看认证进度' },
    href: '/verification',
    call: get('/v1/me/verification'),
  },
  suspense: {
    label: { en: 'Decide on it', 'zh-CN': '处理该款项' },
    href: '/staff/suspense',
    call: get('/v1/staff/suspense'),
  },
} as const satisfies Readonly<
  Record<string, { readonly label: Words; readonly href?: string; readonly call?: Call }>
>
export type OfferId = keyof typeof known
export const offerIds = Object.keys(known) as readonly OfferId[]

type Place = { readonly href?: string | null; readonly call?: Call }

/** One action; `place` says where, when it is not always the same. */
export const offer = (id: OfferId, place: Place = {}): Offer => {
  const { label, href = null, call = null }: { label: Words } & Place = known[id]
  return { id, label, href, call, ...place }
}

/** `offer`, with the call that reads or does it. */
export const callOf = (method: string, path: string): Call => ({ method, path })
