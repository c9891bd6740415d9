import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readSearch } from './search-words.ts'

const amountsOf = (text: string) =>
  readSearch(text).flatMap(({ amounts }) =>
    amounts.map(({ currency, minor }) => `${currency} ${minor}`),
  )

suite('What is typed into the search', () => {
  test('is split into words that must all be found', () => {
    assert.deepEqual(
      readSearch('  Rent\t王小明　房租 ').map(({ patterns }) => patterns),
      [['%rent%'], ['%王小明%'], ['%房租%']],
    )
  })

  test('nothing but blanks searches for nothing', () => {
    assert.deepEqual(readSearch(' \t　'), [])
  })

  test('a percent sign, an underscore and a backslash stand for themselves', () => {
    assert.deepEqual(readSearch('100%_\\')[0]?.patterns, ['%100\\%\\_\\\\%'])
  })

  test('full-width letters are found as they were typed and as plain ones', () => {
    assert.deepEqual(readSearch('ＡＢＣ')[0]?.patterns, ['%ａｂｃ%', '%abc%'])
  })

  for (const text of ['68', '68.00', '068', '+68', '−68.00', '-68', '$68', '￥68.00', '６８']) {
    test(`${text} also means the amount 68 in every currency`, () => {
      assert.deepEqual(amountsOf(text), [
        ...['USD 6800', 'EUR 6800', 'CNY 6800', 'HKD 6800', 'JPY 68', 'KWD 68000'],
        'USDC 68000000',
      ])
    })
  }

  for (const text of ['1,200', '1200', '1，200.00', '¥1,200']) {
    test(`${text} also means twelve hundred`, () => {
      assert.deepEqual(amountsOf(text).slice(0, 1), ['USD 120000'])
    })
  }

  test('a fraction means amounts only where the currency has such a fraction', () => {
    assert.deepEqual(amountsOf('0.125'), ['KWD 125', 'USDC 125000'])
    assert.deepEqual(amountsOf('0.5').includes('JPY 5'), false)
  })

  for (const text of ['68a', '6 8x', '1,20', '12,0000', '1.2.3', '.', ',', '0', 'OK104739281']) {
    test(`${text} is text only`, () => {
      const [word] = readSearch(text.replace(' ', ''))
      assert.deepEqual(word?.amounts, [])
    })
  }
})
