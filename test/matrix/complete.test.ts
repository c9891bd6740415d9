import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import '../../src/main.ts'
import { declaredProblems } from '../../src/platform/problems.ts'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
const cases = files
  .filter((name) => name !== 'complete.test.ts')
  .flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return [...text.matchAll(/^\s+'([a-z]+\.[a-z0-9_]+)':/gm)].map(([, code]) => code!)
  })

test('each declared problem stands in the matrix, once', (t) => {
  const twice = cases.filter((code, at) => cases.indexOf(code) !== at)
  assert.deepEqual(twice, [])
  const declared = [...declaredProblems.keys()]
  const unknown = cases.filter((code) => !declaredProblems.has(code))
  assert.deepEqual(unknown, [], 'declared nowhere')
  const open = declared.filter((code) => !cases.includes(code))
  assert.deepEqual(open, [], 'in no file of test/matrix')
  t.diagnostic(`matrix: ${cases.length} of ${declared.length} problems`)
})
