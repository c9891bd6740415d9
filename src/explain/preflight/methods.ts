import type { Problem, Words } from '#platform/problems'
import type { Method, MethodOffer } from '#policy'
import { preflightProblems } from './problems.ts'

/** How a method is called where it begins a sentence. */
export const methodWords: Readonly<Record<Method, Words>> = {
  okpay: { en: 'A transfer inside OKPay', 'zh-CN': 'OKPay 账户间转账' },
  bank: { en: 'Bank transfer', 'zh-CN': '银行转账' },
  card: { en: 'Card', 'zh-CN': '银行卡' },
  stablecoin: { en: 'Stablecoin', 'zh-CN': '稳定币' },
}

/** The method that is meant when none is named. */
export const usualMethod = {
  transfer: 'okpay',
  deposit: 'bank',
  withdrawal: 'bank',
  payment: 'okpay',
} as const satisfies Record<string, Method>

const unknownMethod: Words = {
  en: 'Money goes from person to person inside OKPay only.',
  'zh-CN': '个人之间的转账仅在 OKPay 账户之间进行。',
}

const asSentence = (text: string, stop: string): string =>
  /[.!?。！？]$/.test(text) ? text : `${text}${stop}`

/** What works instead, as a sentence. */
const insteadWords = (offers: readonly MethodOffer[]): Words => {
  const offered = offers.filter(({ offered }) => offered).map(({ method }) => methodWords[method])
  if (offered.length === 0) {
    return {
      en: 'Sending to another OKPay account works now.',
      'zh-CN': '您现在可以转账给其他 OKPay 账户。',
    }
  }
  const inSentence = ({ en }: Words) => en.toLowerCase().replace('okpay', 'OKPay')
  return {
    en: `This works now: ${offered.map(inSentence).join(', ')}.`,
    'zh-CN': `现在可以使用：${offered.map((words) => words['zh-CN']).join('、')}。`,
  }
}

/** Why a method cannot be used, with what can be used instead; null when it can. */
export const methodBlocker = (method: Method, offers: readonly MethodOffer[]): Problem | null => {
  const offer = offers.find((one) => one.method === method)
  if (offer?.offered) return null
  const why = offer?.why ?? unknownMethod
  return preflightProblems.method_not_offered({
    method: methodWords[method],
    why: { en: asSentence(why.en, '.'), 'zh-CN': asSentence(why['zh-CN'], '。') },
    instead: insteadWords(offers),
  })
}
