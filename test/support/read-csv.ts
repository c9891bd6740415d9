import assert from 'node:assert/strict'

/** Reads CSV as RFC 4180 says; fails when a part of the text is not CSV. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  let row: string[] = []
  let end = 0
  for (const match of text.matchAll(cell)) {
    const [whole, content = '', separator] = match
    end = match.index + whole.length
    row.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content)
    if (separator === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  assert.equal(end, text.length, 'the whole text is CSV')
  return rows
}
