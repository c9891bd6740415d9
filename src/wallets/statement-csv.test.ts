import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { readCsv } from '../../test/support/read-csv.ts'
import {
  createReckoning,
  reckon,
  type StatementHead,
  type StatementLine,
  StatementMismatch,
} from './statement.ts'
import { textCell, writeCsv } from './statement-csv.ts'

const head: StatementHead = {
  holder: '王小明',
  accountNumber: 'OK104739281',
  currency: 'USD',
  from: '2026-11-01',
  to: '2026-11-22',
  timeZone: 'Asia/Shanghai',
  language: 'en',
  issuedAt: new Date('2026-11-22T10:00:00Z'),
  openingMinor: 10_000n,
  closingMinor: 6_949n,
}

const line = (over: Partial<StatementLine>): StatementLine => ({
  at: new Date('2026-11-03T16:30:05Z'),
  kind: 'transfer_sent',
  direction: 'out',
  amountMinor: 3_000n,
  balanceAfterMinor: 7_000n,
  counterparty: 'A*** K***r',
  counterpartyAccount: 'OK200000003',
  memo: null,
  reference: 'tr_1',
  ...over,
})
const fee = line({ kind: 'fee', amountMinor: 51n, balanceAfterMinor: 6_949n, counterparty: null })

async function* pieces(...chunks: (readonly StatementLine[])[]) {
  yield* chunks
}
const csvOf = async (over: Partial<StatementHead>, ...chunks: (readonly StatementLine[])[]) => {
  let text = ''
  for await (const piece of writeCsv({ ...head, ...over }, pieces(...chunks))) text += piece
  return text
}

suite('A statement as CSV', () => {
  test('holds the columns, the opening balance, every line and the closing balance', async () => {
    assert.equal(
      await csvOf({}, [line({ memo: '房租, 11月' })], [fee]),
      [
        '\uFEFFDate,Time,Description,Counterparty,Counterparty account,Memo,Reference,In,Out,Balance,Currency',
        '2026-11-01,,Opening balance,,,,,,,100.00,USD',
        '2026-11-04,00:30:05,Transfer sent,A*** K***r,OK200000003,"房租, 11月",tr_1,,30.00,70.00,USD',
        '2026-11-04,00:30:05,Fee,,OK200000003,,tr_1,,0.51,69.49,USD',
        '2026-11-22,,Closing balance,,,,,,,69.49,USD',
        '',
      ].join('\r\n'),
    )
  })

  test('has Chinese columns for a Chinese reader', async () => {
    const [columns, opening] = readCsv(await csvOf({ language: 'zh-CN', closingMinor: 10_000n }))
    assert.equal(
      columns?.join(),
      '\uFEFF日期,时间,摘要,对方户名,对方账号,附言,流水号,收入,支出,余额,币种',
    )
    assert.equal(opening?.[2], '期初余额')
  })

  test('writes yen without decimals and dinar with three', async () => {
    const yen = await csvOf({ currency: 'JPY' }, [line({})], [fee])
    assert.match(yen, /,3000,7000,JPY\r\n/)
    const dinar = await csvOf({ currency: 'KWD' }, [line({})], [fee])
    assert.match(dinar, /,3\.000,7\.000,KWD\r\n/)
  })

  test('is broken off when a line does not lead to its balance', async () => {
    await assert.rejects(csvOf({}, [line({ amountMinor: 2_999n })], [fee]), StatementMismatch)
  })

  test('is broken off when a line is missing', async () => {
    await assert.rejects(csvOf({}, [fee]), StatementMismatch)
    await assert.rejects(csvOf({}, [line({})]), StatementMismatch)
  })
})

suite('A cell that a spreadsheet would run as a formula is made harmless', () => {
  const table: readonly [text: string, cell: string][] = [
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+8613800000000', "'+8613800000000"],
    ['-1', "'-1"],
    ['@here', "'@here"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['rent = 5', 'rent = 5'],
    ['王小明', '王小明'],
    ['say "hi"', '"say ""hi"""'],
    ['', ''],
  ]
  for (const [text, cell] of table) {
    test(JSON.stringify(text), () => {
      assert.equal(textCell(text), cell)
    })
  }

  test('whatever stands in a memo, it comes back from the file unchanged but for the quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const [[read = ''] = []] = readCsv(`${textCell(text)}\r\n`)
        assert.ok(read === text || read === `'${text}`)
        assert.doesNotMatch(read, /^[=+\-@\t\r\n]/)
      }),
      { numRuns: 3_000 },
    )
  })
})

suite('A statement adds up', () => {
  test('totals tell money in, money out and what of it were fees', () => {
    const deposit = line({
      kind: 'bank_deposit',
      direction: 'in',
      amountMinor: 500n,
      balanceAfterMinor: 7_449n,
    })
    const totals = reckon({ ...head, closingMinor: 7_449n }, [line({}), fee, deposit])
    assert.deepEqual(totals, { inMinor: 500n, outMinor: 3_051n, feesMinor: 51n, lines: 3 })
  })

  test('opening plus in minus out is closing, for any life of a wallet', () => {
    const moves = fc.array(fc.bigInt(-(10n ** 17n), 10n ** 17n).filter((minor) => minor !== 0n))
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 17n), moves, (openingMinor, amounts) => {
        const reckoning = createReckoning(openingMinor)
        let balance = openingMinor
        for (const amount of amounts) {
          balance += amount
          const direction = amount > 0n ? 'in' : 'out'
          const amountMinor = amount > 0n ? amount : -amount
          reckoning.add(line({ direction, amountMinor, balanceAfterMinor: balance }))
        }
        const { inMinor, outMinor } = reckoning.close(balance)
        assert.equal(openingMinor + inMinor - outMinor, balance)
        assert.throws(() => reckoning.close(balance + 1n), StatementMismatch)
      }),
    )
  })
})
