import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Check } from 'typebox/value'
import { Problem } from '#platform/problems'
import { AmountText, CurrencyCode, MoneyValue } from './contract.ts'
import { type Currency, walletCurrencies } from './currency.ts'
import { amountRefusalWords, readAmount } from './read-amount.ts'

const refusalOf = (text: string, currency: Currency, language: 'en' | 'zh-CN' = 'en'): Problem => {
  try {
    readAmount(text, currency, '/amount', language)
  } catch (error) {
    assert.ok(error instanceof Problem)
    return error
  }
  assert.fail(`${text} ${currency} was accepted`)
}

suite('A refused amount names the field, the reason and an example', () => {
  const table: readonly [string, Currency, code: string, example: string, en: string][] = [
    ['0', 'USD', 'not_positive', '12.50', 'The amount must be above zero'],
    ['-1', 'USD', 'not_positive', '12.50', 'The amount must be above zero'],
    ['1e3', 'USD', 'not_canonical', '12.50', 'Only digits and one decimal point'],
    ['1,000.00', 'USD', 'not_canonical', '12.50', 'Only digits and one decimal point'],
    ['00.10', 'USD', 'not_canonical', '12.50', 'Only digits and one decimal point'],
    ['+1', 'USD', 'not_canonical', '12.50', 'Only digits and one decimal point'],
    ['１２', 'USD', 'not_canonical', '12.50', 'Only digits and one decimal point'],
    ['0.001', 'USD', 'too_many_decimals', '12.50', 'USD has at most 2 decimals'],
    ['1.5', 'JPY', 'too_many_decimals', '1250', 'JPY has no decimals'],
    ['1.2345', 'KWD', 'too_many_decimals', '12.500', 'KWD has at most 3 decimals'],
    ['1.1234567', 'USDC', 'too_many_decimals', '12.500000', 'USDC has at most 6 decimals'],
    ['9'.repeat(30), 'USD', 'too_large', '12.50', 'This is more than OKPay can move at once'],
  ]
  for (const [text, currency, code, example, detail] of table) {
    test(`${text} ${currency}: ${code}`, () => {
      const problem = refusalOf(text, currency)
      assert.equal(problem.code, 'money.amount_invalid')
      assert.equal(problem.declaration.status, 422)
      assert.deepEqual(problem.params, { example })
      assert.deepEqual(problem.errors, [{ pointer: '/amount', code, detail }])
    })
  }

  test('the reason is given in Chinese to a Chinese reader', () => {
    const [error] = refusalOf('1.5', 'JPY', 'zh-CN').errors
    assert.equal(error?.detail, 'JPY 没有小数')
  })

  test('the example in the words is itself an amount that is accepted', () => {
    for (const currency of walletCurrencies) {
      const { example } = refusalOf('x', currency).params
      assert.ok(readAmount(String(example), currency, '/amount').minor > 0n)
    }
  })

  test('each reason has words in both languages for each currency', () => {
    for (const currency of walletCurrencies) {
      for (const refusal of [
        'not_canonical',
        'too_many_decimals',
        'not_positive',
        'too_large',
      ] as const) {
        const words = amountRefusalWords(refusal, currency)
        assert.match(words.en, /^[A-Z][\w ,]+$/)
        assert.match(words['zh-CN'], /\p{Script=Han}/u)
      }
    }
  })
})

suite('The contract lets only texts through', () => {
  for (const value of [5, 12.3, 0, -1, null, true, {}, [], '', '9'.repeat(65)]) {
    test(`${JSON.stringify(value).slice(0, 20)} is not an amount text`, () => {
      assert.equal(Check(AmountText, value), false)
    })
  }

  test('texts pass on to the reader, which has the words', () => {
    for (const text of ['12.30', '1e3', '１２', '9'.repeat(30)]) {
      assert.equal(Check(AmountText, text), true)
    }
  })

  test('an amount in JSON has a text and a known currency, and nothing else', () => {
    assert.equal(Check(MoneyValue, { amount: '1.00', currency: 'USD' }), true)
    assert.equal(Check(MoneyValue, { amount: 1, currency: 'USD' }), false)
    assert.equal(Check(MoneyValue, { amount: '1.00', currency: 'USD', minor: 100 }), false)
    assert.equal(Check(MoneyValue, { amount: '1.00' }), false)
    assert.equal(Check(CurrencyCode, 'XAU'), false)
  })
})
