import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { openFonts } from './pdf-page.ts'
import { createPrintable } from './printable.ts'

const { regular, bold } = openFonts()
const printable = createPrintable((codePoint) => regular.hasGlyphForCodePoint(codePoint))

suite('A name on paper', () => {
  const table: readonly [text: string, printed: string][] = [
    ['王小明', '王小明'],
    ['Müller Ærøskøbing ß', 'Müller Ærøskøbing ß'],
    ['Nguyễn Thị Hiếu', 'Nguyễn Thị Hiếu'],
    ['Zażółć Łukasz', 'Zazólc Lukasz'],
    ['Şahin Yıldırım Gökçe', 'Sahin Yildirim Gökçe'],
    ['Dvořák Čapek', 'Dvorák Capek'],
    ['e\u0301', 'é'],
    ['Александр', 'Александр'],
    ['さとう カタカナ', 'さとう カタカナ'],
    ['two\tcolumns\r\nand\u0000lines', 'two columns and lines'],
  ]
  for (const [text, printed] of table) {
    test(`${JSON.stringify(text)} is printed as ${printed}`, () => {
      assert.equal(printable(text), printed)
      for (const character of printed) {
        for (const font of [regular, bold]) {
          assert.ok(font.hasGlyphForCodePoint(character.codePointAt(0)!), `box for ${character}`)
        }
      }
    })
  }

  test('in a script that the typeface lacks stays what it is', () => {
    assert.equal(printable('فاطمة 한국'), 'فاطمة 한국')
  })
})
