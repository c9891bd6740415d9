import { type Money, money, parseAmount, toWire } from '#money'
import { type Context, signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { StepUp } from '#platform/http/endpoint'
import type { Language, Words } from '#platform/problems'
import { knownPolicy, policyInForce } from '#policy'
import { checkTransfer } from './check-transfer.ts'
import type { transfersContract } from './contract.ts'
import { readHandle } from './handle.ts'
import { readMemo } from './memo.ts'

type Input = {
  readonly body: Static<(typeof transfersContract)['POST /v1/transfers']['body']>
  readonly idempotencyKey: string
  readonly fingerprint: Buffer
}

/** Null when it cannot be read: the handler refuses it. */
const amountOf = ({ body: { amount, currency } }: Input): Money | null => {
  const parsed = parseAmount(amount, currency)
  return 'minor' in parsed ? money(parsed.minor, currency) : null
}

/** `600.00 USD`, `600.00 美元`: exact, grouped, the currency in full sight. */
const amountInWords = (amount: Money, language: Language): string => {
  const { amount: text, currency } = toWire(amount)
  const decimals = text.split('.')[1]?.length ?? 0
  const fixed = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  // Intl reads a decimal text exactly; a number would round.
  const figure = new Intl.NumberFormat(language, fixed).format(text as unknown as number)
  if (language === 'en' || currency.length !== 3) return `${figure} ${currency}`
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return `${figure} ${names.of(currency) ?? currency}`
}

/** What the message with the code says: any other amount or payee is another request. */
const wordsFor = (amount: Money, maskedName: string): Words => ({
  en: `Send ${amountInWords(amount, 'en')} to ${maskedName}`,
  'zh-CN': `向 ${maskedName} 转账 ${amountInWords(amount, 'zh-CN')}`,
})

/**
 * A large transfer asks for a fresh second factor that names amount and payee. A small one is told
 * from what this process knows of the policy, without a statement. What would be refused anyway is
 * refused before anybody is asked; what was answered before is answered again without a check.
 */
export const confirmTransfer: StepUp<Input> = {
  when: (ctx: Context, input) => {
    const amount = amountOf(input)
    if (amount === null) return false
    return knownPolicy(ctx)?.transfers.asksForFactor(amount) ?? true
  },
  shows: async (ctx: TxContext, input) => {
    const senderId = signedIn(ctx)
    const { body } = input
    const amount = amountOf(input)
    if (amount === null || !(await policyInForce(ctx)).transfers.asksForFactor(amount)) return null
    readMemo(body.memo, ctx.language)
    const { plan, problem } = await checkTransfer(ctx, senderId, readHandle(body.to), amount)
    return problem ?? wordsFor(amount, plan.plan.payee.maskedName)
  },
}
