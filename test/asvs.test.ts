import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCsv } from './support/read-csv.ts'

/** `docs/asvs.csv`: for each requirement of OWASP ASVS 5.0 that we took on, the test that shows it. */
const at = (path: string) => new URL(`../${path}`, import.meta.url)
const [heading, ...rows] = readCsv(readFileSync(at('docs/asvs.csv'), 'utf8'))

test('Each requirement stands once, with its level, its state and how it is met', () => {
  assert.deepEqual(heading, ['requirement', 'level', 'state', 'how', 'file', 'test'])
  assert.ok(rows.length >= 70)
  assert.equal(new Set(rows.map(([requirement]) => requirement)).size, rows.length)
  for (const [requirement = '', level = '', state = '', how = ''] of rows) {
    assert.match(requirement, /^V(2\.4|3\.\d|6\.\d|7\.\d|8\.3)\.\d+$/)
    assert.match(level, /^[123]$/, requirement)
    assert.match(state, /^(met|partly|not met)$/, requirement)
    assert.ok(how.length > 3, requirement)
  }
})

test('What is called met or partly met names a test that exists', () => {
  for (const [requirement, , state, , file = '', name = ''] of rows) {
    if (state === 'not met') continue
    assert.ok(existsSync(at(file)), `${requirement}: ${file}`)
    assert.ok(
      name.length > 10 && readFileSync(at(file), 'utf8').includes(name),
      `${requirement}: ${name}`,
    )
  }
})

test('No requirement of the first two levels is unmet', () => {
  const unmet = rows.filter(([, level, state]) => Number(level) < 3 && state === 'not met')
  assert.deepEqual(unmet, [])
})
