import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { Problem } from '#platform/problems'
import type { StatementHead, StatementLine } from './statement.ts'
import { createStatementPrinter } from './statement-printer.ts'
import { dayInWords, groupDigits, lineTitle } from './statement-words.ts'

const printer = createStatementPrinter()
after(() => printer.close())

const head: StatementHead = {
  holder: '王小明 Anna Keller',
  accountNumber: 'OK104739281',
  currency: 'CNY',
  from: '2026-11-01',
  to: '2026-11-22',
  timeZone: 'Asia/Shanghai',
  language: 'zh-CN',
  issuedAt: new Date('2026-11-22T10:00:00Z'),
  openingMinor: 0n,
  closingMinor: 0n,
}
const linesOf = (count: number, memo = '房租 November'): StatementLine[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.UTC(2026, 10, 1, 0, index)),
    kind: 'transfer_received',
    direction: 'in',
    amountMinor: 100n,
    balanceAfterMinor: BigInt(index + 1) * 100n,
    counterparty: 'A*** K***r',
    counterpartyAccount: 'OK200000003',
    memo,
    reference: 'tr_01h455vb4pex5vsknk084sn02q',
  }))
const print = (count: number, over: Partial<StatementHead> = {}, memo?: string) =>
  printer.print({ ...head, closingMinor: BigInt(count) * 100n, ...over }, linesOf(count, memo))

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

/** The texts that a reader can search for and copy: the characters of the embedded fonts' maps. */
const charactersOf = (pdf: Buffer): string => {
  const found: string[] = []
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/stream\n/g)) {
    const from = match.index + match[0].length
    const to = text.indexOf('\nendstream', from)
    try {
      const inflated = inflateSync(pdf.subarray(from, to)).toString('latin1')
      if (!inflated.includes('beginbfrange')) continue
      for (const [, code = ''] of inflated.matchAll(/<([0-9a-f]{4})>(?=[ \]])/g)) {
        found.push(String.fromCharCode(Number.parseInt(code, 16)))
      }
    } catch {
      // Not a compressed stream.
    }
  }
  return found.join('')
}

suite('A statement as PDF', () => {
  test('is one page with embedded fonts, also when nothing happened', async () => {
    const pdf = await print(0)
    assert.equal(pdf.subarray(0, 8).toString(), '%PDF-1.7')
    assert.equal(pagesOf(pdf), 1)
    assert.ok(pdf.includes('NotoSansSC-Regular'))
    assert.ok(pdf.includes('/FontFile2'))
  })

  test('can be searched and copied: its Chinese characters are characters', async () => {
    const characters = charactersOf(await print(3))
    for (const character of '账户对账单房租王小明期初余额') {
      assert.ok(characters.includes(character), character)
    }
  })

  test('holds only the characters that it needs', async () => {
    assert.ok((await print(10)).length < 60_000)
  })

  test('of a thousand lines has all its pages and stays small', async () => {
    const pdf = await print(1_000)
    assert.ok((pagesOf(pdf) ?? 0) > 60)
    assert.ok(pdf.length < 400_000, `${pdf.length} bytes`)
  })

  test('is drawn beside other work, which does not wait for it', async () => {
    let longestMs = 0
    let last = performance.now()
    const pulse = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last)
      last = performance.now()
    }, 5)
    const started = performance.now()
    await print(1_500).finally(() => clearInterval(pulse))
    const tookMs = performance.now() - started
    assert.ok(longestMs < tookMs / 2, `held for ${longestMs} of ${tookMs} ms`)
  })

  test('takes the longest memo, strange characters and the largest amounts', async () => {
    const strange = `${'很长的附言'.repeat(20)} ${'x'.repeat(140)} 💣 \u202E العربية`
    assert.equal(pagesOf(await print(2, {}, strange)), 1)
    const closingMinor = 999_999_999_999_999_999n
    const [line] = linesOf(1)
    const large = { ...line!, amountMinor: closingMinor, balanceAfterMinor: closingMinor }
    const pdf = await printer.print({ ...head, currency: 'JPY', closingMinor }, [large])
    assert.equal(pagesOf(pdf), 1)
  })

  test('is not made when its lines do not add up', async () => {
    await assert.rejects(print(3, { closingMinor: 299n }), /≠ 299/)
  })

  test('is printed in order with others, each for its own caller', async () => {
    const pdfs = await Promise.all([0, 40, 0, 80].map((count) => print(count)))
    const pages = pdfs.map((pdf) => pagesOf(pdf) ?? 0)
    assert.equal(pages[0], 1)
    assert.ok(pages[1]! > 1 && pages[3]! > pages[1]!)
  })

  test('is refused with a time to come back when too many wait', async () => {
    const small = createStatementPrinter({ capacity: 1 })
    const first = small.print(head, [])
    await assert.rejects(
      small.print(head, []),
      (error) =>
        error instanceof Problem &&
        error.code === 'wallets.statements_busy' &&
        error.retryAfterSeconds === 5,
    )
    assert.ok((await first).length > 0)
    await small.close()
  })

  test('that is never finished is given up, and the next one is drawn', async () => {
    const hasty = createStatementPrinter({ patienceMs: 1 })
    await assert.rejects(hasty.print(head, []), /not drawn within 1 ms/)
    await hasty.close()
    assert.ok((await print(0)).length > 0)
  })

  test('is made again after the thread was ended for want of work', async () => {
    const lazy = createStatementPrinter({ idleMs: 1 })
    await lazy.print(head, [])
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.ok((await lazy.print(head, [])).length > 0)
    await lazy.close()
  })
})

suite('The words of a statement', () => {
  const [line] = linesOf(1)

  test('say what happened and with whom', () => {
    assert.equal(lineTitle(line!, 'en'), 'From A*** K***r')
    assert.equal(lineTitle(line!, 'zh-CN'), '收到 A*** K***r 转账')
    assert.equal(lineTitle({ ...line!, kind: 'fee', counterparty: null }, 'en'), 'Fee')
    assert.equal(
      lineTitle({ ...line!, kind: 'bank_deposit', counterparty: '' }, 'en'),
      'Bank deposit',
    )
  })

  test('write days as the reader does', () => {
    assert.equal(dayInWords('2026-11-01', 'en'), '1 Nov 2026')
    assert.equal(dayInWords('2026-11-01', 'zh-CN'), '2026年11月1日')
  })

  test('group thousands and leave decimals alone', () => {
    assert.equal(groupDigits('1234567.890123'), '1,234,567.890123')
    assert.equal(groupDigits('-1234.50'), '-1,234.50')
    assert.equal(groupDigits('999'), '999')
  })
})
