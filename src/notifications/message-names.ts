import type { Words } from '#platform/problems'
import { kindNamed } from './kinds/kinds.ts'

/** What a message was, by its template: only what its reader may know, never its words. */
const names: Readonly<Record<string, Words>> = {
  'identity.sign_up_code': { en: 'Code for signing up', 'zh-CN': '注册验证码' },
  'identity.welcome': { en: 'Welcome', 'zh-CN': '欢迎使用 OKPay' },
  'identity.phone_code': { en: 'Code for your phone number', 'zh-CN': '绑定手机号的验证码' },
  'identity.email_code': { en: 'Code for your e-mail address', 'zh-CN': '绑定邮箱的验证码' },
  'identity.sign_in_code': { en: 'Code for signing in', 'zh-CN': '登录验证码' },
  'identity.step_up_code': { en: 'Code to confirm a change', 'zh-CN': '操作确认验证码' },
  'identity.unlock_code': { en: 'Code to unlock sign-in', 'zh-CN': '解除登录锁定的验证码' },
  'identity.sign_in_help_code': {
    en: 'Code to see why you cannot sign in',
    'zh-CN': '查看无法登录原因的验证码',
  },
  'identity.reset_link': { en: 'Link for a new password', 'zh-CN': '重置密码的链接' },
  'identity.password_reset': { en: 'Your password was reset', 'zh-CN': '密码已重置' },
  'identity.lost_device_reported': { en: 'A lost device was reported', 'zh-CN': '验证方式已挂失' },
  'identity.factors_replaced': {
    en: 'Your old factors were removed',
    'zh-CN': '原有验证方式已移除',
  },
  'identity.contact_changed': { en: 'Your contact has changed', 'zh-CN': '联系方式已更改' },
  'identity.contact_restored': { en: 'The change was undone', 'zh-CN': '更改已撤销' },
  'identity.locked': { en: 'Sign-in is locked', 'zh-CN': '登录已锁定' },
  'identity.new_device': { en: 'New device signed in', 'zh-CN': '新设备登录' },
  'identity.reset_code': { en: 'Code for a new password', 'zh-CN': '重置密码的验证码' },
  'identity.unfreeze_code': { en: 'Code to lift the freeze', 'zh-CN': '解除冻结的验证码' },
  'identity.lost_factor_code': {
    en: 'Code to replace a lost factor',
    'zh-CN': '更换验证方式的验证码',
  },
}

/** By its ending, for templates without a name of their own. */
const endings: readonly (readonly [string, Words])[] = [
  ['_code', { en: 'Code', 'zh-CN': '验证码' }],
  ['_link', { en: 'Link', 'zh-CN': '链接' }],
]
const other: Words = { en: 'Message about your account', 'zh-CN': '账户相关消息' }

export const messageName = (template: string): Words => {
  const [module = '', name = ''] = template.split('.')
  if (module === 'notifications') return kindNamed(name)?.title ?? other
  const ending = endings.find(([end]) => template.endsWith(end))
  return names[template] ?? ending?.[1] ?? other
}
