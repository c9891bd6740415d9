import type { Static } from '#platform/contract'
import type { Words } from '#platform/problems'
import type { factorContract } from './contract.ts'

type Choice = Static<(typeof factorContract)['PATCH /v1/me/sign-in-ways']['body']>
type Preferred = NonNullable<Choice['preferred']>

const first: Readonly<Record<Preferred | 'automatic', Words>> = {
  passkey: { en: 'Offer the passkey first', 'zh-CN': '优先使用通行密钥' },
  totp: { en: 'Offer the authenticator app first', 'zh-CN': '优先使用验证器应用' },
  sms: { en: 'Offer codes by SMS first', 'zh-CN': '优先使用短信验证码' },
  email: { en: 'Offer codes by email first', 'zh-CN': '优先使用邮件验证码' },
  automatic: { en: 'Offer the safest way first', 'zh-CN': '优先使用最安全的方式' },
}

const switched = (isOn: boolean, way: Words): Words => ({
  en: `Switch ${way.en} ${isOn ? 'on' : 'off'}`,
  'zh-CN': `${isOn ? '开启' : '关闭'}${way['zh-CN']}`,
})

const mail: Words = { en: 'codes by email', 'zh-CN': '邮件验证码' }
const sms: Words = { en: 'codes by SMS', 'zh-CN': '短信验证码' }

/** Exactly what a change of ways confirms, for the screen and for the message with the code. */
export const sayChoice = ({ emailCodes, smsCodes, preferred }: Choice): Words => {
  const parts = [
    ...(emailCodes === undefined ? [] : [switched(emailCodes, mail)]),
    ...(smsCodes === undefined ? [] : [switched(smsCodes, sms)]),
    ...(preferred === undefined ? [] : [first[preferred ?? 'automatic']]),
  ]
  if (parts.length === 0) return { en: 'Change how you sign in', 'zh-CN': '更改登录验证方式' }
  return {
    en: parts.map(({ en }) => en).join('; '),
    'zh-CN': parts.map((part) => part['zh-CN']).join('；'),
  }
}

/** Names what is removed; a label is its owner's text, so what does not print falls away. */
export const sayRemoval = (
  removed: { readonly kind: 'totp' | 'passkey'; readonly label: string } | undefined,
): Words => {
  if (!removed) return { en: 'Remove an authenticator', 'zh-CN': '移除一种验证方式' }
  const label = removed.label.replace(/\p{C}+/gu, ' ').trim()
  return removed.kind === 'passkey'
    ? { en: `Remove the passkey “${label}”`, 'zh-CN': `移除通行密钥“${label}”` }
    : { en: `Remove the authenticator app “${label}”`, 'zh-CN': `移除验证器应用“${label}”` }
}
