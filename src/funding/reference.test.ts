import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { systemRandom } from '#platform/random'
import { drawReference, findReferences } from './reference.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const reference = fc.constant(null).map(() => drawReference(systemRandom))
/** Places of the eight characters in `OK-XXXX-XXXX`. */
const places = [3, 4, 5, 6, 8, 9, 10, 11]

const replaceAt = (text: string, at: number, character: string) =>
  text.slice(0, at) + character + text.slice(at + 1)

test('a reference is short, sayable and found in its own text', () => {
  for (let round = 0; round < 200; round++) {
    const drawn = drawReference(systemRandom)
    assert.match(drawn, /^OK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    assert.deepEqual(findReferences([drawn]), [drawn])
  }
})

test('one wrong character is never somebody else', () => {
  fc.assert(
    fc.property(
      reference,
      fc.constantFrom(...places),
      fc.constantFrom(...alphabet),
      (text, at, put) => {
        if (text[at] === put) return
        assert.deepEqual(findReferences([replaceAt(text, at, put)]), [])
      },
    ),
    { numRuns: 500 },
  )
})

test('two neighbours swapped are never somebody else', () => {
  fc.assert(
    fc.property(reference, fc.integer({ min: 0, max: 6 }), (text, index) => {
      const [a, b] = [places[index]!, places[index + 1]!]
      if (text[a] === text[b]) return
      const swapped = replaceAt(replaceAt(text, a, text[b]!), b, text[a]!)
      assert.deepEqual(findReferences([swapped]), [])
    }),
    { numRuns: 500 },
  )
})

test('spaces, case, full-width letters and look-alikes do not matter', () => {
  fc.assert(
    fc.property(reference, fc.string(), fc.string(), (text, before, after) => {
      const typed = text
        .toLowerCase()
        .replaceAll('0', 'o')
        .replaceAll('1', 'I')
        .replaceAll('-', '  ')
      assert.ok(findReferences([`${before} ${typed} ${after}`]).includes(text))
      const wide = text.replace(/[0-9A-Z]/g, (one) =>
        String.fromCharCode(one.charCodeAt(0) + 0xfee0),
      )
      assert.deepEqual(findReferences([wide]), [text])
    }),
    { numRuns: 200 },
  )
})

test('several references are all found, each once', () => {
  const [first, second] = [drawReference(systemRandom), drawReference(systemRandom)]
  assert.deepEqual(findReferences([`${first}${second}`, first]), [first, second])
  assert.deepEqual(findReferences(['OK', '', 'Rechnung 2026-11', 'OKAY 12345678']), [])
})
