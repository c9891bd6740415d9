import type { Words } from '#platform/problems'
import { type AmountRefusal, formatMinor, type Money, parseAmount } from './amount.ts'
import { type Currency, minorUnitsOf } from './currency.ts'
import { moneyProblems } from './problems.ts'

/** What is wrong with an amount, in a sentence for the field. */
export const amountRefusalWords = (refusal: AmountRefusal, currency: Currency): Words => {
  const digits = minorUnitsOf(currency)
  switch (refusal) {
    case 'not_canonical':
      return { en: 'Only digits and one decimal point', 'zh-CN': '只能填写数字和一个小数点' }
    case 'too_many_decimals':
      return digits === 0
        ? { en: `${currency} has no decimals`, 'zh-CN': `${currency} 没有小数` }
        : {
            en: `${currency} has at most ${digits} decimals`,
            'zh-CN': `${currency} 最多 ${digits} 位小数`,
          }
    case 'not_positive':
      return { en: 'The amount must be above zero', 'zh-CN': '金额必须大于零' }
    case 'too_large':
      return { en: 'This is more than OKPay can move at once', 'zh-CN': '超过单笔可处理的最大金额' }
  }
}

/**
 * Reads an amount of a request.
 * @throws money.amount_invalid (422) with `pointer` and the exact refusal.
 */
export const readAmount = (
  text: string,
  currency: Currency,
  pointer: string,
  language: keyof Words = 'en',
): Money => {
  const read = parseAmount(text, currency)
  if ('minor' in read) return { minor: read.minor, currency }
  const digits = minorUnitsOf(currency)
  throw moneyProblems.amount_invalid(
    { example: formatMinor(1250n * 10n ** BigInt(Math.max(0, digits - 2)), digits) },
    {
      errors: [
        {
          pointer,
          code: read.refusal,
          detail: amountRefusalWords(read.refusal, currency)[language],
        },
      ],
    },
  )
}
