import { formatMinor, minorUnitsOf } from '#money'
import { createReckoning, type StatementHead, type StatementLine } from './statement.ts'
import { createLocalTime, kindWords, statementWords } from './statement-words.ts'

// A spreadsheet runs a cell that begins so as a formula, also behind blanks and in full width.
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** A text as a CSV cell (RFC 4180): never a formula, quoted where it must be. */
export const textCell = (text: string): string => {
  const harmless = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const row = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

/**
 * The statement as CSV, piece by piece: a UTF-8 byte-order mark, the columns, the opening balance,
 * one line a posting, the closing balance. Amounts are plain decimals.
 * @throws StatementMismatch when the lines do not lead from the opening to the closing balance.
 */
export async function* writeCsv(
  head: StatementHead,
  lines: AsyncIterable<readonly StatementLine[]>,
): AsyncGenerator<string> {
  const words = statementWords[head.language]
  const local = createLocalTime(head.timeZone)
  const digits = minorUnitsOf(head.currency)
  const decimal = (minor: bigint) => formatMinor(minor, digits)
  const balanceRow = (day: string, what: string, minor: bigint) =>
    row([day, '', textCell(what), '', '', '', '', '', '', decimal(minor), head.currency])
  const columns = [
    ...[words.date, words.time, words.description, words.counterparty, words.counterpartyAccount],
    ...[
      words.memo,
      words.reference,
      words.columnIn,
      words.columnOut,
      words.balance,
      words.currency,
    ],
  ]
  yield `\uFEFF${row(columns.map(textCell))}${balanceRow(head.from, words.opening, head.openingMinor)}`
  const reckoning = createReckoning(head.openingMinor)
  for await (const some of lines) {
    let text = ''
    for (const line of some) {
      reckoning.add(line)
      text += row([
        local.day(line.at),
        local.time(line.at),
        textCell(kindWords(line.kind, head.language)),
        textCell(line.counterparty ?? ''),
        textCell(line.counterpartyAccount ?? ''),
        textCell(line.memo ?? ''),
        textCell(line.reference),
        line.direction === 'in' ? decimal(line.amountMinor) : '',
        line.direction === 'out' ? decimal(line.amountMinor) : '',
        decimal(line.balanceAfterMinor),
        head.currency,
      ])
    }
    yield text
  }
  reckoning.close(head.closingMinor)
  yield balanceRow(head.to, words.closing, head.closingMinor)
}
