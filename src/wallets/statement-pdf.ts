import { formatMinor, minorUnitsOf } from '#money'
import {
  type Box,
  colours,
  contentWidth,
  createPdf,
  drawRule,
  type Fonts,
  finishPdf,
  heightOf,
  type Pdf,
  sheet,
  writeFitted,
  writeText,
} from './pdf-page.ts'
import { createPrintable } from './printable.ts'
import {
  reckon,
  type StatementHead,
  type StatementLine,
  type StatementTotals,
} from './statement.ts'
import {
  createLocalTime,
  dayInWords,
  groupDigits,
  lineTitle,
  statementWords,
} from './statement-words.ts'

type Sheet = {
  readonly pdf: Pdf
  readonly head: StatementHead
  readonly amount: (minor: bigint) => string
  readonly local: ReturnType<typeof createLocalTime>
  readonly printable: (text: string) => string
}

const left = sheet.margin
const right = sheet.width - sheet.margin
const lastY = sheet.height - sheet.bottom

/** Columns of the table: date, description, in, out, balance. */
const columns = {
  date: { x: left, width: 58 },
  description: { x: left + 66, width: 181 },
  in: { x: left + 253, width: 78 },
  out: { x: left + 337, width: 78 },
  balance: { x: left + 421, width: contentWidth - 421 },
} as const

const wordmark = (pdf: Pdf, y: number, size: number): void => {
  pdf.roundedRect(left, y, size, size, size / 4).fill(colours.accent)
  const unit = size / 20
  pdf
    .moveTo(left + 5 * unit, y + 10.5 * unit)
    .lineTo(left + 8.8 * unit, y + 14 * unit)
    .lineTo(left + 15 * unit, y + 6.5 * unit)
    .lineWidth(2.4 * unit)
    .lineCap('round')
    .lineJoin('round')
    .strokeColor('#FFFFFF')
    .stroke()
  const box = { x: left + size * 1.35, y: y - size * 0.12, width: 120 }
  writeFitted(pdf, 'OKPay', box, { font: 'bold', size: size * 0.86, colour: colours.accent })
}

const periodWords = ({ from, to, language }: StatementHead): string =>
  from === to
    ? dayInWords(from, language)
    : `${dayInWords(from, language)} – ${dayInWords(to, language)}`

const currencyName = ({ currency, language }: StatementHead): string => {
  if (currency === 'USDC') return 'USDC'
  const name = new Intl.DisplayNames([language], { type: 'currency' }).of(currency)
  return language === 'en' ? `${currency} (${name})` : `${currency}（${name}）`
}

const zoneWords = ({ timeZone, issuedAt, language }: StatementHead, local: Sheet['local']) =>
  language === 'en'
    ? `${timeZone} (${local.offset(issuedAt)})`
    : `${timeZone}（${local.offset(issuedAt)}）`

/** Labels over values, two columns; returns where they end. */
const drawDetails = ({ pdf, head, local }: Sheet, top: number): number => {
  const words = statementWords[head.language]
  const width = (contentWidth - 24) / 2
  const issued = `${dayInWords(local.day(head.issuedAt), head.language)} ${local.time(head.issuedAt).slice(0, 5)}`
  const rows = [
    [words.holder, head.holder, words.period, periodWords(head)],
    [words.accountNumber, head.accountNumber, words.issued, issued],
    [words.wallet, currencyName(head), words.timeZone, zoneWords(head, local)],
  ] as const
  let y = top
  for (const [labelLeft, valueLeft, labelRight, valueRight] of rows) {
    const cells = [
      { label: labelLeft, value: valueLeft, x: left },
      { label: labelRight, value: valueRight, x: left + width + 24 },
    ]
    let height = 0
    for (const { label, value, x } of cells) {
      writeText(pdf, label, { x, y, width }, { size: 7.5, colour: colours.muted })
      const style = { font: 'bold', size: 10 } as const
      writeText(pdf, value, { x, y: y + 11, width }, style)
      height = Math.max(height, heightOf(pdf, value, width, style))
    }
    y += 11 + height + 7
  }
  return y
}

/** Opening, in, out, closing: the statement in one line. */
const drawSummary = ({ pdf, head, amount }: Sheet, totals: StatementTotals, top: number) => {
  const words = statementWords[head.language]
  const height = 62
  pdf.roundedRect(left, top, contentWidth, height, 8).fill(colours.tint)
  const fees = totals.feesMinor === 0n ? '' : `${words.ofWhichFees} ${amount(totals.feesMinor)}`
  const signed = (sign: string, minor: bigint) => (minor === 0n ? '' : sign) + amount(minor)
  const parts = [
    { label: words.opening, value: amount(head.openingMinor), note: head.currency },
    { label: words.moneyIn, value: signed('+', totals.inMinor), note: '' },
    { label: words.moneyOut, value: signed('−', totals.outMinor), note: fees },
    { label: words.closing, value: amount(head.closingMinor), note: head.currency },
  ]
  const width = contentWidth / parts.length
  for (const [index, { label, value, note }] of parts.entries()) {
    const box = { x: left + index * width + 14, y: top + 9, width: width - 20 }
    const colour = index === 3 ? colours.accent : colours.ink
    writeFitted(pdf, label, box, { size: 7.5, colour: colours.muted })
    writeFitted(pdf, value, { ...box, y: top + 21 }, { font: 'bold', size: 12.5, colour })
    writeFitted(pdf, note, { ...box, y: top + 42 }, { size: 7.5, colour: colours.muted })
  }
  return top + height
}

const drawTableHead = ({ pdf, head }: Sheet, top: number): number => {
  const words = statementWords[head.language]
  const style = { font: 'bold', size: 7.5, colour: colours.muted } as const
  const at = (column: { x: number; width: number }): Box => ({ ...column, y: top })
  writeFitted(pdf, words.date, at(columns.date), style)
  writeFitted(pdf, words.description, at(columns.description), style)
  writeFitted(pdf, words.columnIn, at(columns.in), { ...style, align: 'right' })
  writeFitted(pdf, words.columnOut, at(columns.out), { ...style, align: 'right' })
  writeFitted(pdf, words.balance, at(columns.balance), { ...style, align: 'right' })
  drawRule(pdf, top + 14, colours.accent, 1)
  return top + 15
}

/** A new page with what a loose sheet must tell by itself, and the table's head. */
const turnPage = (on: Sheet): number => {
  const { pdf, head } = on
  pdf.addPage()
  wordmark(pdf, left - 8, 14)
  const words = statementWords[head.language]
  const text = `${head.holder} | ${head.accountNumber} | ${head.currency} | ${periodWords(head)}`
  const box = { x: left + 90, y: left - 8, width: contentWidth - 90 }
  const style = { size: 7.5, colour: colours.muted, align: 'right' } as const
  writeFitted(pdf, `${words.title} (${words.continued}) | ${text}`, box, style)
  return drawTableHead(on, left + 20)
}

const small = { size: 7.5, colour: colours.muted } as const
const titleStyle = { font: 'bold', size: 9 } as const
const memoStyle = { size: 8.5, colour: colours.ink } as const

type RowTexts = { readonly title: string; readonly memo: string; readonly fine: string }

const textsOf = ({ head, printable }: Sheet, line: StatementLine): RowTexts => ({
  title: printable(lineTitle(line, head.language)),
  memo: printable(line.memo ?? ''),
  fine: [line.counterpartyAccount, line.reference].filter(Boolean).join(' | '),
})

const drawLine = (on: Sheet, line: StatementLine, texts: RowTexts, top: number, end: number) => {
  const { pdf, local, amount } = on
  const { width } = columns.description
  const y = top + 6
  writeFitted(pdf, local.day(line.at), { ...columns.date, y }, { size: 8.5 })
  writeFitted(pdf, local.time(line.at).slice(0, 5), { ...columns.date, y: y + 12 }, small)
  let inner = y
  for (const [text, style] of [
    [texts.title, titleStyle],
    [texts.memo, memoStyle],
    [texts.fine, small],
  ] as const) {
    if (!text) continue
    writeText(pdf, text, { ...columns.description, y: inner }, style)
    inner += heightOf(pdf, text, width, style) + 1
  }
  const side = line.direction === 'in' ? columns.in : columns.out
  writeFitted(pdf, amount(line.amountMinor), { ...side, y }, { size: 9, align: 'right' })
  const balance = amount(line.balanceAfterMinor)
  writeFitted(pdf, balance, { ...columns.balance, y }, { font: 'bold', size: 9, align: 'right' })
  drawRule(pdf, end)
}

const rowHeight = (pdf: Pdf, { title, memo, fine }: RowTexts): number => {
  const { width } = columns.description
  const inner =
    heightOf(pdf, title, width, titleStyle) +
    (memo ? heightOf(pdf, memo, width, memoStyle) : 0) +
    (fine ? heightOf(pdf, fine, width, small) : 0)
  return Math.max(inner + 2, 24) + 12
}

const drawBalanceRow = ({ pdf, amount }: Sheet, label: string, minor: bigint, top: number) => {
  const style = { font: 'bold', size: 9 } as const
  const y = top + 6
  writeFitted(pdf, label, { ...columns.description, y }, style)
  writeFitted(pdf, amount(minor), { ...columns.balance, y }, { ...style, align: 'right' })
  drawRule(pdf, top + 25)
  return top + 25
}

const drawFooters = ({ pdf, head, local }: Sheet): void => {
  const words = statementWords[head.language]
  const { count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index)
    const y = sheet.height - 44
    drawRule(pdf, y)
    const number =
      head.language === 'en'
        ? `Page ${index + 1} of ${count}`
        : `第 ${index + 1} 页，共 ${count} 页`
    const note = { x: left, y: y + 6, width: contentWidth - 90 }
    writeFitted(pdf, words.made, note, small)
    writeFitted(pdf, `${words.timeZone} ${zoneWords(head, local)}`, { ...note, y: y + 17 }, small)
    writeFitted(pdf, number, { x: right - 86, y: y + 6, width: 86 }, { ...small, align: 'right' })
  }
}

/**
 * Draws a statement as a PDF of A4 pages; fonts are embedded as subsets.
 * @throws StatementMismatch when the lines do not lead from the opening to the closing balance.
 */
export const drawStatement = (
  fonts: Fonts,
  head: StatementHead,
  lines: readonly StatementLine[],
): Promise<Buffer> => {
  const words = statementWords[head.language]
  const totals = reckon(head, lines)
  const digits = minorUnitsOf(head.currency)
  const title = `OKPay ${words.title} ${head.currency} ${head.from} – ${head.to}`
  const pdf = createPdf(fonts, { title, language: head.language, at: head.issuedAt })
  const printable = createPrintable((codePoint) => fonts.regular.hasGlyphForCodePoint(codePoint))
  const on: Sheet = {
    pdf,
    printable,
    head: { ...head, holder: printable(head.holder) },
    amount: (minor) => groupDigits(formatMinor(minor, digits)),
    local: createLocalTime(head.timeZone),
  }
  wordmark(pdf, left, 24)
  const heading = { x: left + 150, y: left - 3, width: contentWidth - 150 }
  writeFitted(pdf, words.title, heading, { font: 'bold', size: 18, align: 'right' })
  const summaryTop = drawDetails(on, left + 50) + 6
  let y = drawTableHead(on, drawSummary(on, totals, summaryTop) + 22)
  y = drawBalanceRow(on, words.opening, head.openingMinor, y)
  if (lines.length === 0) {
    writeText(pdf, words.noLines, { ...columns.description, y: y + 14 }, { colour: colours.muted })
    y += 42
  }
  for (const line of lines) {
    const texts = textsOf(on, line)
    const height = rowHeight(pdf, texts)
    if (y + height > lastY) y = turnPage(on)
    drawLine(on, line, texts, y, y + height)
    y += height
  }
  if (y + 25 > lastY) y = turnPage(on)
  drawBalanceRow(on, words.closing, head.closingMinor, y)
  drawFooters(on)
  return finishPdf(pdf)
}
