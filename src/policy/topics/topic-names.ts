import type { Words } from '#platform/problems'
import type {
  CoolDownReason,
  Method,
  Operation,
  PolicyDocument,
  WhichCountries,
} from '../document/policy-document.ts'

export const topics = [
  'limits',
  'fees',
  'times',
  'methods',
  'hours',
  'cool-downs',
  'confirmations',
  'countries',
  'checks',
] as const
export type Topic = (typeof topics)[number]

export const topicNames: Readonly<Record<Topic, Words>> = {
  limits: { en: 'Limits', 'zh-CN': '限额' },
  fees: { en: 'Fees and smallest amounts', 'zh-CN': '费用与最低金额' },
  times: { en: 'How long it takes', 'zh-CN': '到账时间' },
  methods: { en: 'Ways to pay, by country', 'zh-CN': '各地可用方式' },
  hours: { en: 'Opening hours and holidays', 'zh-CN': '营业时间与节假日' },
  'cool-downs': { en: 'Waiting times after changes', 'zh-CN': '安全等待期' },
  confirmations: { en: 'Blockchain confirmations', 'zh-CN': '区块链确认数' },
  countries: { en: 'Countries and currencies', 'zh-CN': '国家和地区与币种' },
  checks: { en: 'Checks, levels and notice', 'zh-CN': '验证、等级与通知' },
}

/** What only those read who decide on a proposal. */
export const houseName: Words = { en: 'For staff alone', 'zh-CN': '仅供内部' }

export const operationNames: Readonly<Record<Operation, Words>> = {
  transfer: { en: 'Transfer to a person', 'zh-CN': '转账给他人' },
  deposit: { en: 'Deposit', 'zh-CN': '充值' },
  withdrawal: { en: 'Withdrawal', 'zh-CN': '提现' },
  payment: { en: 'Payment to a business', 'zh-CN': '向商家付款' },
}

export const methodNames: Readonly<Record<Method, Words>> = {
  okpay: { en: 'OKPay balance', 'zh-CN': 'OKPay 余额' },
  bank: { en: 'bank transfer', 'zh-CN': '银行转账' },
  card: { en: 'card', 'zh-CN': '银行卡' },
  stablecoin: { en: 'stablecoin', 'zh-CN': '稳定币' },
}

export const coolDownNames: Readonly<Record<CoolDownReason, Words>> = {
  password_reset: {
    en: 'Password reset, confirmed by a second factor',
    'zh-CN': '重置密码（经第二重验证）',
  },
  password_reset_by_channel: {
    en: 'Password reset by a link or code alone',
    'zh-CN': '重置密码（仅凭链接或验证码）',
  },
  email_changed: { en: 'E-mail address changed', 'zh-CN': '更换邮箱' },
  phone_changed: { en: 'Phone number changed', 'zh-CN': '更换手机号' },
  factor_replaced: { en: 'Lost second factor replaced', 'zh-CN': '更换丢失的验证方式' },
  unfrozen: { en: 'Account unfrozen', 'zh-CN': '解除账户冻结' },
  unlocked: { en: 'Locked sign-in opened by our staff', 'zh-CN': '由客服解除登录锁定' },
}

/** `Deposit · bank transfer`; a transfer says by itself what it moves. */
export const wayName = (operation: Operation, method: Method): Words => {
  if (operation === 'transfer') return operationNames.transfer
  const [what, how] = [operationNames[operation], methodNames[method]]
  return { en: `${what.en} · ${how.en}`, 'zh-CN': `${what['zh-CN']} · ${how['zh-CN']}` }
}

const same = (text: string): Words => ({ en: text, 'zh-CN': text })

export const currencyName = (currency: string): Words =>
  currency === 'any' ? { en: 'All other currencies', 'zh-CN': '其他币种' } : same(currency)

/** Null for any country. */
export const placeName = (countries: WhichCountries = 'any'): Words | null => {
  if (countries === 'any') return null
  const codes = 'only' in countries ? countries.only : countries.except
  return 'only' in countries
    ? { en: `only in ${codes.join(', ')}`, 'zh-CN': `仅限 ${codes.join('、')}` }
    : { en: `not in ${codes.join(', ')}`, 'zh-CN': `不含 ${codes.join('、')}` }
}

export const withPlace = (title: Words, countries: WhichCountries = 'any'): Words => {
  const place = placeName(countries)
  if (!place) return title
  return {
    en: `${title.en}, ${place.en}`,
    'zh-CN': `${title['zh-CN']}（${place['zh-CN']}）`,
  }
}

export const tierTitles = ({ tiers }: PolicyDocument): Words[] =>
  ([0, 1, 2] as const).map((tier) => {
    const title = tiers.find((row) => row.tier === tier)?.title ?? same(String(tier))
    return title
  })
