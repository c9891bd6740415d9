import type { Currency } from '#money'
import type { Language, Words } from '#platform/problems'
import { type Affect, affects } from './restriction.ts'

const words: Readonly<Record<Affect, Words>> = {
  transfer_out: { en: 'sending money', 'zh-CN': '转出' },
  transfer_in: { en: 'receiving transfers', 'zh-CN': '接收转账' },
  deposit: { en: 'adding money', 'zh-CN': '充值' },
  withdrawal: { en: 'withdrawing', 'zh-CN': '提现' },
  payment: { en: 'paying in shops', 'zh-CN': '付款' },
  sign_in: { en: 'signing in', 'zh-CN': '登录' },
}

/** What the product does today; a promise that something works must be true. */
const offered: readonly Affect[] = ['transfer_out', 'transfer_in', 'deposit', 'sign_in']

const list = (of: readonly Affect[], language: Language): string =>
  language === 'en'
    ? new Intl.ListFormat('en').format(of.map((one) => words[one].en))
    : of.map((one) => words[one]['zh-CN']).join('、')

/** What is stopped and what goes on, as two sentences. */
export const describeAffects = (
  stopped: readonly Affect[],
  currencies: readonly Currency[] | null,
  language: Language,
): { readonly stops: string; readonly works: string } => {
  const inOrder = affects.filter((one) => stopped.includes(one))
  const going = offered.filter((one) => !stopped.includes(one))
  const what = list(inOrder, language)
  const rest = list(going, language)
  if (language === 'en') {
    const where = currencies ? ` in ${new Intl.ListFormat('en').format(currencies)}` : ''
    const others = currencies ? ' Other currencies are not touched.' : ''
    const goesOn = rest ? `Still works: ${rest}; you see everything.` : 'You still see everything.'
    return { stops: `Stopped: ${what}${where}.`, works: `${goesOn}${others}` }
  }
  const where = currencies ? `（仅限 ${currencies.join('、')}）` : ''
  const others = currencies ? '其他币种不受影响。' : ''
  const goesOn = rest ? `仍可使用：${rest}，并可查看全部内容。` : '仍可查看全部内容。'
  return { stops: `暂停：${what}${where}。`, works: `${goesOn}${others}` }
}
