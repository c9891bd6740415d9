import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastCheck from 'fast-check'
import { showAmount, typeAmount } from './money-typing.ts'

/** Types key by key at the end of the field. */
const typeKeys = (keys: string, decimals: number) => {
  let typed = typeAmount('', 0, '', decimals)
  for (const key of keys) {
    const text = typed.shown.slice(0, typed.caret) + key + typed.shown.slice(typed.caret)
    typed = typeAmount(text, typed.caret + 1, typed.shown, decimals)
  }
  return typed
}
const paste = (text: string, decimals: number) => typeAmount(text, text.length, '', decimals)

test('Thousands are grouped while typing and the caret stays at the end', () => {
  const typed = typeKeys('1234567.5', 2)
  assert.equal(typed.shown, '1,234,567.5')
  assert.equal(typed.amount, '1234567.5')
  assert.equal(typed.caret, typed.shown.length)
  assert.equal(typed.refused, null)
})

test('A third decimal of USD is left out, with a reason', () => {
  const typed = typeKeys('12.345', 2)
  assert.equal(typed.amount, '12.34')
  assert.equal(typed.refused, 'too_many_decimals')
})

test('JPY takes no decimal point, KWD takes three decimals', () => {
  assert.deepEqual(
    [typeKeys('35.', 0).amount, typeKeys('35.', 0).refused],
    ['35', 'too_many_decimals'],
  )
  assert.equal(typeKeys('1.234', 3).amount, '1.234')
})

test('Full-width digits and marks of a Chinese keyboard are read', () => {
  assert.equal(typeKeys('１２。５', 2).amount, '12.5')
  assert.equal(paste('￥１,２３４．５０'.replace('￥', ''), 2).amount, '1234.50')
})

test('A comma that a person types is a decimal point', () => {
  assert.equal(typeKeys('12,5', 2).amount, '12.5')
  assert.equal(typeKeys('1234,5', 2).shown, '1,234.5')
})

test('A pasted amount is read as it was meant', () => {
  const cases = [
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['12,50', '12.50'],
    ['1,234', '1234'],
    ['  88.00 ', '88.00'],
    ['007', '7'],
    ['.5', '0.5'],
  ] as const
  for (const [text, amount] of cases) assert.equal(paste(text, 2).amount, amount, text)
})

test('Letters and signs are left out, with a reason', () => {
  for (const text of ['-5', '1e3', '+5', '5 USD']) {
    assert.equal(paste(text, 2).refused, 'not_canonical', text)
  }
})

test('A digit in the middle keeps the caret where the person types', () => {
  // 1,234 with the caret after the 1; "9" makes 19,234 and the caret stands after the 9.
  const typed = typeAmount('19,234', 2, '1,234', 2)
  assert.equal(typed.shown, '19,234')
  assert.equal(typed.caret, 2)
})

test('Removing a digit groups anew', () => {
  assert.equal(typeAmount('1,23', 4, '1,234', 2).shown, '123')
  assert.equal(typeAmount('', 0, '1', 2).amount, '')
})

test('Whatever is typed, the field holds a canonical amount that it shows the same way', () => {
  const key = fastCheck.constantFrom(...'0123456789.,，。１２-e ')
  fastCheck.assert(
    fastCheck.property(
      fastCheck.array(key, { maxLength: 24 }),
      fastCheck.constantFrom(0, 2, 3, 6),
      (keys, decimals) => {
        const { amount, shown, caret } = typeKeys(keys.join(''), decimals)
        assert.match(amount, /^$|^(0|[1-9]\d{0,14})(\.\d{1,6})?$/)
        assert.equal(shown.replace(/\.$/, ''), showAmount(amount))
        assert.ok(caret >= 0 && caret <= shown.length)
      },
    ),
  )
})
