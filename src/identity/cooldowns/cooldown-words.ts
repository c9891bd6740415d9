import type { Words } from '#platform/problems'
import type { CooldownReason } from './cooldown-store.ts'

const words: Readonly<Record<CooldownReason, Words>> = {
  password_reset: { en: 'the password was reset', 'zh-CN': '重置了密码' },
  email_changed: { en: 'the e-mail address was changed', 'zh-CN': '更换了邮箱' },
  phone_changed: { en: 'the phone number was changed', 'zh-CN': '更换了手机号' },
  factor_replaced: { en: 'a lost second factor was replaced', 'zh-CN': '更换了丢失的验证方式' },
  unfrozen: { en: 'the account was unfrozen', 'zh-CN': '解除了账户冻结' },
  unlocked: { en: 'a locked sign-in was opened again', 'zh-CN': '解除了登录锁定' },
}

/** Why money waits, as the end of a sentence: "because the password was reset". */
export const cooldownWords = (reason: CooldownReason): Words =>
  words[reason] ?? { en: 'your sign-in details were changed', 'zh-CN': '更改了登录信息' }
