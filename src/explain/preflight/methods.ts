import type { Currency } from '#money'
import type { Words } from '#platform/problems'
import type { Policy } from '#policy'
import type { Operation } from './question.ts'

export const methods = ['okpay', 'bank', 'card', 'stablecoin'] as const
export type Method = (typeof methods)[number]

/** How a method is called where it begins a sentence. */
export const methodWords: Readonly<Record<Method, Words>> = {
  okpay: { en: 'A transfer inside OKPay', 'zh-CN': 'OKPay 账户间转账' },
  bank: { en: 'Bank transfer', 'zh-CN': '银行转账' },
  card: { en: 'Card', 'zh-CN': '银行卡' },
  stablecoin: { en: 'Stablecoin', 'zh-CN': '稳定币' },
}

export type Offer = {
  readonly method: Method
  readonly offered: boolean
  readonly why: Words | null
}

const refusals: Readonly<Record<Operation, Words>> = {
  transfer: {
    en: 'Money goes from person to person inside OKPay only.',
    'zh-CN': '个人之间的转账仅在 OKPay 账户之间进行。',
  },
  deposit: {
    en: 'Money comes in by bank transfer, or from another OKPay account.',
    'zh-CN': '可通过银行转账充值，或从其他 OKPay 账户收款。',
  },
  withdrawal: {
    en: 'OKPay does not pay out of its accounts.',
    'zh-CN': 'OKPay 目前不支持提现到账户之外。',
  },
  payment: {
    en: 'OKPay does not settle payments to shops.',
    'zh-CN': 'OKPay 目前不支持向商户付款。',
  },
}

const usual: Readonly<Record<Operation, Method | null>> = {
  transfer: 'okpay',
  deposit: 'bank',
  withdrawal: null,
  payment: null,
}

const whyNot = (
  { operation, currency, country }: Asked,
  method: Method,
  policy: Policy,
): Words | null => {
  if (usual[operation] !== method) return refusals[operation]
  const refusal = policy.country(country)?.refusals[currency]
  if (refusal) return { en: `${refusal.en}.`, 'zh-CN': `${refusal['zh-CN']}。` }
  if (method !== 'bank' || policy.bankDeposits.accounts[currency]) return null
  return {
    en: `OKPay has no bank account in ${currency}.`,
    'zh-CN': `OKPay 没有 ${currency} 的银行账户。`,
  }
}

type Asked = {
  readonly operation: Operation
  readonly currency: Currency
  readonly country: string
}

/** Every method for an operation, with the reason for those that do not work. */
export const offersFor = (asked: Asked, policy: Policy): readonly Offer[] =>
  methods.map((method) => {
    const why = whyNot(asked, method, policy)
    return { method, offered: why === null, why }
  })

/** What works instead, as a sentence. */
export const insteadWords = (offers: readonly Offer[]): Words => {
  const offered = offers.filter(({ offered }) => offered).map(({ method }) => methodWords[method])
  if (offered.length === 0) {
    return {
      en: 'Sending to another OKPay account works now.',
      'zh-CN': '您现在可以转账给其他 OKPay 账户。',
    }
  }
  return {
    en: `This works now: ${offered.map(({ en }) => en.toLowerCase().replace('okpay', 'OKPay')).join(', ')}.`,
    'zh-CN': `现在可以使用：${offered.map((words) => words['zh-CN']).join('、')}。`,
  }
}
