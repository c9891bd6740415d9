import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  type AmountRefusal,
  formatMinor,
  largestMinor,
  type Money,
  money,
  parseAmount,
  shareHalfEven,
  toWire,
} from './amount.ts'
import { type Currency, minorUnitsOf, walletCurrencies } from './currency.ts'

const anyCurrency = fc.constantFrom(...walletCurrencies)
const anyMinor = fc.bigInt({ min: 1n, max: largestMinor })

suite('An amount that is written as it should be is read exactly', () => {
  const good: readonly [text: string, currency: Currency, minor: bigint][] = [
    ['12.30', 'USD', 1230n],
    ['5', 'USD', 500n],
    ['5.0', 'USD', 500n],
    ['0.01', 'USD', 1n],
    ['0.10', 'EUR', 10n],
    ['1200', 'CNY', 120_000n],
    ['1', 'HKD', 100n],
    ['1', 'JPY', 1n],
    ['150000', 'JPY', 150_000n],
    ['1.234', 'KWD', 1_234n],
    ['0.001', 'KWD', 1n],
    ['0.000001', 'USDC', 1n],
    ['25.5', 'USDC', 25_500_000n],
    ['9007199254740993', 'JPY', 9_007_199_254_740_993n],
    ['90071992547409.93', 'USD', 9_007_199_254_740_993n],
    ['9999999999999999.99', 'USD', largestMinor],
    ['999999999999999999', 'JPY', largestMinor],
    ['999999999999999.999', 'KWD', largestMinor],
    ['999999999999.999999', 'USDC', largestMinor],
  ]
  for (const [text, currency, minor] of good) {
    test(`${text} ${currency} is ${minor} minor units`, () => {
      assert.deepEqual(parseAmount(text, currency), { minor })
    })
  }
})

suite('An amount that could be misread is refused, with the reason', () => {
  const bad: readonly [text: string, currency: Currency, refusal: AmountRefusal][] = [
    ['0', 'USD', 'not_positive'],
    ['0.00', 'USD', 'not_positive'],
    ['0', 'JPY', 'not_positive'],
    ['-1', 'USD', 'not_positive'],
    ['-0', 'USD', 'not_positive'],
    ['1e3', 'USD', 'not_canonical'],
    ['1E3', 'USD', 'not_canonical'],
    ['1,000.00', 'USD', 'not_canonical'],
    ['1 000', 'USD', 'not_canonical'],
    ['1_000', 'USD', 'not_canonical'],
    ["1'000", 'USD', 'not_canonical'],
    ['1,5', 'EUR', 'not_canonical'],
    ['00.10', 'USD', 'not_canonical'],
    ['007', 'JPY', 'not_canonical'],
    ['+1', 'USD', 'not_canonical'],
    ['１２', 'USD', 'not_canonical'],
    ['12．30', 'USD', 'not_canonical'],
    ['一百', 'CNY', 'not_canonical'],
    ['٣', 'KWD', 'not_canonical'],
    ['$5', 'USD', 'not_canonical'],
    ['5 USD', 'USD', 'not_canonical'],
    ['', 'USD', 'not_canonical'],
    [' ', 'USD', 'not_canonical'],
    [' 1', 'USD', 'not_canonical'],
    ['1 ', 'USD', 'not_canonical'],
    ['1\n', 'USD', 'not_canonical'],
    ['1\u0000', 'USD', 'not_canonical'],
    ['.5', 'USD', 'not_canonical'],
    ['5.', 'USD', 'not_canonical'],
    ['.', 'USD', 'not_canonical'],
    ['1.2.3', 'USD', 'not_canonical'],
    ['--1', 'USD', 'not_canonical'],
    ['0x10', 'USD', 'not_canonical'],
    ['NaN', 'USD', 'not_canonical'],
    ['Infinity', 'USD', 'not_canonical'],
    ['null', 'USD', 'not_canonical'],
    ['0.001', 'USD', 'too_many_decimals'],
    ['1.000', 'USD', 'too_many_decimals'],
    ['1.5', 'JPY', 'too_many_decimals'],
    ['1.0', 'JPY', 'too_many_decimals'],
    ['1.2345', 'KWD', 'too_many_decimals'],
    ['1.1234567', 'USDC', 'too_many_decimals'],
    ['123456789012345678901234567890', 'USD', 'too_large'],
    ['123456789012345678901234567890', 'JPY', 'too_large'],
    ['9'.repeat(64), 'USD', 'too_large'],
    ['10000000000000000.00', 'USD', 'too_large'],
    ['1000000000000000000', 'JPY', 'too_large'],
    ['1000000000000000', 'KWD', 'too_large'],
    ['9223372036854775807', 'JPY', 'too_large'],
    ['9223372036854775808', 'JPY', 'too_large'],
  ]
  for (const [text, currency, refusal] of bad) {
    test(`${JSON.stringify(text)} ${currency} is ${refusal}`, () => {
      assert.deepEqual(parseAmount(text, currency), { refusal })
    })
  }

  test('a text of a million digits is refused at once', () => {
    const started = performance.now()
    assert.deepEqual(parseAmount('9'.repeat(1_000_000), 'USD'), { refusal: 'too_large' })
    assert.ok(performance.now() - started < 250)
  })
})

suite('Amounts survive being written and read', () => {
  test('what is written by format is read back the same, in every currency', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        assert.deepEqual(parseAmount(formatMinor(minor, minorUnitsOf(currency)), currency), {
          minor,
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('what is read is written back the same, but for zeros that were left out', () => {
    const digitsText = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 6 })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 11n), digitsText, anyCurrency, (whole, rest, currency) => {
        const digits = minorUnitsOf(currency)
        const fraction = rest.slice(0, digits)
        const text = fraction ? `${whole}.${fraction}` : `${whole}`
        const read = parseAmount(text, currency)
        if ('refusal' in read) return assert.equal(read.refusal, 'not_positive')
        const full = digits === 0 ? `${whole}` : `${whole}.${fraction.padEnd(digits, '0')}`
        assert.equal(formatMinor(read.minor, digits), full)
      }),
      { numRuns: 2_000 },
    )
  })

  test('no text at all makes the reader throw or accept what is not plain digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), anyCurrency, (text, currency) => {
        const read = parseAmount(text, currency)
        if ('minor' in read) {
          assert.match(text, /^[0-9]+(\.[0-9]+)?$/)
          assert.ok(read.minor > 0n && read.minor <= largestMinor)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  test('two different amounts are never written the same way', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, anyCurrency, (one, other, currency) => {
        const digits = minorUnitsOf(currency)
        assert.equal(one === other, formatMinor(one, digits) === formatMinor(other, digits))
      }),
    )
  })
})

suite('Minor units are written as decimal text', () => {
  const table: readonly [minor: bigint, digits: number, text: string][] = [
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [1n, 2, '0.01'],
    [10n, 2, '0.10'],
    [100n, 2, '1.00'],
    [1230n, 2, '12.30'],
    [-1n, 2, '-0.01'],
    [-1230n, 2, '-12.30'],
    [-5n, 0, '-5'],
    [1n, 3, '0.001'],
    [1n, 6, '0.000001'],
    [9_223_372_036_854_775_807n, 2, '92233720368547758.07'],
  ]
  for (const [minor, digits, text] of table) {
    test(`${minor} with ${digits} decimals is ${text}`, () => {
      assert.equal(formatMinor(minor, digits), text)
    })
  }

  test('JSON carries an amount as text, so that no digit is lost', () => {
    assert.deepEqual(toWire(money(9_007_199_254_740_993n, 'USD')), {
      amount: '90071992547409.93',
      currency: 'USD',
    })
    assert.deepEqual(JSON.parse(JSON.stringify(toWire(money(5n, 'JPY')))), {
      amount: '5',
      currency: 'JPY',
    })
  })
})

suite('A share of an amount is rounded half to even', () => {
  const table: readonly [minor: bigint, basisPoints: bigint, share: bigint][] = [
    [0n, 50n, 0n],
    [1n, 10_000n, 1n],
    [1n, 0n, 0n],
    [100n, 50n, 0n], // 0.5
    [300n, 50n, 2n], // 1.5
    [500n, 50n, 2n], // 2.5
    [700n, 50n, 4n], // 3.5
    [101n, 50n, 1n], // 0.505
    [299n, 50n, 1n], // 1.495
    [1250n, 100n, 12n], // 12.5
    [1350n, 100n, 14n], // 13.5
    [largestMinor, 10_000n, largestMinor],
  ]
  for (const [minor, basisPoints, share] of table) {
    test(`${basisPoints} basis points of ${minor} are ${share}`, () => {
      assert.equal(shareHalfEven(minor, basisPoints), share)
    })
  }

  test('it is never more than half a minor unit away from the exact share', () => {
    fc.assert(
      fc.property(anyMinor, fc.bigInt(0n, 10_000n), (minor, basisPoints) => {
        const distance = shareHalfEven(minor, basisPoints) * 10_000n - minor * basisPoints
        assert.ok(distance <= 5_000n && distance >= -5_000n)
      }),
    )
  })

  test('a negative amount has no share: fees are not paid out by mistake', () => {
    assert.throws(() => shareHalfEven(-1n, 50n), RangeError)
    assert.throws(() => shareHalfEven(1n, -50n), RangeError)
  })
})

test('The compiler refuses money made of numbers or of unknown currencies', () => {
  // Never called: each line below must not compile, and `npm run types` fails when one does.
  const refused = () => {
    // @ts-expect-error a JavaScript number is not an amount
    money(12.3, 'USD')
    // @ts-expect-error a text is not an amount
    money('12.30', 'USD')
    // @ts-expect-error a currency that no wallet holds
    money(1n, 'XAU')
    // @ts-expect-error a currency is not just any text
    money(1n, 'USD' as string)
    // @ts-expect-error an amount without its currency
    toWire({ minor: 1n })
    // @ts-expect-error the reader takes text, not numbers
    parseAmount(5, 'USD')
    // @ts-expect-error bigint and number do not mix
    shareHalfEven(100n, 50)
    // @ts-expect-error nor in arithmetic
    money(1n, 'USD').minor + 1
    // @ts-expect-error an amount does not change
    ;(money(1n, 'USD') as Money).minor = 2n
    // @ts-expect-error whether it was read must be asked first
    parseAmount('1', 'USD').minor
  }
  assert.equal(typeof refused, 'function')
})
