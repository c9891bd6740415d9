import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { createCursors, pageLimit, toPage } from './paging.ts'
import { Problem } from './problems.ts'

const key = Buffer.alloc(32, 7)
const cursors = createCursors(key)
const refused = (error: unknown) =>
  error instanceof Problem && error.code === 'platform.cursor_invalid'

suite('A cursor', () => {
  test('opens the place that it was made for, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ unit: 'grapheme' })), (list, position) => {
        assert.deepEqual(cursors.read(list, cursors.write(list, position)), position)
      }),
    )
  })

  test('does not open another list, nor that of another person', () => {
    const cursor = cursors.write('activity:anna', ['2026-11-22', '1'])
    assert.throws(() => cursors.read('activity:bert', cursor), refused)
    assert.throws(() => cursors.read('deposits:anna', cursor), refused)
  })

  test('cannot be shifted between the name of the list and the place', () => {
    const cursor = cursors.write('a', ['b'])
    assert.throws(() => cursors.read('a["b"]', cursor), refused)
  })

  test('is refused when one character was changed', () => {
    const cursor = cursors.write('activity:anna', ['2026-11-22 10:00:00.123456+00', 'id'])
    for (let index = 0; index < cursor.length; index++) {
      const other = cursor[index] === 'A' ? 'B' : 'A'
      const changed = cursor.slice(0, index) + other + cursor.slice(index + 1)
      assert.throws(() => cursors.read('activity:anna', changed), refused, `character ${index}`)
    }
  })

  test('is refused when it was cut, made up, or signed with another key', () => {
    const cursor = cursors.write('a', ['b'])
    const foreign = createCursors(Buffer.alloc(32, 8)).write('a', ['b'])
    for (const text of ['', 'x', cursor.slice(1), `${cursor}A`, `${cursor}=`, '💣', foreign]) {
      assert.throws(() => cursors.read('a', text), refused, text)
    }
  })

  test('is never made with a short key', () => {
    assert.throws(() => createCursors(Buffer.alloc(31)))
  })
})

suite('A page', () => {
  const next = (row: number) => `after ${row}`

  test('tells where to go on when one line more than asked for was found', () => {
    assert.deepEqual(toPage([1, 2, 3], 2, String, next), { items: ['1', '2'], next: 'after 2' })
  })

  test('is the last one when no line is left', () => {
    assert.deepEqual(toPage([1, 2], 2, String, next), { items: ['1', '2'], next: null })
    assert.deepEqual(toPage([], 2, String, next), { items: [], next: null })
  })

  test('holds 20 lines unless another number is asked for', () => {
    assert.equal(pageLimit(undefined), 20)
    assert.equal(pageLimit('100'), 100)
  })
})
