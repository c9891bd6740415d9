import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemRandom } from '#platform/random'
import { drawAccountNumber, readAccountNumber, withCheckDigit } from './account-number.ts'

test('The check digit of 572 is 4, as in the paper', () => {
  assert.equal(withCheckDigit('00000572'), 'OK000005724')
})

test('An account number is read with spaces, hyphens, small letters and full-width digits', () => {
  const digits = withCheckDigit('12345678').slice(2)
  const wanted = `OK${digits}`
  for (const text of [
    wanted,
    ` ok ${digits.slice(0, 4)} ${digits.slice(4)} `,
    `OK-${digits.slice(0, 3)}-${digits.slice(3)}`,
    `ＯＫ${[...digits].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')}`,
    `OK\u00a0${digits}`,
  ]) {
    assert.equal(readAccountNumber(text), wanted, text)
  }
})

test('Every single wrong digit and every swap of two neighbours is noticed', () => {
  for (let round = 0; round < 300; round++) {
    const right = drawAccountNumber(systemRandom)
    assert.equal(readAccountNumber(right), right)
    const digits = [...right.slice(2)]
    for (const [index, digit] of digits.entries()) {
      for (let other = 0; other < 10; other++) {
        if (String(other) === digit) continue
        assert.equal(readAccountNumber(`OK${digits.with(index, String(other)).join('')}`), null)
      }
      const next = digits[index + 1]
      if (next === undefined || next === digit) continue
      const swapped = digits.with(index, next).with(index + 1, digit)
      assert.equal(readAccountNumber(`OK${swapped.join('')}`), null)
    }
  }
})

test('What is not an account number is not read as one', () => {
  for (const text of [
    '',
    'OK',
    'OK12345678',
    'OK1234567890',
    'XX000005724',
    '000005724',
    'OK00000572४',
  ]) {
    assert.equal(readAccountNumber(text), null, text)
  }
})
